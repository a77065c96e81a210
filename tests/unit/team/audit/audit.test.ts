import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acknowledge } from '../../../../lib/checkouts/acknowledge';
import { annotate } from '../../../../lib/checkouts/annotate';
import { forgetHistory } from '../../../../lib/checkouts/deleteCheckouts';
import { recordCreated, recordImported } from '../../../../lib/checkouts/recordAnswer';
import { deleteOld } from '../../../../lib/checkouts/retention';
import { applyRules } from '../../../../lib/checkouts/rules/rules';
import { DAY } from '../../../../lib/shared/time';
import type { AuditAct, AuditLine } from '../../../../lib/sync/audit';
import { logOf, writeAudit } from '../../../../lib/sync/audit';
import { auditCsv } from '../../../../lib/team/audit/auditCsv';
import type { LogEntry } from '../../../../lib/team/audit/auditLog';
import { auditLog, checkLogs } from '../../../../lib/team/audit/auditLog';
import { mergedLines } from '../../../../lib/team/audit/auditRecord';
import { actText, filterLog } from '../../../../lib/team/audit/auditText';
import { openRecord, sealRecord } from '../../../../lib/team/contract/envelope';
import { newTeamKey, teamKeyOf } from '../../../../lib/team/contract/teamKey';
import { DRAFT, model, NOW, WIDGET_ID } from '../../support/examples';
import { useAmericanEnglish } from '../../support/locale';
import { type Desk, joinedTeam } from '../sync/desks';

useAmericanEnglish();

const key = await teamKeyOf(newTeamKey());
const team = (...agents: string[]) => joinedTeam(key, ...agents);

function answerOf(id: string, status: string) {
  return { model: model({ id, status, request: null }), raw: JSON.stringify({ id, status }), at: NOW };
}
async function created({ db }: Desk, id: string, follows?: { checkoutId: string; why: 'reissue' | 'remainder' }) {
  const pending = { attemptId: `of ${id}`, accountId: 'mine', draft: DRAFT, startedAt: NOW, attempt: 1 };
  await db.creates.put({ ...pending, state: 'sending', error: null });
  await recordCreated(db, answerOf(id, 'NEW'), { ...pending, widgetId: WIDGET_ID, follows }, applyRules);
}
const imported = ({ db }: Desk, id: string, status = 'NEW') =>
  recordImported(db, answerOf(id, status), { accountId: 'mine', widgetId: WIDGET_ID }, applyRules);
const write = ({ db }: Desk, ...acts: AuditAct[]) =>
  db.transaction('rw', db.team, db.outbox, db.audit, () => writeAudit(db, acts, NOW));

/** What a desk knows that was done, oldest first. */
async function known({ db }: Desk): Promise<string[]> {
  const entries = (await auditLog(db)).toSorted((a, b) => (a.log < b.log ? -1 : a.log > b.log ? 1 : a.n - b.n));
  return entries.map(({ name, line: { what, checkoutId, count } }) =>
    [name, what, checkoutId, count].filter((part) => part !== undefined).join(' '),
  );
}
const faultsIn = async ({ db }: Desk) => [...(await checkLogs(await auditLog(db))).faults.values()];

describe('a team’s log', () => {
  it('says at every desk who created, reissued, noted, acknowledged, exported and erased', async () => {
    const { server, desks } = await team('anna', 'bob');
    const [anna, bob] = desks as [Desk, Desk];
    await write(anna, { what: 'joined' });
    await created(anna, 'CCO-1');
    await created(anna, 'CCO-2', { checkoutId: 'CCO-1', why: 'reissue' });
    await created(anna, 'CCO-3', { checkoutId: 'CCO-1', why: 'remainder' });
    await annotate(anna.db, ['CCO-1', 'CCO-2'], { note: 'Rang' }, NOW);
    await annotate(anna.db, ['CCO-1'], { note: 'Rang', addTags: ['VIP'] }, NOW);
    await imported(anna, 'CCO-4', 'CONFLICT');
    await acknowledge(anna.db, 'CCO-4', null, NOW);
    await write(anna, { what: 'exported', count: 4 });
    await deleteOld(anna.db, NOW + DAY, NOW);
    await forgetHistory(anna.db, 'mine', NOW);
    await write(anna, { what: 'left' });
    const said = [
      'anna joined',
      'anna created CCO-1',
      'anna reissued CCO-2',
      'anna created CCO-3',
      'anna noted CCO-1',
      'anna noted CCO-2',
      'anna acknowledged CCO-4',
      'anna exported 4',
      'anna erased 4',
      'anna left',
    ];
    await anna.sync(server.link());
    await bob.sync(server.link());
    expect(await known(anna)).toEqual(said);
    expect(await known(bob)).toEqual(said);
    for (const desk of [anna, bob]) expect(await faultsIn(desk)).toEqual([]);
  });

  it('holds nothing of what was written or of the order, so that an erased checkout leaves an ID alone [P-10]', async () => {
    const { server, desks } = await team('anna');
    const [anna] = desks as [Desk];
    await created(anna, 'CCO-1');
    await annotate(anna.db, ['CCO-1'], { note: 'Rang' }, NOW);
    await anna.sync(server.link());
    const pages = server.all().filter(({ subject }) => subject.includes('.audit-'));
    const [page] = pages;
    const record = page && (await openRecord(page.data, page.subject, [key]));
    expect(record).toMatchObject({ ok: true, value: { v: 1, acts: [{ what: 'created' }, { what: 'noted' }] } });
    expect(JSON.stringify(record)).not.toMatch(/Rang|1234567890/);
    expect(await auditLog(anna.db)).toMatchObject([{ orderId: '1234567890' }, {}]);
  });

  it('names what the admin erased for all', async () => {
    const { server, desks } = await team('anna');
    const [anna] = desks as [Desk];
    await created(anna, 'CCO-1');
    await anna.sync(server.link());
    const subject = `desk.${WIDGET_ID}.CCO-1.gone.admin`;
    server.store('DESK', subject, await sealRecord({ v: 1, at: NOW }, subject, key));
    await anna.sync(server.link());
    await anna.db.team.delete('cursor');
    await anna.sync(server.link());
    expect(await anna.db.checkouts.count()).toBe(0);
    expect(new Set(await known(anna))).toEqual(new Set(['admin erased CCO-1', 'anna created CCO-1']));
  });

  it('of many lines is sent in pages, of which only the last is sent again', async () => {
    const { server, desks } = await team('anna', 'bob');
    const [anna, bob] = desks as [Desk, Desk];
    for (let at = 0; at < 250; at += 1) await write(anna, { what: 'created', checkoutId: `CCO-${at}` });
    await anna.sync(server.link());
    const before = server.all();
    await write(anna, { what: 'exported', count: 1 });
    await anna.sync(server.link());
    expect(server.all().filter((each) => !before.includes(each))).toHaveLength(1);
    await bob.sync(server.link());
    expect(await bob.db.audit.count()).toBe(251);
    expect(await faultsIn(bob)).toEqual([]);
  });

  it('is said again to a server that has forgotten all', async () => {
    const { server, desks } = await team('anna', 'bob');
    const [anna, bob] = desks as [Desk, Desk];
    for (let at = 0; at < 150; at += 1) await write(anna, { what: 'created', checkoutId: `CCO-${at}` });
    await anna.sync(server.link());
    server.cutTo('DESK', 0);
    await anna.sync(server.link());
    await bob.sync(server.link());
    expect(await bob.db.audit.count()).toBe(150);
  });

  it('of another team is not said to this one', async () => {
    const { server, desks } = await team('anna', 'bob');
    const [anna, bob] = desks as [Desk, Desk];
    await write(anna, { what: 'created', checkoutId: 'CCO-secret' });
    await anna.db.outbox.clear();
    const joined = await anna.db.team.get('joined');
    if (joined?.key === 'joined') await anna.db.team.put({ ...joined, at: NOW + 1 });
    await write(anna, { what: 'joined' });
    await anna.tellAll();
    await anna.sync(server.link());
    await bob.sync(server.link());
    expect(await known(bob)).toEqual(['anna joined']);
  });

  it('is not written without a team', async () => {
    const { desks } = await team('anna');
    const [anna] = desks as [Desk];
    await anna.db.team.delete('joined');
    await created(anna, 'CCO-1');
    await annotate(anna.db, ['CCO-1'], { note: 'alone' }, NOW);
    await deleteOld(anna.db, NOW + DAY, NOW);
    expect([await anna.db.audit.count(), await anna.db.outbox.count()]).toEqual([0, 0]);
  });

  it('goes on where a background was killed between any two steps', async () => {
    for (let killAt = 1; killAt <= 8; killAt += 1) {
      const { server, desks } = await team('anna', 'bob');
      const [anna, bob] = desks as [Desk, Desk];
      let steps = 0;
      const dying = server.link(() => {
        steps += 1;
        if (steps === killAt) throw new Error('killed');
      });
      for (let at = 0; at < 120; at += 40) {
        await write(anna, ...Array.from({ length: 40 }, () => ({ what: 'noted', checkoutId: 'CCO-1' }) as const));
        await anna.sync(dying).catch(() => {});
      }
      for (const desk of [anna, bob]) await desk.sync(server.link());
      expect(await known(bob)).toEqual(await known(anna));
      expect(await faultsIn(bob)).toEqual([]);
    }
  });
});

describe('a log that was changed', () => {
  /** What Anna's desk says after Bob has read three lines of it. */
  async function changed(change: (acts: AuditLine[]) => AuditLine[]): Promise<Desk> {
    const { server, desks } = await team('anna', 'bob');
    const [anna, bob] = desks as [Desk, Desk];
    for (const checkoutId of ['CCO-1', 'CCO-2', 'CCO-3']) await write(anna, { what: 'noted', checkoutId });
    await anna.sync(server.link());
    await bob.sync(server.link());
    const subject = server.all().find((each) => each.subject.includes('.audit-'))?.subject ?? '';
    const acts = (await anna.db.audit.toArray()).flatMap(({ lines }) => lines);
    server.store('DESK', subject, await sealRecord({ v: 1, acts: change(acts) }, subject, key));
    await bob.sync(server.link());
    return bob;
  }

  it.each<[string, (acts: AuditLine[]) => AuditLine[]]>([
    ['a line is another one', ([one, two, ...rest]) => [one, { ...two, checkoutId: 'CCO-9' }, ...rest] as AuditLine[]],
    ['a line is of another time', ([one, ...rest]) => [{ ...one, at: 1 }, ...rest] as AuditLine[]],
    ['a line is left out', ([one, , three]) => [one, three] as AuditLine[]],
    ['two lines are exchanged', ([one, two, three]) => [two, one, three] as AuditLine[]],
  ])('is said to be when %s, and both versions are kept [S-155]', async (_, change) => {
    const bob = await changed(change);
    expect(await faultsIn(bob)).toEqual(['changed']);
    expect((await auditLog(bob.db)).length).toBeGreaterThan(3);
  });

  it('is not one of which less is said: what was read stays', async () => {
    const bob = await changed(([one]) => [one] as AuditLine[]);
    expect(await faultsIn(bob)).toEqual([]);
    expect(await bob.db.audit.count()).toBe(3);
  });

  it('is not taken from the name of another desk, nor in another shape', async () => {
    const { server, desks } = await team('anna', 'bob');
    const [anna, bob] = desks as [Desk, Desk];
    const say = async (kind: string, record: object) => {
      const subject = `desk.team.${kind}.anna.${anna.self.desk}`;
      server.store('DESK', subject, await sealRecord(record, subject, key));
      await bob.sync(server.link());
    };
    const line = { at: NOW, what: 'created', before: '' };
    await say('audit-abc-0', { v: 1, acts: [{ ...line, before: '<script>' }] });
    await say('audit-abc-0', { v: 1, acts: Array.from({ length: 101 }, () => line) });
    await say('audit-abc-0', { v: 1, acts: [{ ...line, count: -1 }] });
    await say('audit-ABC-0', { v: 1, acts: [line] });
    await say('audit-abc-1.5', { v: 1, acts: [line] });
    expect(await bob.db.audit.count()).toBe(0);
    await say('audit-abc-1', { v: 2, acts: 'of a later release' });
    expect(await bob.db.team.get('aside')).toMatchObject({ count: 1 });
    await say('audit-abc-1', { v: 1, acts: [{ ...line, what: 'of a later release' }] });
    expect(await faultsIn(bob)).toEqual(['missing']);
    expect((await auditLog(bob.db)).map((entry) => actText(entry.line))).toEqual([
      expect.stringContaining('Unknown entry'),
    ]);
  });
});

it('lines at one place are a set: in any order, any number of times, the end is the same', () => {
  const line = fc.record({
    at: fc.nat({ max: 3 }),
    what: fc.constantFrom('created', 'noted'),
    before: fc.constantFrom('', 'a'),
  });
  const lines = fc.array(line, { maxLength: 6 }).map((some) => mergedLines(some, []));
  fc.assert(
    fc.property(lines, lines, lines, (a, b, c) => {
      expect(mergedLines(a, b)).toEqual(mergedLines(b, a));
      expect(mergedLines(mergedLines(a, b), c)).toEqual(mergedLines(a, mergedLines(b, c)));
      expect(mergedLines(a, a)).toEqual(a);
    }),
  );
});

describe('the log on screen and in a file', () => {
  const entry = (changes: Partial<LogEntry['line']>, name = 'Zoë', orderId = ''): LogEntry => ({
    ...{ log: logOf('desk', 'a'), n: 1, agent: 'zoe', name, orderId },
    line: { what: 'created', at: NOW, before: '', ...changes },
  });

  it('is found by person, action, order, checkout and day, with or without accents', () => {
    const entries = [
      entry({ checkoutId: 'CCO-1' }, 'Zoë', 'order-7'),
      entry({ what: 'exported', count: 2, at: NOW + DAY }, 'Bob'),
    ];
    for (const text of ['zoe', 'created', 'ORDER-7', 'cco-1', '2026-03-01', 'zoe order-7 created', ' '])
      expect(filterLog(entries, text)).toContain(entries[0]);
    for (const text of ['exported 2', 'bob', '2026-03-02']) expect(filterLog(entries, text)).toEqual([entries[1]]);
    expect(filterLog(entries, 'nobody')).toEqual([]);
  });

  it('is found by the local day that is shown', () => {
    const own = process.env.TZ;
    process.env.TZ = 'Asia/Tokyo';
    try {
      const entries = [entry({ at: Date.UTC(2026, 2, 1, 23, 30) })];
      expect(filterLog(entries, '2026-03-02')).toEqual(entries);
      expect(filterLog(entries, '2026-03-01')).toEqual([]);
    } finally {
      process.env.TZ = own ?? 'UTC';
    }
  });

  it('is exported with hashes, and nothing in it is run by a spreadsheet', async () => {
    const entries = [entry({ checkoutId: 'CCO-1' }, '=1+1', 'o')];
    const { hashes } = await checkLogs(entries);
    const [, line] = auditCsv(entries, hashes).split('\r\n');
    expect(line).toMatch(/^2026-03-01T12:00:00\.000Z,zoe,'=1\+1,created,CCO-1,o,,desk\.a,1,,[\w-]{43}$/);
  });
});
