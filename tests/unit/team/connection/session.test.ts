import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { annotate } from '../../../../lib/checkouts/annotate';
import { recordAnswer, recordImported } from '../../../../lib/checkouts/recordAnswer';
import { applyRules } from '../../../../lib/checkouts/rules/rules';
import type { LinkState } from '../../../../lib/team/connection/session';
import { newTeamKey, teamKeyOf } from '../../../../lib/team/contract/teamKey';
import { countUnsent, tellAll } from '../../../../lib/team/sync/sending';
import { createRealDesk } from '../../../team/realDesk';
import type { TeamOnServers } from '../../../team/teamOnServers';
import { startTeam } from '../../../team/teamOnServers';
import { model, NOW } from '../../support/examples';
import { agreedIn } from '../sync/desks';

const key = await teamKeyOf(newTeamKey());
const OWNER = { accountId: 'mine', widgetId: 'CAP-df02b127-6717-4a73-a231-5a57155308a5' };
let team: TeamOnServers;
const ends: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  team = await startTeam({ agents: ['anna', 'bob'] });
});
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
  await team.close();
});

async function deskOf(agent: string) {
  const states: LinkState['is'][] = [];
  const desk = await createRealDesk(team.member(agent), {
    servers: team.urls,
    keys: [key],
    now: () => NOW,
    onState: ({ is }) => void states.push(is),
  });
  ends.push(desk.close);
  return { ...desk, states };
}

function answerOf(id: string, status: string, at: number) {
  const said = { id, status, createdAt: new Date(NOW).toISOString() };
  return { model: model({ ...said, request: null }), raw: JSON.stringify(said), at };
}

describe('two desks on a real server', () => {
  it('see each other’s checkouts, notes and statuses by themselves', async () => {
    const [anna, bob] = [await deskOf('anna'), await deskOf('bob')];
    await recordImported(anna.db, answerOf('CCO-1', 'NEW', NOW), OWNER, applyRules);
    await Promise.all([anna.session.wake(), bob.session.wake()]);
    await expect.poll(() => bob.db.checkouts.get('CCO-1')).toMatchObject({ status: 'NEW', unconfirmed: true });
    await annotate(bob.db, ['CCO-1'], { note: 'Rang twice', archived: 1 }, NOW + 1);
    await expect.poll(() => anna.db.checkouts.get('CCO-1')).toMatchObject({ note: 'Rang twice', archived: 1 });
    await recordAnswer(anna.db, answerOf('CCO-1', 'SUCCESS', NOW + 2), applyRules);
    await expect
      .poll(async () => (await bob.db.checkouts.get('CCO-1'))?.hint)
      .toMatchObject({ status: 'SUCCESS', by: 'anna' });
    expect(await bob.db.notices.count()).toBe(0);
    // On a busy computer the first try may take too long.
    expect([anna.states[0], anna.states.at(-1)]).toEqual(['connecting', 'connected']);
  });

  it('find each other again after the server was killed, and lose nothing', async () => {
    const [anna, bob] = [await deskOf('anna'), await deskOf('bob')];
    await Promise.all([anna.session.wake(), bob.session.wake()]);
    await team.servers[0]?.kill();
    for (const id of ['CCO-1', 'CCO-2']) await recordImported(anna.db, answerOf(id, 'NEW', NOW), OWNER, applyRules);
    await recordImported(bob.db, answerOf('CCO-2', 'NEW', NOW), OWNER, applyRules);
    await annotate(anna.db, ['CCO-2'], { note: 'Anna’s' }, NOW + 1);
    await annotate(bob.db, ['CCO-2'], { note: 'Bob’s' }, NOW + 2);
    await expect.poll(() => anna.states).toContain('offline');
    await team.servers[0]?.start();
    for (const { db } of [anna, bob]) await expect.poll(() => countUnsent(db)).toBe(0);
    await expect
      .poll(() => agreedIn(anna.db))
      .toEqual([
        expect.objectContaining({ id: 'CCO-1' }),
        expect.objectContaining({ id: 'CCO-2', note: 'Bob’s', others: ['Anna’s'] }),
      ]);
    await expect.poll(() => agreedIn(bob.db)).toEqual(await agreedIn(anna.db));
  });

  it('one that is removed is cut off, and keeps what it has not said', async () => {
    const bob = await deskOf('bob');
    await bob.session.wake();
    await team.remove('bob');
    await expect.poll(() => bob.states.at(-1)).toBe('refused');
    await recordImported(bob.db, answerOf('CCO-1', 'NEW', NOW), OWNER, applyRules);
    await bob.session.wake();
    expect(await countUnsent(bob.db)).toBe(1);
  });

  it('share one lease to ask about a checkout', async () => {
    const [anna, bob] = [await deskOf('anna'), await deskOf('bob')];
    const asked = { id: 'CCO-1', hint: null };
    expect(await anna.session.mayAsk(asked)).toBe(true);
    await Promise.all([anna.session.wake(), bob.session.wake()]);
    const may = await Promise.all([anna, bob].map(({ session }) => session.mayAsk(asked)));
    expect(may.filter(Boolean)).toHaveLength(1);
    const hint = { status: 'SUCCESS', source: 'colleague', at: NOW } as const;
    for (const { session } of [anna, bob]) expect(await session.mayAsk({ ...asked, hint })).toBe(true);
  });

  it('fill a stream that was made anew', async () => {
    const [anna, bob] = [await deskOf('anna'), await deskOf('bob')];
    for (let at = 0; at < 100; at += 1)
      await recordImported(anna.db, answerOf(`CCO-${at}`, 'NEW', NOW), OWNER, applyRules);
    await anna.session.wake();
    await anna.session.end();
    await team.admin.call('STREAM.DELETE.DESK', {});
    await team.createStreams();
    await anna.db.outbox.clear();
    await tellAll(anna.db);
    const again = await deskOf('anna');
    await Promise.all([again.session.wake(), bob.session.wake()]);
    await expect.poll(() => bob.db.checkouts.count()).toBe(100);
  });
});
