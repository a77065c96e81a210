import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBlocks } from '../../../lib/search/blocks';
import type { Entry } from '../../../lib/search/entry';
import { entryOf } from '../../../lib/search/entry';
import { parseSearch } from '../../../lib/search/language';
import { matcherOf } from '../../../lib/search/matching';
import type { Cursor, Sort } from '../../../lib/search/order';
import type { SearchIndex } from '../../../lib/search/searchIndex';
import { createSearchIndex } from '../../../lib/search/searchIndex';
import { runs } from '../../soak';
import { checkout, NOW } from '../support/examples';
import { isWholeId, isWholeNumber, wish } from './queries';
import { accountName, history } from './rows';

const BYS: Sort['by'][] = ['created', 'updated', 'expires', 'amount'];
const sort = fc.record({ by: fc.constantFrom(...BYS), down: fc.boolean() });
const entries = (most: number, least = 0) => history(most, least).map((rows) => rows.map(entryOf));
const every = () => true;
const odd = ({ ids }: Entry) => ids.length % 2 === 1;

/** The sort value, with amounts as integers of 10^-30. */
function sortValue(entry: Entry, by: Sort['by']): bigint | number | null {
  if (by === 'created') return entry.createdAt;
  if (by === 'updated') return entry.updatedAt;
  if (by === 'expires') return entry.expiresAt;
  if (!entry.amount) return null;
  const [whole = '', fraction = ''] = entry.amount.amount.split('.');
  return BigInt(whole + fraction.padEnd(30, '0'));
}

function slowlySorted(rows: Iterable<Entry>, { by, down }: Sort): string[] {
  const order = (a: Entry, b: Entry) => {
    const [first, second] = [sortValue(a, by), sortValue(b, by)];
    if (first === null && second !== null) return 1;
    if (second === null && first !== null) return -1;
    const up = first !== null && second !== null && first !== second ? (first < second ? -1 : 1) : a.id < b.id ? -1 : 1;
    return down ? -up : up;
  };
  return [...rows].sort(order).map(({ id }) => id);
}

/** The concatenated pages. */
function pagesOf(index: SearchIndex, asked: Omit<Parameters<SearchIndex['page']>[0], 'after'>): string[] {
  const ids: string[] = [];
  let after: Cursor | null = null;
  do {
    const page = index.page({ ...asked, after });
    ids.push(...page.ids);
    after = page.next;
  } while (after !== null);
  return ids;
}

const finderOf = (rows: Entry[]) => {
  const index = createSearchIndex();
  index.put(rows);
  return index;
};

describe('the search index', () => {
  it('returns whether an addition or a removal changes anything', () => {
    const index = createSearchIndex();
    const entry = entryOf(checkout({ id: 'a', tags: ['vip'], amount: { amount: '1', currency: 'USD' } }));
    expect(index.put([entry])).toBe(true);
    expect(index.put([structuredClone(entry)])).toBe(false);
    expect(index.put([structuredClone(entry), { ...entry, tags: ['new'] }])).toBe(true);
    expect([index.remove(['b']), index.remove(['a', 'b']), index.remove(['a'])]).toEqual([false, true, false]);
    expect(index.put([])).toBe(false);
  });

  it('returns all rows in the order of a naive sort, in both directions, those without a value last', () => {
    fc.assert(
      fc.property(entries(30), sort, (rows, sort) => {
        expect(finderOf(rows).all(every, sort)).toEqual(slowlySorted(rows, sort));
        expect(finderOf(rows).all(odd, sort)).toEqual(slowlySorted(rows.filter(odd), sort));
      }),
    );
  });

  it('maintains every order while rows are added, changed and removed, few and many at once', () => {
    const some = entries(6, 1);
    // Of a hundred rows, up to three count as few, and seventy or more as many.
    const indices = fc.oneof(
      fc.array(fc.nat(99), { maxLength: 3 }),
      fc.uniqueArray(fc.nat(99), { minLength: 70, maxLength: 90 }),
      fc.array(fc.nat(99), { minLength: 90, maxLength: 99 }),
    );
    const step = fc.oneof(
      fc.record({ put: fc.oneof(some, entries(90, 70)) }),
      fc.record({ remove: indices }),
      // Some of them twice in one batch.
      fc.record({ change: indices, like: some }),
    );
    fc.assert(
      fc.property(entries(100, 100), fc.array(step, { minLength: 1, maxLength: 3 }), (first, steps) => {
        const index = finderOf(first);
        const here = new Map(first.map((row) => [row.id, row]));
        for (const by of BYS) index.all(every, { by, down: false });
        for (const step of steps) {
          if ('remove' in step) {
            const ids = step.remove.map((index) => first[index]?.id ?? '');
            index.remove(ids);
            for (const id of ids) here.delete(id);
          } else {
            const rows =
              'put' in step
                ? step.put
                : step.change.flatMap((index, place) => {
                    const [row, like] = [first[index], step.like[place % step.like.length]];
                    return row && like ? [{ ...like, id: row.id }] : [];
                  });
            index.put(rows);
            for (const row of rows) here.set(row.id, row);
          }
          expect(index.ids().toSorted()).toEqual([...here.keys()].toSorted());
          for (const by of BYS) {
            expect(index.all(every, { by, down: true })).toEqual(slowlySorted(here.values(), { by, down: true }));
            const ofOdd = [...here.values()].filter(odd);
            expect(index.all(odd, { by, down: false })).toEqual(slowlySorted(ofOdd, { by, down: false }));
          }
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it('visits each row exactly once, page by page, while others are added, moved and removed', () => {
    const meddling = fc.array(
      fc.record({
        put: entries(3),
        remove: fc.array(fc.nat(), { maxLength: 2 }),
        touch: fc.array(fc.nat(), { maxLength: 3 }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(entries(40), sort, fc.integer({ min: 1, max: 7 }), meddling, (rows, sort, limit, changes) => {
        const index = finderOf(rows);
        const stays = new Set(rows.filter(odd).map(({ id }) => id));
        const seen: string[] = [];
        let after: Cursor | null = null;
        do {
          const page = index.page({ matches: odd, sort, after, limit });
          expect(page.ids.length).toBeLessThanOrEqual(limit);
          expect(page.next === null || page.ids.length === limit).toBe(true);
          seen.push(...page.ids);
          expect(seen.length).toBeLessThan(1000);
          // As if cloned between two processes.
          after = structuredClone(page.next);
          const change = changes.pop();
          if (!change) continue;
          const gone = change.remove.flatMap((index) => rows[index % rows.length]?.id ?? []);
          index.remove(gone);
          index.put(change.put);
          for (const id of [...gone, ...change.put.map(({ id }) => id)]) stays.delete(id);
          // A change of any other value does not move a row.
          const here = rows.filter(({ id }) => stays.has(id));
          index.put(
            change.touch
              .flatMap((index) => here[index % here.length] ?? [])
              .map((row) => ({ ...row, late: !row.late })),
          );
        } while (after !== null);
        for (const id of stays) expect(seen.filter((one) => one === id)).toEqual([id]);
      }),
    );
  });

  it('continues when the last row of the previous page was removed', () => {
    const rows = ['a', 'b', 'c', 'd'].map((id) => entryOf(checkout({ id })));
    const index = finderOf(rows);
    const sort: Sort = { by: 'created', down: false };
    const { next } = index.page({ matches: every, sort, after: null, limit: 2 });
    index.remove(['b']);
    expect(next).toEqual({ value: NOW, id: 'b' });
    expect(index.page({ matches: every, sort, after: next, limit: 9 })).toEqual({ ids: ['c', 'd'], next: null });
  });

  it.each([1, 2, 3, 4, 9])('lists matches of a whole ID first, in pages of %d', (limit) => {
    const of = (id: string, orderId: string, archived: 0 | 1 = 0) =>
      entryOf(checkout({ id, orderId, archived, createdAt: NOW + Number(id.slice(1)) }));
    const index = finderOf([
      of('a9', 'x-15007-y'),
      of('a8', '15007'),
      of('a7', '150070'),
      of('a6', '15007', 1),
      of('a5', '15007'),
      of('a4', '99'),
      of('a3', '15007'),
      of('a2', '115007'),
    ]);
    const found = (search: string, down: boolean) => {
      const matches = matcherOf(parseSearch(search).search, { now: NOW, accountName });
      const sort: Sort = { by: 'created', down };
      const ids = pagesOf(index, { matches, sort, limit });
      expect(index.all(matches, sort)).toEqual(ids);
      return ids.join(' ');
    };
    expect(found('15007', true)).toBe('a8 a5 a3 a9 a7 a2');
    // Then those with the whole number.
    expect(found('#15007', false)).toBe('a3 a5 a8 a9 a2 a7');
    expect(found('created:2020.. "15007"', true)).toBe('a8 a5 a3 a9 a7 a2');
    // With several words, none of them is the whole search.
    expect(found('15007 1500', true)).toBe('a9 a8 a7 a5 a3 a2');
    expect(found('-15007', true)).toBe('a4');
  });

  it('visits each row once even when a match of a whole ID is removed between two pages', () => {
    const of = (id: string, orderId: string) => entryOf(checkout({ id, orderId }));
    const index = finderOf([of('a', '15007'), of('b', '15007'), of('c', '150071'), of('d', '150072')]);
    const asked = {
      matches: matcherOf(parseSearch('15007').search, { now: NOW, accountName }),
      sort: { by: 'created', down: false } as const,
      limit: 1,
    };
    const first = index.page({ ...asked, after: null });
    index.remove(['b']);
    const second = index.page({ ...asked, after: structuredClone(first.next) });
    index.remove(['a']);
    const third = index.page({ ...asked, after: structuredClone(second.next) });
    expect([first.ids, second.ids, third.ids]).toEqual([['a'], ['c'], ['d']]);
  });

  it('distinguishes amounts that are the same float, but not two notations of one amount', () => {
    const of = (id: string, amount: string) => entryOf(checkout({ id, amount: { amount, currency: 'USD' } }));
    const rows = [
      of('a', '100.000000000000000000002'),
      of('d', '100'),
      of('b', '100.000000000000000000001'),
      of('c', '100.00'),
    ];
    expect(finderOf(rows).all(every, { by: 'amount', down: false })).toEqual(['c', 'd', 'b', 'a']);
    const { next } = finderOf(rows).page({
      matches: every,
      sort: { by: 'amount', down: false },
      after: null,
      limit: 3,
    });
    expect(next).toEqual({ value: '100.000000000000000000001', id: 'b' });
  });

  it('counts matches, and says how many so far', () => {
    fc.assert(
      fc.property(entries(20), (rows) => {
        const index = finderOf(rows);
        const counts = [...index.counts(odd)];
        expect(counts.at(-1) ?? 0).toBe(rows.filter(odd).length);
        expect(counts).toEqual(counts.toSorted((a, b) => a - b));
        expect([...index.each(odd)].map(({ id }) => id).toSorted()).toEqual(
          slowlySorted(rows.filter(odd), { by: 'created', down: true }).toSorted(),
        );
      }),
    );
  });

  it('lists the statuses, coins, networks and tags, also after a change', () => {
    const of = (id: string, tags: string[], status = 'NEW') => entryOf(checkout({ id, tags, status }));
    const index = finderOf([
      of('a', ['x', 'y']),
      of('b', ['y', 'z']),
      { ...of('c', [], 'ON_HOLD'), coin: 'USDT', network: 'TRON' },
    ]);
    expect(index.values(false)).toEqual({
      statuses: [
        { value: 'NEW', count: 2 },
        { value: 'ON_HOLD', count: 1 },
      ],
      coins: [{ value: 'USDT', count: 1 }],
      networks: [{ value: 'TRON', count: 1 }],
      tags: [
        { value: 'y', count: 2 },
        { value: 'x', count: 1 },
        { value: 'z', count: 1 },
      ],
    });
    index.put([{ ...of('d', ['x', 'w']), archived: true }]);
    expect(index.values(true).tags.map(({ value }) => value)).toEqual(['w', 'x']);
    expect(index.values(false).tags[1]).toEqual({ value: 'x', count: 1 });
    index.put([of('a', [])]);
    expect(index.values(false).tags.map(({ value }) => value)).toEqual(['y', 'z']);
    index.remove(['b', 'b', 'nobody']);
    expect(index.values(false).tags).toEqual([]);
  });

  it('equals a naive filter, with blocks of any size, after any additions, changes and removals', () => {
    const step = fc.oneof(
      fc.record({ put: history(5) }),
      fc.record({ remove: fc.array(fc.nat(19), { maxLength: 6 }) }),
      // The same checkout with different texts.
      fc.record({ change: fc.array(fc.nat(19), { maxLength: 3 }), like: history(3, 1) }),
    );
    const steps = fc.array(fc.tuple(step, fc.array(wish, { minLength: 1, maxLength: 3 })), {
      minLength: 1,
      maxLength: 6,
    });
    let found = 0;
    fc.assert(
      fc.property(
        history(20, 20),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 9 }),
        steps,
        (first, atMost, limit, steps) => {
          const index = createSearchIndex(createBlocks(atMost));
          const here = new Map(first.map((row) => [row.id, row]));
          index.put(first.map(entryOf));
          index.warm(BYS);
          for (const [step, wishes] of steps) {
            if ('remove' in step) {
              const ids = step.remove.map((index) => first[index]?.id ?? '');
              index.remove(ids);
              for (const id of ids) here.delete(id);
            } else {
              const rows =
                'put' in step
                  ? step.put
                  : step.change.flatMap((index, place) => {
                      const [row, like] = [first[index], step.like[place % step.like.length]];
                      return row && like ? [{ ...like, id: row.id }] : [];
                    });
              index.put(rows.map(entryOf));
              for (const row of rows) here.set(row.id, row);
            }
            for (const each of wishes) {
              const { text, means } = each;
              const matches = matcherOf(parseSearch(text).search, { now: NOW, accountName });
              const meant = [...here.values()].filter(means);
              const wanted = meant.map(entryOf);
              const sort: Sort = { by: 'updated', down: true };
              const whole = slowlySorted(meant.filter((row) => isWholeId(row, each)).map(entryOf), sort);
              const number = slowlySorted(meant.filter((row) => isWholeNumber(row, each)).map(entryOf), sort);
              const inOrder = [...new Set([...whole, ...number, ...slowlySorted(wanted, sort)])];
              expect({ text, ids: index.all(matches, sort) }).toEqual({ text, ids: inOrder });
              expect({ text, ids: pagesOf(index, { matches, sort, limit }) }).toEqual({ text, ids: inOrder });
              expect([...index.counts(matches)].at(-1) ?? 0).toBe(wanted.length);
              expect(new Set(index.each(matches))).toEqual(new Set(wanted));
              found += wanted.length;
            }
          }
        },
      ),
      { numRuns: runs(300) },
    );
    // Otherwise the test would prove nothing.
    expect(found).toBeGreaterThan(1000);
  });
});
