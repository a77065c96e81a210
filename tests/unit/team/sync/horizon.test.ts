import { describe, expect, it } from 'vitest';
import { annotate } from '../../../../lib/checkouts/annotate';
import { recordImported } from '../../../../lib/checkouts/recordAnswer';
import { applyRules } from '../../../../lib/checkouts/rules/rules';
import { DAY } from '../../../../lib/shared/time';
import { sealRecord } from '../../../../lib/team/contract/envelope';
import { newTeamKey, teamKeyOf } from '../../../../lib/team/contract/teamKey';
import { countUnsent, sendAll } from '../../../../lib/team/sync/sending';
import { model, NOW, WIDGET_ID } from '../../support/examples';
import { annaAndBob, type Desk, joinedDesk } from './desks';

const key = await teamKeyOf(newTeamKey());

const SUBJECT = 'desk.team.horizon';

/** Two desks that both have an old checkout and a new one. */
async function team() {
  const { clock, anna, bob, server } = await annaAndBob(key);
  const imports = async ({ db }: Desk, id: string, age: number) => {
    const createdAt = new Date(NOW - age).toISOString();
    const raw = JSON.stringify({ id, status: 'NEW', createdAt });
    const answer = { model: model({ id, request: null, createdAt }), raw, at: NOW };
    await recordImported(db, answer, { accountId: 'mine', widgetId: WIDGET_ID }, applyRules);
  };
  for (const desk of [anna, bob]) {
    await imports(desk, 'CCO-old', 400 * DAY);
    await imports(desk, 'CCO-new', 10 * DAY);
  }
  for (const desk of [anna, bob]) await desk.sync(server.link());
  /** As the admin's tool does it. */
  const forget = async (before: number) => {
    server.store('DESK', SUBJECT, await sealRecord({ v: 1, before }, SUBJECT, key));
    for (const { subject } of server.all()) if (subject.includes('.CCO-old.')) server.forget(subject);
  };
  return { clock, anna, bob, server, forget, imports };
}
const idsAt = ({ db }: Desk) => db.checkouts.toCollection().primaryKeys();

describe('what the admin has the team forget by age', () => {
  it('leaves each desk, with its timeline and what was to be sent of it, whatever its status [S-156]', async () => {
    const { anna, bob, server, forget } = await team();
    await annotate(bob.db, ['CCO-old'], { note: 'not sent yet' }, NOW);
    await forget(NOW - 365 * DAY);
    for (const desk of [bob, anna]) await desk.sync(server.link());
    for (const desk of [anna, bob]) {
      expect(await idsAt(desk)).toEqual(['CCO-new']);
      expect(await desk.db.timeline.where('checkoutId').equals('CCO-old').count()).toBe(0);
      expect(await countUnsent(desk.db)).toBe(0);
    }
    expect(server.all().some(({ subject }) => subject.includes('.CCO-old.'))).toBe(false);
  });

  it('does not come back by a desk that says it once more, nor when all is read again [S-156]', async () => {
    const { anna, bob, server, forget } = await team();
    await annotate(bob.db, ['CCO-old'], { note: 'late' }, NOW);
    await forget(NOW - 365 * DAY);
    await anna.sync(server.link());
    // Before it has read the word of it.
    await sendAll(bob.setup(server.link()));
    for (const desk of [anna, bob]) await desk.sync(server.link());
    for (const desk of [anna, bob]) await desk.db.team.delete('cursor');
    for (const desk of [anna, bob, anna]) await desk.sync(server.link());
    for (const desk of [anna, bob]) expect(await idsAt(desk)).toEqual(['CCO-new']);
    const carol = await joinedDesk('carol', key, { now: NOW });
    await carol.sync(server.link());
    expect(await idsAt(carol)).toEqual(['CCO-new']);
  });

  it('is dropped by a desk that ended in the middle of it', async () => {
    const { anna, server, forget } = await team();
    await forget(NOW - 365 * DAY);
    await anna.db.team.put({ key: 'horizon', before: NOW - 365 * DAY });
    await anna.sync(server.link());
    expect(await idsAt(anna)).toEqual(['CCO-new']);
  });

  it('is never what is younger than a month, whatever the word says, until it is older', async () => {
    const { clock, anna, server, forget } = await team();
    await forget(NOW - 5 * DAY);
    await anna.sync(server.link());
    expect(await idsAt(anna)).toEqual(['CCO-new', 'CCO-old']);
    clock.now += 26 * DAY;
    await anna.sync(server.link());
    expect(await idsAt(anna)).toEqual([]);
  });

  it('stays forgotten when a later word says less', async () => {
    const { anna, bob, server, forget } = await team();
    await forget(NOW - 365 * DAY);
    await anna.sync(server.link());
    await forget(NOW - 800 * DAY);
    await bob.db.team.delete('cursor');
    await sendAll(bob.setup(server.link()));
    await anna.sync(server.link());
    expect(await anna.db.team.get('horizon')).toEqual({ key: 'horizon', before: NOW - 365 * DAY });
    expect(await idsAt(anna)).toEqual(['CCO-new']);
  });
});
