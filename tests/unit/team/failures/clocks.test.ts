import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotate } from '../../../../lib/checkouts/annotate';
import { recordImported } from '../../../../lib/checkouts/recordAnswer';
import { applyRules } from '../../../../lib/checkouts/rules/rules';
import { timelineOf } from '../../../../lib/checkouts/timeline';
import { DAY, HOUR } from '../../../../lib/shared/time';
import { auditLog, checkLogs } from '../../../../lib/team/audit/auditLog';
import { sealRecord } from '../../../../lib/team/contract/envelope';
import { newTeamKey, teamKeyOf } from '../../../../lib/team/contract/teamKey';
import { atLength } from '../../../soak';
import { model, NOW, WIDGET_ID } from '../../support/examples';
import { createArrayServer } from '../sync/arrayLink';
import { agreedIn, type Desk, joinedDesk } from '../sync/desks';

const key = await teamKeyOf(newTeamKey());

/** Desks whose clocks are set each by itself. */
async function team(...agents: string[]) {
  const desks = await Promise.all(
    agents.map(async (agent) => {
      const clock = { now: NOW };
      return { ...(await joinedDesk(agent, key, clock)), clock };
    }),
  );
  return { server: createArrayServer(), desks };
}
const imports = ({ db }: Desk, id: string) =>
  recordImported(
    db,
    { model: model({ id, request: null }), raw: JSON.stringify({ id, status: 'NEW' }), at: NOW },
    { accountId: 'mine', widgetId: WIDGET_ID },
    applyRules,
  );

describe('clocks that jump', () => {
  it('end equal, with every edit of a desk after the one that it made before', async () => {
    const act = fc.record({
      desk: fc.nat({ max: 2 }),
      what: fc.constantFrom('note', 'tag', 'archive', 'sync'),
      // Forwards and backwards by up to most of a day at each step; more than a day ahead is not believed.
      jump: fc.integer({ min: -DAY, max: 20 * HOUR }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 18 }), async (acts) => {
        const { server, desks } = await team('anna', 'bob', 'carol');
        for (const desk of desks) await imports(desk, 'CCO-1');
        for (const [place, { desk: which, what, jump }] of acts.entries()) {
          const desk = desks[which];
          if (!desk) continue;
          desk.clock.now = NOW + jump;
          const { now } = desk.clock;
          if (what === 'note') await annotate(desk.db, ['CCO-1'], { note: `${place}` }, now);
          if (what === 'tag')
            await annotate(desk.db, ['CCO-1'], { [place % 2 ? 'addTags' : 'removeTags']: ['a'] }, now);
          if (what === 'archive') await annotate(desk.db, ['CCO-1'], { archived: place % 2 ? 1 : 0 }, now);
          if (what === 'sync') await desk.sync(server.link());
          // What somebody has just done is what stands at that desk, however wrong its clock is.
          if (what === 'note') expect((await desk.db.checkouts.get('CCO-1'))?.note).toBe(`${place}`);
        }
        // The clocks are right again.
        for (const { clock } of desks) clock.now = NOW;
        for (const desk of [...desks, ...desks]) await desk.sync(server.link());
        const [one, ...others] = await Promise.all(desks.map(({ db }) => agreedIn(db)));
        for (const other of others) expect(other).toEqual(one);
        for (const { db } of desks) expect((await checkLogs(await auditLog(db))).faults.size).toBe(0);
        for (const { db } of desks) await db.delete();
      }),
      {
        numRuns: atLength(12, 300),
        // A clock a day behind another one's: what that one said was never taken.
        examples: [
          [
            [
              { desk: 0, what: 'note', jump: 11_708_204 },
              { desk: 0, what: 'sync', jump: 0 },
              { desk: 1, what: 'note', jump: 0 },
              { desk: 1, what: 'note', jump: 0 },
              { desk: 1, what: 'sync', jump: -74_691_797 },
            ],
          ],
        ],
      },
    );
  });

  it('do not let one desk that is a year ahead win over the others for a year', async () => {
    const { server, desks } = await team('anna', 'bob');
    const [anna, bob] = desks;
    if (!anna || !bob) throw new Error('There are two.');
    for (const desk of desks) await imports(desk, 'CCO-1');
    await annotate(anna.db, ['CCO-1'], { note: 'of next year' }, NOW + 365 * DAY);
    await anna.sync(server.link());
    await bob.sync(server.link());
    expect((await bob.db.checkouts.get('CCO-1'))?.note).toBeNull();
    await annotate(bob.db, ['CCO-1'], { note: 'of today' }, NOW);
    await bob.sync(server.link());
    expect((await bob.db.checkouts.get('CCO-1'))?.note).toBe('of today');
  });
});

describe('records of a newer release', () => {
  it('are put aside while those around them are read, and read once this desk can: nothing is lost, nothing doubled', async () => {
    const { server, desks } = await team('anna', 'bob');
    const [anna, bob] = desks;
    if (!anna || !bob) throw new Error('There are two.');
    const ids = Array.from({ length: 12 }, (_, at) => `CCO-${at}`);
    for (const id of ids) await imports(anna, id);
    await annotate(anna.db, ids, { note: 'Rang' }, NOW);
    await anna.sync(server.link());
    const old = server.all().map((message) => ({ ...message }));
    // A newer desk says every third of Anna's in a shape of its own, and one in another envelope.
    for (const [at, { subject }] of old.entries()) {
      if (at % 3 === 0) server.store('DESK', subject, await sealRecord({ v: 2, all: 'is different' }, subject, key));
    }
    const wrapped = `desk.${WIDGET_ID}.CCO-99.anna.${anna.self.desk}`;
    const message = await sealRecord({ v: 1 }, wrapped, key);
    message[0] = 9;
    server.store('DESK', wrapped, message);
    await bob.sync(server.link());
    const before = await bob.db.checkouts.count();
    expect(before).toBeGreaterThan(6);
    expect(await bob.db.team.get('aside')).toMatchObject({ count: old.filter((_, at) => at % 3 === 0).length + 1 });
    // It reads on, and does not read all again each time.
    const cursor = await bob.db.team.get('cursor');
    await bob.sync(server.link());
    expect(await bob.db.team.get('cursor')).toEqual(cursor);
    // Updated: this desk reads what the older release could not. Here that is what Anna says once more.
    for (const { subject, data } of old) server.store('DESK', subject, data);
    await bob.db.team.put({ key: 'aside', count: 5, reads: 'of the release before' });
    await bob.sync(server.link());
    expect(await bob.db.team.get('aside')).toMatchObject({ count: 1 });
    expect(await agreedIn(bob.db)).toEqual(await agreedIn(anna.db));
    for (const id of ids) {
      const lines = (await timelineOf(bob.db, id)).map((line) => JSON.stringify({ ...line, seq: 0 }));
      expect(new Set(lines).size).toBe(lines.length);
    }
  });
});
