import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { annotate } from '../../../lib/checkouts/annotate';
import { attentionQueue, countAttention } from '../../../lib/checkouts/attentionQueries';
import { openHistory } from '../../../lib/checkouts/database';
import { newestCheckouts, pendingCreates } from '../../../lib/checkouts/queries';
import { recordAnswer } from '../../../lib/checkouts/recordAnswer';
import { applyRules } from '../../../lib/checkouts/rules/rules';
import { checkoutWithTimeline } from '../../../lib/checkouts/timeline';
import { entryOf } from '../../../lib/search/entry';
import { model, NOW } from '../support/examples';

const NAME = 'checkout-desk-history';

/*
 * The database as version 0.1.0 wrote it, frozen: nothing here may follow the current code, because users' existing
 * databases do not either.
 */
const CHECKOUT = {
  id: 'CCO-8c4df2e6-8c0d-4fa6-bba8-4943038dd5c5',
  accountId: 'shop',
  widgetId: 'CAP-df02b127-6717-4a73-a231-5a57155308a5',
  orderId: '1234567890',
  name: 'My shopping cart checkout',
  type: 'FIXED_PRICE',
  amount: { amount: '0.1234567890123456789', currency: 'BTC' },
  status: 'PAYMENT_DETECTED',
  reason: null,
  url: 'https://paycrypto.inqud.com/checkout/CCO-8c4df2e6-8c0d-4fa6-bba8-4943038dd5c5',
  returnUrl: null,
  createdAt: NOW,
  expiresAt: NOW + 3_600_000,
  request: null,
  answer: '{"id":"CCO-8c4df2e6-8c0d-4fa6-bba8-4943038dd5c5","status":"PAYMENT_DETECTED"}',
  answeredAt: NOW,
  statusSince: NOW,
  hint: { status: 'SUCCESS', source: 'widget', at: NOW },
  failures: 1,
  error: { kind: 'server', status: 503, wait: null },
  nextRefreshAt: NOW + 30_000,
};
const { nextRefreshAt: _, ...NEVER_AGAIN } = { ...CHECKOUT, id: 'CCO-2', status: 'SUCCESS', createdAt: NOW + 1 };
const ELSEWHERE = { ...CHECKOUT, id: 'CCO-3', accountId: 'second', createdAt: NOW + 2 };
const TIMELINE = [
  { seq: 7, checkoutId: CHECKOUT.id, at: NOW, from: null, to: 'NEW', source: 'created', settled: null, attempt: 1 },
  { seq: 9, checkoutId: CHECKOUT.id, at: NOW, from: 'NEW', to: 'SUCCESS', source: 'widget', settled: null },
];
const CREATE = {
  attemptId: 'attempt',
  accountId: 'shop',
  draft: {
    clientOrderId: '17',
    name: null,
    expiresAt: '2024-12-01T12:00:00Z',
    returnUrl: null,
    type: 'NO_PRICE',
  },
  startedAt: NOW,
  attempt: 2,
  state: 'unknown',
  error: { kind: 'network' },
};
/** The fields that versions 3 and 4 added to a checkout. */
const SINCE_3 = { failingSince: null, late: false, attention: { reasons: [], acknowledged: [] }, noticed: [] };
const SINCE_4 = { note: null, tags: [], archived: 0 };
const PACE = { accountId: 'shop', tokens: 12.5, at: NOW };

async function writeVersion1(): Promise<void> {
  await Dexie.delete(NAME);
  const db = new Dexie(NAME);
  db.version(1).stores({
    checkouts: 'id, createdAt, [accountId+nextRefreshAt]',
    timeline: '++seq, checkoutId',
    creates: 'attemptId',
    paces: 'accountId',
  });
  await db.table('checkouts').bulkPut([CHECKOUT, NEVER_AGAIN, ELSEWHERE]);
  await db.table('timeline').bulkPut(TIMELINE);
  await db.table('creates').put(CREATE);
  await db.table('paces').put(PACE);
  db.close();
}

describe('a history of version 0.1.0', () => {
  it('keeps every row, and adds the fields of later versions', async () => {
    await writeVersion1();
    const db = openHistory();
    const rows = await Promise.all(db.tables.map(async ({ name }) => [name, await db.table(name).toArray()]));
    expect(Object.fromEntries(rows)).toEqual({
      checkouts: [NEVER_AGAIN, ELSEWHERE, CHECKOUT].map((row) => ({ ...row, ...SINCE_3, ...SINCE_4 })),
      timeline: TIMELINE,
      creates: [CREATE],
      paces: [PACE],
      notices: [],
      outbox: [],
      team: [],
      audit: [],
    });
    expect(await checkoutWithTimeline(db, CHECKOUT.id)).toEqual({
      checkout: { ...CHECKOUT, ...SINCE_3, ...SINCE_4 },
      timeline: TIMELINE,
    });
    expect(await pendingCreates(db)).toEqual([CREATE]);
    db.close();
  });

  it('is indexed by account, including rows that are never due', async () => {
    await writeVersion1();
    const db = openHistory();
    expect((await newestCheckouts(db, 9, 'shop')).map(({ id }) => id)).toEqual(['CCO-2', CHECKOUT.id]);
    expect((await newestCheckouts(db, 9, 'second')).map(({ id }) => id)).toEqual(['CCO-3']);
    db.close();
  });

  it('continues the timeline', async () => {
    await writeVersion1();
    const db = openHistory();
    const seq = await db.timeline.add({
      checkoutId: CHECKOUT.id,
      at: NOW,
      from: 'NEW',
      to: 'SUCCESS',
      source: 'refresh',
      settled: null,
    });
    expect(seq).toBe(10);
    db.close();
  });
});

/*
 * The database as version 2 of it was written, frozen as well. It had one index more, and the same rows.
 */
const CONFLICT = { ...CHECKOUT, id: 'CCO-4', status: 'CONFLICT', reason: 'UNDERPAID', hint: null };
const DONE = {
  ...CREATE,
  attemptId: 'done',
  state: 'done',
  error: null,
  made: { checkoutId: 'CCO-4', url: 'https://x' },
};

async function writeVersion2(): Promise<void> {
  await Dexie.delete(NAME);
  const db = new Dexie(NAME);
  db.version(1).stores({
    checkouts: 'id, createdAt, [accountId+nextRefreshAt]',
    timeline: '++seq, checkoutId',
    creates: 'attemptId',
    paces: 'accountId',
  });
  db.version(2).stores({ checkouts: 'id, createdAt, [accountId+createdAt], [accountId+nextRefreshAt]' });
  await db.table('checkouts').bulkPut([CHECKOUT, NEVER_AGAIN, ELSEWHERE, CONFLICT]);
  await db.table('timeline').bulkPut(TIMELINE);
  await db.table('creates').bulkPut([CREATE, DONE]);
  await db.table('paces').put(PACE);
  db.close();
}

/*
 * The database as version 3 of it was written, frozen as well.
 */
const LOOKED_AT = {
  ...SINCE_3,
  late: true,
  attention: { reasons: ['late'], acknowledged: [] },
  attentionGravity: 'bad',
  attentionAt: NOW,
  noticed: ['late'],
};
const LATE = { ...CHECKOUT, id: 'CCO-5', status: 'PAYMENT_DETECTED', ...LOOKED_AT };
const NOTICE = { key: 'late CCO-5', kind: 'late', accountId: 'shop', checkoutId: 'CCO-5', at: NOW, showingAs: null };

async function writeVersion3(rows: object[] = [CHECKOUT, NEVER_AGAIN, ELSEWHERE, CONFLICT]): Promise<void> {
  await Dexie.delete(NAME);
  const db = new Dexie(NAME);
  db.version(3).stores({
    checkouts:
      'id, createdAt, [accountId+createdAt], [accountId+nextRefreshAt], [accountId+orderId], [attentionGravity+attentionAt]',
    timeline: '++seq, checkoutId',
    creates: 'attemptId',
    paces: 'accountId',
    notices: 'key',
  });
  await db.table('checkouts').bulkPut(rows.map((row) => ({ ...SINCE_3, ...row })));
  await db.table('timeline').bulkPut(TIMELINE);
  await db.table('creates').bulkPut([CREATE, DONE]);
  await db.table('paces').put(PACE);
  if (rows.includes(LATE)) await db.table('notices').put(NOTICE);
  db.close();
}

describe('a history of version 3 of the database', () => {
  it('keeps attention and pending notifications', async () => {
    await writeVersion3([LATE, NEVER_AGAIN]);
    const db = openHistory();
    expect(await db.checkouts.get('CCO-5')).toEqual({ ...LATE, ...SINCE_4 });
    expect((await attentionQueue(db, 9)).map(({ id }) => id)).toEqual(['CCO-5']);
    expect(await db.notices.toArray()).toEqual([NOTICE]);
    db.close();
  });

  it('lists all its rows: none is archived', async () => {
    await writeVersion3();
    const db = openHistory();
    expect((await newestCheckouts(db, 9, null)).map(({ id }) => id)).toEqual([
      'CCO-3',
      'CCO-2',
      'CCO-8c4df2e6-8c0d-4fa6-bba8-4943038dd5c5',
      'CCO-4',
    ]);
    expect((await newestCheckouts(db, 9, 'second')).map(({ id }) => id)).toEqual(['CCO-3']);
    db.close();
  });
});

/*
 * The database as version 4 of it was written, frozen as well.
 */
const ANNOTATED = {
  ...CHECKOUT,
  ...SINCE_3,
  id: 'CCO-6',
  note: 'Called back.',
  tags: ['VIP', 'late'],
  archived: 1,
  attention: { reasons: ['late'], acknowledged: ['late'] },
};

async function writeVersion4(rows: object[] = [CHECKOUT, NEVER_AGAIN, ELSEWHERE, CONFLICT]): Promise<void> {
  await Dexie.delete(NAME);
  const db = new Dexie(NAME);
  db.version(4).stores({
    checkouts:
      'id, [archived+createdAt], [accountId+archived+createdAt], [accountId+nextRefreshAt], [accountId+orderId], [attentionGravity+attentionAt]',
    timeline: '++seq, checkoutId',
    creates: 'attemptId',
    paces: 'accountId',
    notices: 'key',
  });
  await db.table('checkouts').bulkPut(rows.map((row) => ({ ...SINCE_3, ...SINCE_4, ...row })));
  await db.table('timeline').bulkPut(TIMELINE);
  await db.table('creates').bulkPut([CREATE, DONE]);
  await db.table('paces').put(PACE);
  db.close();
}

describe('a history of version 4 of the database', () => {
  it('keeps what people changed, and gives the next change a stamp', async () => {
    await writeVersion4([ANNOTATED]);
    const db = openHistory();
    expect(await db.checkouts.get('CCO-6')).toEqual(ANNOTATED);
    await annotate(db, ['CCO-6'], { note: 'Paid.', removeTags: ['late'] }, NOW);
    const { edits, ...row } = (await db.checkouts.get('CCO-6')) ?? {};
    expect(row).toEqual({ ...ANNOTATED, note: 'Paid.', tags: ['VIP'] });
    expect(edits).toMatchObject({ note: { versions: [{ text: 'Paid.' }] }, tags: [{ tag: 'late', on: false }] });
    expect(await db.outbox.toArray()).toEqual([]);
    db.close();
  });
});

/*
 * The database as version 5 of it was written, frozen as well.
 */
const STAMPED = {
  ...ANNOTATED,
  id: 'CCO-7',
  edits: { archived: '0mmlb8s00000aaaaaaaaaa', tags: [{ tag: 'VIP', at: '0mmlb8s00000aaaaaaaaaa', on: true }] },
};
const OUTBOX = [{ id: 'CCO-7', stamp: 'a stamp', state: 'due' }];
const TEAM = [
  { key: 'desk', desk: 'aaaaaaaaaa' },
  { key: 'joined', at: NOW, team: 'Shop', server: 'desk.shop.example', agent: 'anna', name: 'Anna' },
];

async function writeVersion5(rows: object[] = [CHECKOUT, NEVER_AGAIN, ELSEWHERE, CONFLICT]): Promise<void> {
  await Dexie.delete(NAME);
  const db = new Dexie(NAME);
  db.version(5).stores({
    checkouts:
      'id, [archived+createdAt], [accountId+archived+createdAt], [accountId+nextRefreshAt], [accountId+orderId], [attentionGravity+attentionAt]',
    timeline: '++seq, checkoutId',
    creates: 'attemptId',
    paces: 'accountId',
    notices: 'key',
    outbox: 'id, state',
    team: 'key',
  });
  await db.table('checkouts').bulkPut(rows.map((row) => ({ ...SINCE_3, ...SINCE_4, ...row })));
  await db.table('timeline').bulkPut(TIMELINE);
  await db.table('creates').bulkPut([CREATE, DONE]);
  await db.table('paces').put(PACE);
  await db.table('outbox').bulkPut(OUTBOX);
  await db.table('team').bulkPut(TEAM);
  db.close();
}

describe('a history of version 5 of the database', () => {
  it('keeps its stamps, its team and what the team has yet to hear, and begins a log with the next change', async () => {
    await writeVersion5([STAMPED]);
    const db = openHistory();
    expect(await db.checkouts.get('CCO-7')).toEqual(STAMPED);
    expect([await db.outbox.toArray(), await db.team.toArray()]).toEqual([OUTBOX, TEAM]);
    expect(await db.audit.toArray()).toEqual([]);
    await annotate(db, ['CCO-7'], { note: 'Paid.' }, NOW);
    expect(await db.audit.toArray()).toMatchObject([{ n: 1, agent: 'anna', lines: [{ what: 'noted', at: NOW }] }]);
    db.close();
  });
});

describe.each([
  ['1', () => writeVersion1()],
  ['2', () => writeVersion2()],
  ['3', () => writeVersion3()],
  ['4', () => writeVersion4()],
  ['5', () => writeVersion5()],
])('a history of version %s of the database', (_version, write) => {
  it('gets the fields of attention and notifications, and loses nothing', async () => {
    await write();
    const db = openHistory();
    await db.open();
    expect(db.verno).toBe(6);
    expect(await db.checkouts.get(CHECKOUT.id)).toEqual({ ...CHECKOUT, ...SINCE_3, ...SINCE_4 });
    expect(await db.checkouts.get('CCO-2')).toEqual({ ...NEVER_AGAIN, ...SINCE_3, ...SINCE_4 });
    expect(await db.timeline.toArray()).toEqual(TIMELINE);
    expect(await db.creates.get('attempt')).toEqual(CREATE);
    expect(await db.paces.toArray()).toEqual([PACE]);
    db.close();
  });

  it('finds its old rows by order ID, and none needs attention before the next refresh', async () => {
    await write();
    const db = openHistory();
    const same = db.checkouts.where('[accountId+orderId]').equals(['second', '1234567890']);
    expect(await same.primaryKeys()).toEqual(['CCO-3']);
    expect(await attentionQueue(db, 99)).toEqual([]);
    expect(await countAttention(db)).toEqual({ bad: 0, warn: 1 });
    db.close();
  });

  it('is unchanged when opened again', async () => {
    await write();
    openHistory().close();
    const first = openHistory();
    const rows = await first.checkouts.toArray();
    first.close();
    const second = openHistory();
    expect(await second.checkouts.toArray()).toEqual(rows);
    second.close();
  });

  it('works on: the rules apply to the next answer', async () => {
    await write();
    const db = openHistory();
    const answer = { model: model({ id: CHECKOUT.id, status: 'CONFLICT' }), raw: '{}', at: NOW + 5 };
    await recordAnswer(db, answer, applyRules);
    expect(await db.checkouts.get(CHECKOUT.id)).toMatchObject({ noticed: ['conflict'], attentionAt: NOW + 5 });
    expect((await attentionQueue(db, 99)).map(({ id }) => id)).toEqual([CHECKOUT.id]);
    expect((await db.notices.toArray()).map(({ kind }) => kind)).toEqual(['conflict']);
    db.close();
  });
});

it('raises a conflict of version 2 at the next answer, though nothing changed, without a notification', async () => {
  await writeVersion2();
  const db = openHistory();
  const answer = { model: model({ id: 'CCO-4', status: 'CONFLICT', reason: 'UNDERPAID' }), raw: '{}', at: NOW + 5 };
  await recordAnswer(db, answer, applyRules);
  expect((await attentionQueue(db, 99)).map(({ id }) => id)).toEqual(['CCO-4']);
  expect(await db.notices.count()).toBe(0);
  db.close();
});

/*
 * The database as version 4 of it was written before a checkout kept since when it is final, frozen as well. Version 4 is
 * also the present one: nothing is written anew, and the time is read from the last answer.
 */
const NEW_YEAR = Date.UTC(2026, 0, 1);
const PAID_IN_DECEMBER = {
  ...CHECKOUT,
  ...SINCE_3,
  ...SINCE_4,
  id: 'CCO-6',
  status: 'SUCCESS',
  hint: null,
  failures: 0,
  error: null,
  createdAt: NEW_YEAR - 3_600_000,
  statusSince: NEW_YEAR + 86_400_000,
  answeredAt: NEW_YEAR + 86_500_000,
  answer:
    '{"id":"CCO-6","status":"SUCCESS","reason":null,"createdAt":"2025-12-31T23:00:00.000000001Z","lastUpdatedAt":"2025-12-31T23:59:59.999999999Z"}',
};

describe('a history of version 4 of the database, from before it kept since when a checkout is final', () => {
  async function writeVersion4(): Promise<void> {
    await Dexie.delete(NAME);
    const db = new Dexie(NAME);
    db.version(4).stores({
      checkouts:
        'id, [archived+createdAt], [accountId+archived+createdAt], [accountId+nextRefreshAt], [accountId+orderId], [attentionGravity+attentionAt]',
      timeline: '++seq, checkoutId',
      creates: 'attemptId',
      paces: 'accountId',
      notices: 'key',
    });
    await db.table('checkouts').put(PAID_IN_DECEMBER);
    db.close();
  }

  it('books a payment when Inqud’s last answer says that it was made, and is not written anew', async () => {
    await writeVersion4();
    const db = openHistory();
    const row = await db.checkouts.get('CCO-6');
    expect(row).toEqual(PAID_IN_DECEMBER);
    expect(row && entryOf(row)).toMatchObject({ updatedAt: NEW_YEAR - 1, updatedByInqud: true });
    db.close();
  });

  it('keeps that time with the next answer, however much later Inqud has updated it', async () => {
    await writeVersion4();
    const db = openHistory();
    const later = model({ id: 'CCO-6', status: 'SUCCESS', lastUpdatedAt: '2026-01-05T10:00:00Z' });
    await recordAnswer(db, { model: later, raw: '{}', at: NEW_YEAR + 9 * 86_400_000 }, applyRules);
    expect(await db.checkouts.get('CCO-6')).toMatchObject({ finalSince: { at: NEW_YEAR - 1, by: 'inqud' } });
    db.close();
  });
});
