import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acknowledge } from '../../../../lib/checkouts/acknowledge';
import { annotate } from '../../../../lib/checkouts/annotate';
import type { HistoryDb } from '../../../../lib/checkouts/database';
import { eraseCheckouts, forgetHistory } from '../../../../lib/checkouts/deleteCheckouts';
import { recordAnswer, recordImported } from '../../../../lib/checkouts/recordAnswer';
import { recordHint } from '../../../../lib/checkouts/recordHint';
import { deleteOld } from '../../../../lib/checkouts/retention';
import { applyRules } from '../../../../lib/checkouts/rules/rules';
import { timelineOf } from '../../../../lib/checkouts/timeline';
import { DAY, HOUR, MINUTE } from '../../../../lib/shared/time';
import { sealRecord } from '../../../../lib/team/contract/envelope';
import { newTeamKey, teamKeyOf } from '../../../../lib/team/contract/teamKey';
import { checkoutRecord } from '../../../../lib/team/records/checkoutRecord';
import { countUnsent, sendAll } from '../../../../lib/team/sync/sending';
import { FORMAT } from '../../../../lib/team/teamState';
import { teamView } from '../../../../lib/team/teamView';
import { atLength } from '../../../soak';
import { model, NOW } from '../../support/examples';
import { agreedIn, type Desk, joinedDesk, joinedTeam } from './desks';

const key = await teamKeyOf(newTeamKey());
const SHOP = 'CAP-df02b127-6717-4a73-a231-5a57155308a5';
const OWNER = { accountId: 'mine', widgetId: SHOP };
const team = (...agents: string[]) => joinedTeam(key, ...agents);

/** Inqud's answer as a desk gets it. */
function answerOf(id: string, status: string, at: number) {
  const text = { id, status, createdAt: new Date(NOW).toISOString(), lastUpdatedAt: new Date(at).toISOString() };
  return { model: model({ ...text, request: null }), raw: JSON.stringify(text), at };
}
const imports = ({ db }: Desk, id: string, status: string, at: number) =>
  recordImported(db, answerOf(id, status, at), OWNER, applyRules);
const answered = ({ db }: Desk, id: string, status: string, at: number) =>
  recordAnswer(db, answerOf(id, status, at), applyRules);

describe('a colleague’s checkout', () => {
  it('arrives with its note and tags, and with its status as a report that has a name', async () => {
    const { server, desks, clock } = await team('anna', 'bob');
    const [anna, bob] = desks as [Desk, Desk];
    await imports(anna, 'CCO-1', 'SUCCESS', NOW - MINUTE);
    await annotate(anna.db, ['CCO-1'], { note: 'Rang twice', addTags: ['VIP'] }, NOW);
    await anna.sync(server.link());
    clock.now = NOW + 5000;
    await bob.sync(server.link());
    const row = await bob.db.checkouts.get('CCO-1');
    expect(row).toMatchObject({
      status: 'NEW',
      unconfirmed: true,
      by: 'anna',
      hint: { status: 'SUCCESS', source: 'colleague', by: 'anna', at: NOW - MINUTE },
      note: 'Rang twice',
      tags: ['VIP'],
      accountId: `account of ${SHOP}`,
      noticed: [],
      nextRefreshAt: NOW + 5000 + MINUTE / 2,
    });
    expect(await bob.db.notices.count()).toBe(0);
    expect(await timelineOf(bob.db, 'CCO-1')).toMatchObject([
      { source: 'colleague', by: 'anna', to: 'SUCCESS', settled: null },
    ]);
  });

  it('has the name that the admin gave the colleague, whichever was said first', async () => {
    const { server, desks } = await team('anna', 'bob');
    const [anna, bob] = desks as [Desk, Desk];
    for (let at = 0; at < 201; at += 1) await imports(anna, `CCO-${at}`, 'SUCCESS', NOW);
    await anna.sync(server.link());
    const names = { v: 1, team: 'Shop', agents: [{ agent: 'anna', name: 'Anna B.' }] };
    server.store('DESK', 'desk.team.names', await sealRecord(names, 'desk.team.names', key));
    await bob.sync(server.link());
    expect(await bob.db.checkouts.filter(({ by }) => by === 'Anna B.').count()).toBe(201);
  });

  it('is confirmed by this desk’s own answer alone, which notifies as ever [S-150]', async () => {
    const { server, desks } = await team('anna', 'bob');
    const [anna, bob] = desks as [Desk, Desk];
    for (const desk of [anna, bob]) await imports(desk, 'CCO-1', 'NEW', NOW);
    await answered(anna, 'CCO-1', 'SUCCESS', NOW + 1000);
    await anna.sync(server.link());
    await bob.sync(server.link());
    expect(await bob.db.checkouts.get('CCO-1')).toMatchObject({
      status: 'NEW',
      hint: { status: 'SUCCESS', by: 'anna' },
    });
    expect(await bob.db.notices.count()).toBe(0);
    await answered(bob, 'CCO-1', 'SUCCESS', NOW + 2000);
    expect(await bob.db.checkouts.get('CCO-1')).toMatchObject({ status: 'SUCCESS', hint: null });
    expect(await bob.db.notices.toArray()).toMatchObject([{ kind: 'paid' }]);
    expect((await timelineOf(bob.db, 'CCO-1')).at(-1)).toMatchObject({ by: 'anna', settled: { status: 'SUCCESS' } });
  });

  it('that was paid long ago is no news when it is first confirmed, nor asked about before somebody opens it', async () => {
    const { server, desks, clock } = await team('anna', 'bob');
    const [anna, bob] = desks as [Desk, Desk];
    await imports(anna, 'CCO-1', 'SUCCESS', NOW);
    await anna.sync(server.link());
    clock.now = NOW + 48 * HOUR;
    await bob.sync(server.link());
    expect(await bob.db.checkouts.get('CCO-1')).not.toHaveProperty('nextRefreshAt');
    const { raw, model: said } = answerOf('CCO-1', 'SUCCESS', NOW);
    await recordAnswer(bob.db, { raw, model: said, at: clock.now }, applyRules);
    expect(await bob.db.checkouts.get('CCO-1')).not.toHaveProperty('unconfirmed');
    expect(await bob.db.notices.count()).toBe(0);
  });

  it('moves the next refresh: what she has just asked is not asked again', async () => {
    const { server, desks } = await team('anna', 'bob');
    const [anna, bob] = desks as [Desk, Desk];
    for (const desk of [anna, bob]) await imports(desk, 'CCO-1', 'NEW', NOW);
    const due = (await bob.db.checkouts.get('CCO-1'))?.nextRefreshAt ?? 0;
    await answered(anna, 'CCO-1', 'NEW', NOW + 20_000);
    await anna.sync(server.link());
    await bob.sync(server.link());
    const row = await bob.db.checkouts.get('CCO-1');
    expect(row).toMatchObject({ answeredAt: NOW, hint: null, nextRefreshAt: due + 20_000 });
  });

  it('is not said to be paid by an answer of another checkout, nor by one of a time to come', async () => {
    const { server, desks } = await team('anna', 'bob');
    const bob = desks[1] as Desk;
    const say = async (answer: object) => {
      const subject = `desk.${SHOP}.CCO-1.anna.aaaaaaaaaa`;
      const record = { v: 1, edits: {}, archived: 0, lines: [], ...answer };
      server.store('DESK', subject, await sealRecord(record, subject, key));
      await bob.sync(server.link());
    };
    await imports(bob, 'CCO-1', 'NEW', NOW);
    const before = await bob.db.checkouts.get('CCO-1');
    await say({ answer: { text: answerOf('CCO-2', 'SUCCESS', NOW).raw, at: NOW + 1 } });
    await say({ answer: { text: answerOf('CCO-1', 'SUCCESS', NOW).raw, at: NOW + 25 * HOUR } });
    await say({ answer: { text: '{"id":"CCO-1"', at: NOW + 1 } });
    await say({ answer: null, v: 2 });
    await say({ answer: null, lines: 'many' });
    expect(await bob.db.checkouts.get('CCO-1')).toEqual(before);
    expect(await bob.db.team.get('aside')).toMatchObject({ count: 1 });
  });
});

describe('what people do at several desks', () => {
  it('reaches all of them, both ways, with names in the timeline', async () => {
    const { server, desks } = await team('anna', 'bob', 'carol');
    const [anna, bob, carol] = desks as [Desk, Desk, Desk];
    await imports(anna, 'CCO-1', 'CONFLICT', NOW);
    await anna.sync(server.link());
    await bob.sync(server.link());
    await answered(bob, 'CCO-1', 'CONFLICT', NOW + 1000);
    await acknowledge(bob.db, 'CCO-1', 'Refunded', NOW + 2000);
    await annotate(bob.db, ['CCO-1'], { archived: 1, addTags: ['done'] }, NOW + 3000);
    await bob.sync(server.link());
    for (const desk of [anna, carol]) await desk.sync(server.link());
    await answered(carol, 'CCO-1', 'CONFLICT', NOW + 4000);
    await carol.sync(server.link());
    await anna.sync(server.link());
    expect(await agreedIn(anna.db)).toEqual(await agreedIn(bob.db));
    expect(await anna.db.checkouts.get('CCO-1')).toMatchObject({
      archived: 1,
      tags: ['done'],
      attention: { reasons: ['conflict'], acknowledged: ['conflict'] },
    });
    expect(await timelineOf(carol.db, 'CCO-1')).toEqual(
      expect.arrayContaining([expect.objectContaining({ source: 'person', by: 'bob', note: 'Refunded' })]),
    );
  });

  it('is kept side by side where neither saw the other’s note, and ends with one that saw both', async () => {
    const { server, desks } = await team('anna', 'bob');
    const [anna, bob] = desks as [Desk, Desk];
    for (const desk of [anna, bob]) await imports(desk, 'CCO-1', 'NEW', NOW);
    await annotate(anna.db, ['CCO-1'], { note: 'Anna’s' }, NOW + 1);
    await annotate(bob.db, ['CCO-1'], { note: 'Bob’s' }, NOW + 2);
    for (const desk of [anna, bob, anna]) await desk.sync(server.link());
    for (const { db } of [anna, bob]) expect(await agreedIn(db)).toMatchObject([{ note: 'Bob’s', others: ['Anna’s'] }]);
    await annotate(anna.db, ['CCO-1'], { note: 'Both' }, NOW - 5000);
    for (const desk of [anna, bob]) await desk.sync(server.link());
    for (const { db } of [anna, bob]) expect(await agreedIn(db)).toMatchObject([{ note: 'Both', others: [] }]);
  });

  it('of before they joined is shared, too', async () => {
    const { server, desks } = await team('anna', 'bob');
    const [anna, bob] = desks as [Desk, Desk];
    const joined = await anna.db.team.get('joined');
    await anna.db.team.delete('joined');
    await imports(anna, 'CCO-1', 'NEW', NOW);
    await anna.db.checkouts.update('CCO-1', { note: 'old', tags: ['VIP'], archived: 1 });
    expect(await anna.db.outbox.count()).toBe(0);
    if (joined) await anna.db.team.put(joined);
    await anna.tellAll();
    await anna.sync(server.link());
    await bob.sync(server.link());
    expect(await bob.db.checkouts.get('CCO-1')).toMatchObject({ note: 'old', tags: ['VIP'], archived: 1 });
  });

  it('ends equal after a week offline, with one message for each checkout', async () => {
    const { server, desks } = await team('anna', 'bob');
    const [anna, bob] = desks as [Desk, Desk];
    const ids = Array.from({ length: 10 }, (_, at) => `CCO-${at}`);
    for (const id of ids) await imports(anna, id, 'NEW', NOW);
    for (const desk of [anna, bob]) await desk.sync(server.link());
    for (let at = 0; at < 100; at += 1) {
      const id = ids[at % 10] ?? '';
      await annotate(anna.db, [id], { note: `anna ${at}`, addTags: [`a${at % 3}`] }, NOW + at);
      await annotate(
        bob.db,
        [id],
        { note: `bob ${at}`, removeTags: [`a${at % 2}`], archived: at % 2 ? 1 : 0 },
        NOW + at,
      );
    }
    // And the pages of each log: 100 notes, and what was done before them.
    expect(await countUnsent(anna.db)).toBe(11);
    expect(await countUnsent(bob.db)).toBe(11);
    for (const desk of [anna, bob, anna, bob]) await desk.sync(server.link());
    expect(await agreedIn(anna.db)).toEqual(await agreedIn(bob.db));
    expect(server.all().filter(({ stream }) => stream === 'DESK')).toHaveLength(22);
  });
});

describe('a server that forgets', () => {
  it('is told again what it has lost', async () => {
    const { server, desks, clock } = await team('anna', 'bob');
    const [anna, bob] = desks as [Desk, Desk];
    for (const id of ['CCO-1', 'CCO-2', 'CCO-3']) await imports(anna, id, 'NEW', NOW);
    await anna.sync(server.link());
    server.forget(`desk.${SHOP}.CCO-2.anna.${anna.self.desk}`);
    await anna.sync(server.link());
    await bob.sync(server.link());
    expect(await bob.db.checkouts.count()).toBe(3);
    clock.now = NOW + 2 * HOUR;
    await anna.sync(server.link());
    expect(await anna.db.outbox.count()).toBe(0);
  });

  it.each(['made anew', 'restored from an old copy'])('is noticed when it was %s, and filled again', async (how) => {
    const { server, desks, clock } = await team('anna', 'bob');
    const [anna, bob] = desks as [Desk, Desk];
    await imports(anna, 'CCO-0', 'NEW', NOW);
    for (const desk of [anna, bob]) await desk.sync(server.link());
    for (const id of ['CCO-1', 'CCO-2', 'CCO-3']) await imports(anna, id, 'NEW', NOW);
    await imports(bob, 'CCO-4', 'NEW', NOW);
    for (const desk of [anna, bob, anna]) await desk.sync(server.link());
    // What was acknowledged is long verified.
    clock.now = NOW + 2 * HOUR;
    for (const desk of [anna, bob]) await desk.sync(server.link());
    server.cutTo('DESK', how === 'made anew' ? 0 : 1);
    const carol = await joinedDesk('carol', key, clock);
    for (const desk of [anna, bob, carol]) await desk.sync(server.link());
    expect((await agreedIn(carol.db)).map(({ id }) => id)).toEqual(['CCO-0', 'CCO-1', 'CCO-2', 'CCO-3', 'CCO-4']);
  });
});

describe('a background that ends', () => {
  it('between any two steps loses nothing and doubles nothing', async () => {
    class Killed extends Error {}
    for (let killAt = 1; killAt <= 14; killAt += 1) {
      const { server, desks } = await team('anna', 'bob');
      const [anna, bob] = desks as [Desk, Desk];
      for (const id of ['CCO-1', 'CCO-2']) await imports(anna, id, 'NEW', NOW);
      await imports(bob, 'CCO-3', 'NEW', NOW);
      let steps = 0;
      const dying = server.link(() => {
        steps += 1;
        if (steps === killAt) throw new Killed();
      });
      for (const desk of [anna, bob, anna, bob]) {
        await desk.sync(dying).catch((error) => {
          if (!(error instanceof Killed)) throw error;
        });
      }
      for (const desk of [anna, bob, anna]) await desk.sync(server.link());
      expect(await agreedIn(anna.db)).toEqual(await agreedIn(bob.db));
      expect((await agreedIn(bob.db)).map(({ id }) => id)).toEqual(['CCO-1', 'CCO-2', 'CCO-3']);
      for (const { db } of [anna, bob]) {
        expect(await countUnsent(db)).toBe(0);
        for (const { id } of await db.checkouts.toArray()) {
          const lines = (await timelineOf(db, id)).map(({ at, to, source, by }) => `${at} ${to} ${source} ${by}`);
          expect(new Set(lines).size).toBe(lines.length);
        }
      }
    }
  });

  it('does not take a change during the sending for sent', async () => {
    const { server, desks } = await team('anna', 'bob');
    const [anna, bob] = desks as [Desk, Desk];
    await imports(anna, 'CCO-1', 'NEW', NOW);
    const link = server.link();
    const slow = {
      ...link,
      publish: async (...message: Parameters<typeof link.publish>) => {
        await annotate(anna.db, ['CCO-1'], { note: 'meanwhile' }, NOW);
        slow.publish = link.publish;
        return link.publish(...message);
      },
    };
    await sendAll(anna.setup(slow));
    await bob.sync(server.link());
    expect(await bob.db.checkouts.get('CCO-1')).toMatchObject({ note: 'meanwhile' });
  });
});

describe('what a colleague’s record cannot do', () => {
  const said = async (record: object) => {
    const { server, desks } = await team('anna', 'bob');
    const bob = desks[1] as Desk;
    const whole = { v: 1, answer: null, edits: {}, archived: 0, lines: [], ...record };
    server.store(
      'DESK',
      `desk.${SHOP}.CCO-1.anna.aaaaaaaaaa`,
      await sealRecord(whole, `desk.${SHOP}.CCO-1.anna.aaaaaaaaaa`, key),
    );
    await bob.sync(server.link());
    return bob;
  };
  const { raw } = answerOf('CCO-1', 'NEW', NOW);

  it('is to say where payers are sent [S-153]', async () => {
    const text = raw.replace('{', '{"acquiringUrl":"https://paycrypto.inqud.com.evil.example/CCO-1",');
    const bob = await said({ answer: { text, at: NOW } });
    expect((await bob.db.checkouts.get('CCO-1'))?.url).toBe('https://paycrypto.inqud.com/checkout/CCO-1');
  });

  it('is to write in the timeline that Inqud answered, or confirmed a report [S-150]', async () => {
    const line = { at: NOW, from: 'NEW', to: 'SUCCESS', settled: { at: NOW, status: 'SUCCESS' } };
    const lines = ['refresh', 'imported', 'widget', 'webhook', 'colleague', 'person'].map((source) => ({
      ...line,
      source,
      by: 'Inqud',
    }));
    const bob = await said({ answer: { text: raw, at: NOW }, lines });
    expect(await timelineOf(bob.db, 'CCO-1')).toMatchObject([{ source: 'person', by: 'anna', settled: null }]);
  });
});

describe('a record', () => {
  it('has a field for what Inqud answered and what was done at the desk, and for nothing else [P-8]', async () => {
    const { desks } = await team('anna');
    const [anna] = desks as [Desk];
    await imports(anna, 'CCO-1', 'CONFLICT', NOW);
    await annotate(anna.db, ['CCO-1'], { note: 'n', addTags: ['t'], archived: 1 }, NOW);
    await acknowledge(anna.db, 'CCO-1', 'seen', NOW);
    const row = await anna.db.checkouts.get('CCO-1');
    const record = row && checkoutRecord(row, await timelineOf(anna.db, 'CCO-1'), { desk: 'x', colleagues: new Set() });
    expect(Object.keys(record ?? {}).toSorted()).toEqual(['answer', 'archived', 'edits', 'lines', 'v']);
    expect(Object.keys(record?.edits ?? {}).toSorted()).toEqual(['acknowledged', 'archived', 'note', 'tags']);
    // Of this desk alone: whose account it is, and how asking goes.
    expect(JSON.stringify(record)).not.toMatch(/accountId|mine|failures|nextRefreshAt/);
  });
});

describe('what nobody may say', () => {
  it('is an edit in the name of a colleague’s desk [S-151]', async () => {
    const { server, desks } = await team('anna', 'bob', 'mallory');
    const [anna, bob, mallory] = desks as [Desk, Desk, Desk];
    await imports(anna, 'CCO-1', 'NEW', NOW);
    await annotate(anna.db, ['CCO-1'], { note: 'true', addTags: ['VIP'] }, NOW);
    await anna.sync(server.link());
    await bob.sync(server.link());
    const at = `0zzzzzzzz000${anna.self.desk}`.replace('0zzzzzzzz', (NOW + 1000).toString(36).padStart(9, '0'));
    const subject = `desk.${SHOP}.CCO-1.mallory.${mallory.self.desk}`;
    const edits = {
      note: { versions: [{ at, text: 'forged' }], seen: [] },
      tags: [{ tag: 'VIP', at, on: false }],
      archived: at,
    };
    server.store(
      'DESK',
      subject,
      await sealRecord({ v: 1, answer: null, edits, archived: 1, lines: [] }, subject, key),
    );
    await bob.sync(server.link());
    expect(await bob.db.checkouts.get('CCO-1')).toMatchObject({ note: 'true', tags: ['VIP'], archived: 0 });
  });
});

describe('a checkout that was erased at a desk', () => {
  it('has nothing of that desk on the server any more, and does not come back from colleagues [P-21]', async () => {
    const { server, desks } = await team('anna', 'bob');
    const [anna, bob] = desks as [Desk, Desk];
    await imports(anna, 'CCO-1', 'SUCCESS', NOW - MINUTE);
    await annotate(anna.db, ['CCO-1'], { note: 'Her phone number' }, NOW);
    await anna.sync(server.link());
    await bob.sync(server.link());
    await eraseCheckouts(anna.db, ['CCO-1'], NOW);
    await anna.sync(server.link());
    expect([await anna.db.checkouts.count(), await countUnsent(anna.db)]).toEqual([0, 0]);
    // One who joins later hears nothing of it from her.
    const carol = await joinedDesk('carol', key, { now: NOW });
    await carol.sync(server.link());
    expect(await carol.db.checkouts.count()).toBe(0);
    await annotate(bob.db, ['CCO-1'], { addTags: ['VIP'] }, NOW + MINUTE);
    await bob.sync(server.link());
    await anna.sync(server.link());
    expect(await anna.db.checkouts.count()).toBe(0);
    // Whoever brings it here again wants it.
    await imports(anna, 'CCO-1', 'SUCCESS', NOW + MINUTE);
    await anna.sync(server.link());
    await bob.sync(server.link());
    expect(await anna.db.checkouts.count()).toBe(1);
    await annotate(bob.db, ['CCO-1'], { addTags: ['again'] }, NOW + 2 * MINUTE);
    await bob.sync(server.link());
    await anna.sync(server.link());
    expect((await anna.db.checkouts.get('CCO-1'))?.tags).toContain('again');
  });
});

it('a desk that is too old for its team reads, and sends once it may', async () => {
  const { server, desks } = await team('anna', 'bob');
  const [anna, bob] = desks as [Desk, Desk];
  const format = async (least: number) =>
    server.store('DESK', 'desk.team.format', await sealRecord({ v: 1, least }, 'desk.team.format', key));
  await format(FORMAT + 1);
  await imports(anna, 'CCO-1', 'SUCCESS', NOW);
  await anna.sync(server.link());
  expect([await countUnsent(anna.db), (await bob.db.checkouts.count()) > 0]).toEqual([1, false]);
  server.store('DESK', `desk.${SHOP}.CCO-2.bob.${bob.self.desk}`, await recordOf(bob, 'CCO-2'));
  await anna.sync(server.link());
  expect(await anna.db.checkouts.get('CCO-2')).toBeDefined();
  expect(await teamView(anna.db)).toMatchObject({ isTooOld: true, unsent: 1 });
  await format(FORMAT);
  await anna.sync(server.link());
  expect(await teamView(anna.db)).toMatchObject({ isTooOld: false, unsent: 0 });
  await bob.sync(server.link());
  expect(await bob.db.checkouts.get('CCO-1')).toBeDefined();
});

/** What a desk would say of a checkout that it knows. */
async function recordOf(desk: Desk, id: string): Promise<Uint8Array> {
  const subject = `desk.${SHOP}.${id}.${desk.self.agent}.${desk.self.desk}`;
  const { raw, at } = answerOf(id, 'NEW', NOW);
  return sealRecord({ v: 1, answer: { text: raw, at }, edits: {}, archived: 0, lines: [] }, subject, key);
}

describe('old checkouts that were deleted at a desk', () => {
  it.each([
    ['by their age', (db: HistoryDb) => deleteOld(db, NOW + DAY, NOW)],
    ['with their account', (db: HistoryDb) => forgetHistory(db, 'mine', NOW)],
  ])('%s do not come back, also when all is read again, and others keep theirs [P-21]', async (_, remove) => {
    const { clock, server, desks } = await team('anna', 'bob');
    const [anna, bob] = desks as [Desk, Desk];
    // Each has asked Inqud itself, so each could bring them back.
    for (const desk of [anna, bob])
      for (const id of ['CCO-1', 'CCO-2']) await imports(desk, id, 'SUCCESS', NOW - 300 * DAY);
    for (const desk of [anna, bob, anna]) await desk.sync(server.link());
    await anna.db.checkouts.toCollection().modify((row) => {
      delete row.nextRefreshAt;
    });
    await remove(anna.db);
    await annotate(bob.db, ['CCO-1'], { note: 'later' }, NOW);
    for (const desk of [anna, bob, anna]) await desk.sync(server.link());
    await anna.db.team.delete('cursor');
    await anna.sync(server.link());
    expect([await anna.db.checkouts.count(), await countUnsent(anna.db)]).toEqual([0, 0]);
    expect(await bob.db.checkouts.count()).toBe(2);
    // What this desk said is taken back, and its marks are not asked about at each connection.
    const said = server.all().filter(({ subject }) => subject.includes(`.CCO-`) && subject.includes(anna.self.desk));
    expect(said.every(({ data }) => data.length < 150)).toBe(true);
    clock.now += 2 * HOUR;
    await anna.sync(server.link());
    expect((await anna.db.outbox.toArray()).map(({ state }) => state)).toEqual(['erased', 'erased']);
  });
});

it('ends equal for three desks that act, meet and end in any order', async () => {
  const act = fc.record({
    desk: fc.nat({ max: 2 }),
    what: fc.constantFrom('note', 'tag', 'untag', 'archive', 'hint', 'answer', 'sync', 'cut sync'),
    id: fc.constantFrom('CCO-1', 'CCO-2'),
    drift: fc.integer({ min: -3000, max: 3000 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
      const { server, desks, clock } = await team('anna', 'bob', 'carol');
      for (const desk of desks) for (const id of ['CCO-1', 'CCO-2']) await imports(desk, id, 'NEW', NOW);
      for (const [place, { desk: which, what, id, drift }] of acts.entries()) {
        const desk = desks[which];
        if (!desk) continue;
        clock.now += 500;
        const now = clock.now + drift;
        if (what === 'note') await annotate(desk.db, [id], { note: `${place}` }, now);
        if (what === 'tag') await annotate(desk.db, [id], { addTags: ['a', `${place % 2}`] }, now);
        if (what === 'untag') await annotate(desk.db, [id], { removeTags: ['a'] }, now);
        if (what === 'archive') await annotate(desk.db, [id], { archived: place % 2 ? 1 : 0 }, now);
        if (what === 'hint')
          await recordHint(desk.db, { checkoutId: id, status: 'PAYMENT_DETECTED', source: 'widget', at: now });
        if (what === 'answer') await answered(desk, id, 'NEW', clock.now);
        if (what === 'sync') await desk.sync(server.link());
        let steps = 0;
        const cut = server.link(() => {
          steps += 1;
          if (steps === 1 + (place % 5)) throw new Error('cut');
        });
        if (what === 'cut sync') await desk.sync(cut).catch(() => {});
      }
      for (const desk of [...desks, ...desks]) await desk.sync(server.link());
      const [one, ...others] = await Promise.all(
        desks.map(async ({ db }) => (await agreedIn(db)).map(({ shown: _, ...row }) => row)),
      );
      for (const other of others) expect(other).toEqual(one);
      for (const { db } of desks) await db.delete();
    }),
    { numRuns: atLength(12, 500) },
  );
});
