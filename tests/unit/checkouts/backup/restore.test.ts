import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { HEAD } from '../../../../lib/checkouts/backup/export';
import type { HistoryDb, StoredCheckout, TimelineEntry } from '../../../../lib/checkouts/database';
import { NOTIFICATION_KINDS, REASONS } from '../../../../lib/checkouts/database';
import { withAttention } from '../../../../lib/checkouts/rules/attention';
import { changeTags } from '../../../../lib/checkouts/tags';
import type { InqudError } from '../../../../lib/inqud/errors';
import { finalSinceOf } from '../../../../lib/inqud/finalSince';
import { hostedPageOf } from '../../../../lib/inqud/origins';
import { isFinal } from '../../../../lib/inqud/status';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { runs } from '../../../soak';
import { checkout, DRAFT, emptyHistory, NOW } from '../../support/examples';
import { asRestored, copyText, copyWith, done, lineOf, restore, store, storedIn } from './restoring';

let db: HistoryDb;
beforeEach(async () => {
  db = await emptyHistory();
});

const PAID = { status: 'SUCCESS' } as const;
const entry = (changes: Partial<TimelineEntry> = {}) => ({
  checkoutId: 'a',
  at: NOW,
  from: null,
  to: 'NEW',
  source: 'created' as const,
  settled: null,
  ...changes,
});
const create = {
  attemptId: 'attempt',
  accountId: 'shop',
  draft: DRAFT,
  startedAt: NOW,
  attempt: 2,
  state: 'unknown',
  error: { kind: 'network' },
} as const;

/** Hostile texts and decimals of any length, as Inqud and people may write them. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('<b>', '__proto__', '=1+1', '\u2028'),
);
const word = fc.oneof(
  fc.constantFrom('NEW', 'SUCCESS', 'EXPIRED', 'CONFLICT', 'HELD'),
  fc.string({ minLength: 1, maxLength: 9 }),
);
const decimal = fc.bigInt({ min: 0n, max: 10n ** 30n }).map((units) => `${units}.${'0'.repeat(5)}1`);
const time = fc.integer({ min: NOW - 30 * DAY, max: NOW });
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const rows: fc.Arbitrary<StoredCheckout> = fc
  .record({
    accountId: fc.constantFrom('shop', 'second'),
    orderId: text,
    name: orNull(text),
    type: orNull(word),
    amount: orNull(fc.record({ amount: decimal, currency: fc.constantFrom('USD', 'BTC') })),
    status: word,
    reason: orNull(text),
    returnUrl: orNull(fc.constantFrom('https://shop.example/thanks?order=1', 'http://shop.example/')),
    createdAt: time,
    expiresAt: orNull(time),
    answer: text,
    answeredAt: time,
    statusSince: time,
    failures: fc.nat({ max: 9 }),
    late: fc.boolean(),
    attention: fc.record({
      reasons: fc.subarray([...REASONS]),
      acknowledged: fc.subarray([...REASONS]),
    }),
    noticed: fc.shuffledSubarray([...NOTIFICATION_KINDS]),
    note: orNull(text),
    // In the order of the store; a file may have any order.
    tags: fc.array(fc.string({ minLength: 1, maxLength: 9 }), { maxLength: 4 }).map((tags) => changeTags([], tags, [])),
    archived: fc.constantFrom(0, 1),
    since: orNull(fc.record({ share: fc.constantFrom(0, 0.5, 1), by: fc.constantFrom('inqud', 'here') })),
  })
  .map(({ since, ...changes }) => {
    const { status, createdAt, answeredAt } = changes;
    const hasSince = since !== null && isFinal(status) && createdAt <= answeredAt;
    const at = createdAt + (answeredAt - createdAt) * (since?.share ?? 0);
    const row = checkout({ ...changes, ...(hasSince && { finalSince: { at, by: since.by } }) });
    return withAttention({ ...row, nextRefreshAt: NOW + MINUTE }, NOW);
  });
const histories = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'C-9', '_'), rows, fc.array(time, { maxLength: 4 })), {
    selector: ([id]) => id,
    maxLength: 6,
  })
  .map((all) => ({
    checkouts: all.map(([id, row]) => ({ ...row, id, url: hostedPageOf(id) })),
    entries: all.flatMap(([id, , times]) =>
      [...new Set(times)]
        .toSorted((a, b) => a - b)
        .map((at, i) => entry({ checkoutId: id, at, ...(i % 2 === 0 ? { source: 'refresh' } : WEBHOOK) })),
    ),
  }));

const WEBHOOK = { source: 'webhook', updatedAt: '2026-03-01T12:00:00.123456789Z' } as const;

const clear = () => Promise.all(db.tables.map((table) => table.clear()));
/** A copy of these rows. */
async function copyOf({ checkouts, entries }: { checkouts: StoredCheckout[]; entries: Omit<TimelineEntry, 'seq'>[] }) {
  await clear();
  await store(db, checkouts, entries);
  return copyText();
}

describe('a copy restored into an empty history', () => {
  it('has the same rows and timelines, whatever they contain', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const copy = await copyOf(history);
        const before = await storedIn(db);
        await clear();
        expect(await restore(db, copy)).toEqual(done({ added: history.checkouts.length }));
        expect(await storedIn(db)).toEqual(asRestored(before));
      }),
      { numRuns: runs(40) },
    );
  });

  it.each([199, 200, 201, 1000])('has each of %i checkouts once, and reports progress', async (count) => {
    const ids = Array.from({ length: count }, (_, i) => `c${i}`);
    await store(
      db,
      ids.map((id) => checkout({ id, nextRefreshAt: NOW + 1 })),
      ids.map((id) => entry({ checkoutId: id })),
    );
    const before = await storedIn(db);
    const copy = await copyText();
    await clear();
    const told: number[] = [];
    expect(await restore(db, copy, { progress: ({ read }) => told.push(read) })).toEqual(done({ added: count }));
    expect(await storedIn(db)).toEqual(before);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(new Blob([copy]).size);
  });

  it('may have a byte order mark, CRLF line ends, empty lines and no final line end', async () => {
    await store(db, [checkout({ id: 'a', name: 'ü', nextRefreshAt: NOW + 1 })], [entry()]);
    const before = await storedIn(db);
    const copy = `\ufeff${(await copyText()).replaceAll('\n', '\r\n\r\n').trimEnd()}`;
    await clear();
    expect(await restore(db, copy)).toEqual(done({ added: 1 }));
    expect(await storedIn(db)).toEqual(asRestored(before));
  });

  it('of an older release gets the defaults of missing fields', async () => {
    const { failingSince, late, attention, noticed, note, tags, archived, ...older } = checkout({ id: 'a', ...PAID });
    await restore(db, copyWith(lineOf(older)));
    expect(await db.checkouts.get('a')).toEqual({
      ...older,
      failingSince,
      late,
      attention,
      noticed,
      note,
      tags,
      archived,
    });
  });

  it.each<[string, Partial<StoredCheckout>, { at: number; by: string }]>([
    [
      'of its answer, when an older release made the copy',
      { answer: `{"status":"SUCCESS","lastUpdatedAt":"${new Date(NOW - HOUR).toISOString()}"}`, createdAt: NOW - DAY },
      { at: NOW - HOUR, by: 'inqud' },
    ],
    [
      'of the copy',
      { finalSince: { at: NOW - MINUTE, by: 'inqud' }, createdAt: NOW - DAY },
      { at: NOW - MINUTE, by: 'inqud' },
    ],
    [
      'of when it was first seen, when that of the copy is before the creation',
      { finalSince: { at: NOW - DAY - 1, by: 'inqud' }, createdAt: NOW - DAY },
      { at: NOW, by: 'here' },
    ],
    [
      'of when it was first seen, when that of the copy is after its answer',
      { finalSince: { at: NOW + HOUR, by: 'inqud' }, createdAt: NOW - DAY },
      { at: NOW, by: 'here' },
    ],
  ])('is final since the time %s', async (_which, changes, since) => {
    await restore(db, copyWith(lineOf(checkout({ id: 'a', ...PAID, ...changes }))));
    expect(finalSinceOf((await db.checkouts.get('a')) ?? {})).toEqual(since);
  });

  it.each([null, 'now', { at: '2026' }, { at: NOW, by: 'somebody' }, { at: 9e15, by: 'inqud' }])(
    'is not refused for a time of its final status that is %j',
    async (finalSince) => {
      expect(await restore(db, copyWith(lineOf({ ...checkout({ id: 'a', ...PAID }), finalSince })))).toEqual(
        done({ added: 1 }),
      );
      expect(await db.checkouts.get('a')).not.toHaveProperty('finalSince');
    },
  );

  it('computes attention again, even where the copy says otherwise', async () => {
    const quiet = checkout({ id: 'a', status: 'CONFLICT', request: null });
    await restore(
      db,
      copyWith(lineOf(quiet), lineOf({ ...checkout({ id: 'b', ...PAID }), attentionGravity: 'bad', attentionAt: NOW })),
    );
    expect(await db.checkouts.where('[attentionGravity+attentionAt]').above(['']).toArray()).toMatchObject([
      { id: 'a', attention: { reasons: ['conflict'] }, attentionGravity: 'bad', attentionAt: NOW },
    ]);
  });

  it.each<[string, InqudError]>([
    ['in codes', { kind: 'unexpected', status: 200, problem: { is: 'field', field: 'status' } }],
    ['in codes without values', { kind: 'unexpected', status: 200, problem: { is: 'no object' } }],
    ['about another checkout', { kind: 'unexpected', status: 200, problem: { is: 'another checkout', id: 'CCO-2' } }],
    ['in the words of an earlier release', { kind: 'unexpected', status: 200, problem: 'its “status” is missing' }],
  ])('keeps the last error %s', async (_what, error) => {
    await restore(db, copyWith(lineOf(checkout({ failures: 1, error }))));
    expect((await db.checkouts.toArray()).map((row) => row.error)).toEqual([error]);
  });

  it('keeps acknowledgements and sent notifications', async () => {
    const seen = checkout({
      id: 'a',
      status: 'CONFLICT',
      attention: { reasons: ['conflict'], acknowledged: ['conflict'] },
      noticed: ['conflict', 'expiring'],
    });
    await restore(db, copyWith(lineOf(seen)));
    expect(await db.checkouts.get('a')).toMatchObject({ attention: seen.attention, noticed: seen.noticed });
    expect(await db.checkouts.get('a')).not.toHaveProperty('attentionAt');
    expect(await db.notices.count()).toBe(0);
  });

  it('assigns each new checkout to the account that is found for it', async () => {
    const accountOf = async ({
      accountId,
      widgetId,
      name,
    }: {
      accountId: string;
      widgetId: string | null;
      name: string | null;
    }) => `${name} ${accountId} ${widgetId?.slice(0, 3)}`;
    await restore(db, copyWith(lineOf(checkout({ id: 'a' })), { create, account: 'Other' }), { accountOf });
    expect(await db.checkouts.get('a')).toMatchObject({ accountId: 'Shop shop CAP' });
    expect(await db.creates.get('attempt')).toMatchObject({ accountId: 'Other shop undefined' });
  });

  it('looks up no account for existing checkouts, so that none is added for them', async () => {
    await store(db, [checkout({ id: 'a', accountId: 'ours' })]);
    const accountOf = async () => {
      throw new Error('Nobody needs to know.');
    };
    await restore(db, copyWith(lineOf(checkout({ id: 'a', accountId: 'theirs', answeredAt: NOW + 1 }))), { accountOf });
    expect(await db.checkouts.get('a')).toMatchObject({ accountId: 'ours', answeredAt: NOW + 1 });
  });
});

describe('a copy restored twice', () => {
  it('changes nothing the second time, whatever existed before', async () => {
    await fc.assert(
      fc.asyncProperty(histories, histories, async (theirs, ours) => {
        const copy = await copyOf(theirs);
        await clear();
        await store(db, ours.checkouts, ours.entries);
        await restore(db, copy);
        const once = await storedIn(db);
        expect(await restore(db, copy, { now: NOW + SECOND })).toEqual(done({ unchanged: theirs.checkouts.length }));
        expect(await storedIn(db)).toEqual(once);
      }),
      { numRuns: runs(40) },
    );
  });

  it('adds a checkout that is twice in one file once', async () => {
    const line = lineOf(checkout({ id: 'a' }), [entry()]);
    expect(await restore(db, copyWith(line, line, line))).toEqual(done({ added: 1, unchanged: 2 }));
    expect((await storedIn(db)).timelines.a).toHaveLength(1);
  });
});

describe('the next refresh of a restored checkout', () => {
  const nextOf = async (changes: Partial<StoredCheckout>) => {
    await restore(db, copyWith(lineOf(checkout({ id: 'a', ...changes }))));
    return (await db.checkouts.get('a'))?.nextRefreshAt;
  };

  it.each([
    ['as the copy says, while that is to come', { nextRefreshAt: NOW + HOUR }, NOW + HOUR],
    ['now, when that is over', { nextRefreshAt: NOW - 1 }, NOW],
    ['now, when an open one says nothing', {}, NOW],
    ['now, when its status is not known', { status: 'HELD' }, NOW],
    ['now, when it would be asked in years', { nextRefreshAt: NOW + DAY + 1 }, NOW],
    ['now, when a final one is overdue', { ...PAID, nextRefreshAt: NOW - 1 }, NOW],
    ['now, when a paid one was reported otherwise', { ...PAID, hint: { status: 'X', source: 'widget', at: NOW } }, NOW],
    ['never, when a final one says nothing', { ...PAID }, undefined],
  ] as [string, Partial<StoredCheckout>, number | undefined][])('is %s', async (_name, changes, next) => {
    expect(await nextOf(changes)).toBe(next);
  });

  it('is spread when many are overdue, so that current checkouts do not wait', async () => {
    const lines = Array.from({ length: 500 }, (_, i) => lineOf(checkout({ id: `c${i}`, nextRefreshAt: NOW - i })));
    await restore(db, copyWith(...lines));
    const due = (await db.checkouts.toArray()).map(({ nextRefreshAt = 0 }) => nextRefreshAt - NOW);
    expect(due.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, i) => i * 2 * SECOND));
  });

  it('is not later for one that is monitored here', async () => {
    await store(db, [checkout({ id: 'a', nextRefreshAt: NOW - 5 })]);
    await restore(db, copyWith(lineOf(checkout({ id: 'a', tags: ['vip'], nextRefreshAt: NOW + HOUR }))));
    expect(await db.checkouts.get('a')).toMatchObject({ tags: ['vip'], nextRefreshAt: NOW - 5 });
  });
});

describe('a pending create', () => {
  const restored = async (line: unknown = create) => {
    const result = await restore(db, copyWith({ create: line, account: 'Shop' }));
    return [result.outcome === 'restored' && result.creates, await db.creates.toArray()];
  };

  it('is restored', async () => expect(await restored()).toEqual([1, [create]]));

  it('that was being sent is restored with an unknown outcome [S-29]', async () => {
    expect(await restored({ ...create, state: 'sending' })).toEqual([1, [create]]);
  });

  it('is not overwritten when it exists here', async () => {
    const ours = { ...create, state: 'done', made: { checkoutId: 'x', url: 'https://x.example/' } } as const;
    await db.creates.add(ours);
    expect(await restored()).toEqual([0, [ours]]);
  });

  it('is not restored when its order has a checkout created since', async () => {
    await store(db, [checkout({ id: 'a', orderId: DRAFT.clientOrderId, createdAt: NOW })]);
    expect(await restored()).toEqual([0, []]);
  });

  it.each([
    ['an earlier checkout', { createdAt: NOW - 1 }],
    ['one of another account', { accountId: 'second' }],
    ['another order', { orderId: 'another' }],
  ])('is restored beside %s', async (_name, changes) => {
    await store(db, [checkout({ id: 'a', orderId: DRAFT.clientOrderId, ...changes })]);
    expect(await restored()).toEqual([1, [create]]);
  });
});

describe('a cancelled restore', () => {
  const lines = Array.from({ length: 2000 }, (_, i) => lineOf(checkout({ id: `c${i}` })));

  it('stops after the current batch: what is stored stays, and the result says so', async () => {
    const stop = new AbortController();
    const result = await restore(db, copyWith(...lines), { signal: stop.signal, progress: () => stop.abort() });
    expect(result).toEqual(done({ added: 1000, aborted: true }));
    expect(await db.checkouts.count()).toBe(1000);
    expect(await restore(db, copyWith(...lines))).toEqual(done({ added: 1000, unchanged: 1000 }));
  });

  it('changes nothing when it was cancelled before it starts', async () => {
    expect(await restore(db, copyWith(...lines), { signal: AbortSignal.abort() })).toEqual(done({ aborted: true }));
    expect(await db.checkouts.count()).toBe(0);
  });
});

describe('a file that is not a copy', () => {
  it.each([
    ['is empty', '', 'empty'],
    ['has empty lines only', '\r\n\n \n', 'empty'],
    ['is a table', 'Order ID,Checkout ID\r\n', 'another format'],
    ['is JSON of another kind', '{"format":"other","version":1}\n', 'another format'],
    ['has no head', `${JSON.stringify(lineOf(checkout()))}\n`, 'another format'],
    ['has no number as its version', `${JSON.stringify({ ...HEAD, version: '1' })}\n`, 'another format'],
    ['is of version 0', `${JSON.stringify({ ...HEAD, version: 0 })}\n`, 'another format'],
    ['is of a newer release', `${JSON.stringify({ ...HEAD, version: 2 })}\n`, 'newer'],
    ['is one endless line', 'x'.repeat(3_000_000), 'another format'],
    ['is UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0x00]), 'another format'],
  ])('is refused when it %s, and nothing is changed', async (_name, text, why) => {
    expect(await restore(db, text)).toEqual({ outcome: 'refused', why });
    await restore(db, new Blob([text, '\n', JSON.stringify(lineOf(checkout()))]));
    expect(await db.checkouts.count()).toBe(0);
  });
});
