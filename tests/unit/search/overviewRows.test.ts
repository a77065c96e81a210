import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../lib/search/entry';
import { entryOf } from '../../../lib/search/entry';
import { parseSearch } from '../../../lib/search/language';
import { matcherOf } from '../../../lib/search/matching';
import { rowsSearch } from '../../../lib/search/overviewRows';
import { periodRange } from '../../../lib/search/overviewView';
import { DAY } from '../../../lib/shared/time';
import { checkout, NOW } from '../support/examples';

describe('the rows behind a number', () => {
  it.each([
    ['', {}, 'created:7d'],
    ['tag:vip top', {}, 'tag:vip top created:7d'],
    ['', { status: 'CONFLICT' }, 'status:conflict created:7d'],
    ['', { is: 'open' }, 'created:7d is:open'],
    ['status:paid,expired vip', { status: 'SUCCESS' }, 'status:paid vip created:7d'],
    ['status:underpaid', { status: 'CONFLICT' }, 'status:underpaid created:7d'],
    ['-status:expired', { status: 'SUCCESS' }, '-status:expired status:paid created:7d'],
    ['created:2026-03', {}, 'created:2026-03 created:7d'],
    ['amount:nonsense vip', {}, 'vip created:7d'],
  ] as const)('of %j, %j, are found by %j', (search, part, text) => {
    expect(rowsSearch(parseSearch(search).search, 'created:7d', part)).toBe(text);
  });

  it('are exactly the counted ones, for any search', () => {
    const entry = fc
      .record({
        status: fc.constantFrom('NEW', 'PAYMENT_DETECTED', 'SUCCESS', 'CONFLICT', 'EXPIRED', 'NOVEL'),
        reason: fc.constantFrom(null, 'UNDERPAID'),
        createdAt: fc.integer({ min: NOW - 10 * DAY, max: NOW }),
        name: fc.constantFrom('vip', 'other', null),
        archived: fc.constantFrom<0 | 1>(0, 1),
      })
      .map((changes) => entryOf(checkout(changes)));
    const word = fc.constantFrom(
      ...['vip', '-vip', 'status:paid', 'status:conflict', 'status:underpaid', 'status:open,expired', 'is:archived'],
      ...['-status:paid', 'created:3d', 'is:final', 'status:', '"vi'],
    );
    const parts = [
      [{}, () => true],
      [{ status: 'SUCCESS' }, ({ status }: Entry) => status === 'SUCCESS'],
      [{ status: 'CONFLICT' }, ({ status }: Entry) => status === 'CONFLICT'],
      [{ status: 'EXPIRED' }, ({ status }: Entry) => status === 'EXPIRED'],
      [{ is: 'open' }, ({ status }: Entry) => !['SUCCESS', 'CONFLICT', 'EXPIRED'].includes(status)],
    ] as const;
    const found = (search: string, rows: Entry[]) =>
      rows.filter(matcherOf(parseSearch(search).search, { now: NOW, accountName: () => null }));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 3 }), fc.array(entry, { maxLength: 20 }), (words, rows) => {
        const search = words.join(' ');
        const { from, to } = periodRange('7d', NOW);
        const inPeriod = found(search, rows).filter(({ createdAt }) => createdAt >= from && createdAt < to);
        for (const [part, test] of parts) {
          const counted = inPeriod.filter(test);
          // A count of zero has no link.
          if (counted.length > 0)
            expect(found(rowsSearch(parseSearch(search).search, 'created:7d', part), rows)).toEqual(counted);
        }
      }),
    );
  });
});
