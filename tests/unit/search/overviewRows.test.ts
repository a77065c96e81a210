import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../lib/search/entry';
import { entryOf } from '../../../lib/search/entry';
import { parseSearch } from '../../../lib/search/language';
import { matcherOf } from '../../../lib/search/matching';
import { overviewOf } from '../../../lib/search/overview';
import { isSearchable, rowsSearch } from '../../../lib/search/overviewRows';
import { periodRange } from '../../../lib/search/overviewView';
import { DAY } from '../../../lib/shared/time';
import { checkout, NOW } from '../support/examples';
import { history, time } from './rows';

const TRON = { coin: 'USDT', network: 'TRON' };
const BARE = { coin: 'USDT', network: null };
const NONE = { coin: null, network: null };

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
    ['amount:>10', { volume: { currency: 'USD', isAsked: true } }, 'amount:>10 amount:>=0USD created:7d'],
    ['', { volume: { currency: 'USDT', isAsked: false } }, 'created:7d'],
    ['', { volume: { currency: 'A "B', isAsked: true } }, 'created:7d'],
    ['coin:usdt,btc vip', { source: { of: TRON, among: [TRON, BARE] } }, 'coin:USDT vip network:TRON created:7d'],
    ['', { source: { of: BARE, among: [TRON, BARE, NONE] } }, 'coin:USDT -network:TRON created:7d'],
    ['', { source: { of: NONE, among: [TRON, BARE, NONE] } }, '-coin:USDT created:7d'],
    ['', { source: { of: NONE, among: [NONE] } }, 'created:7d'],
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

  it('are exactly those whose payments a sum adds up, and those of each source of it, for any search', () => {
    const words = fc.array(
      fc.constantFrom(
        'coin:usdt,trx',
        '-coin:trx',
        'network:tron',
        'amount:>5',
        'paid:30d',
        'type:fixed',
        'is:archived',
        'to',
      ),
      { maxLength: 2 },
    );
    fc.assert(
      fc.property(words, history(25), time, (words, checkouts, now) => {
        const search = parseSearch(words.join(' ')).search;
        const found = (text: string) =>
          checkouts.map(entryOf).filter(matcherOf(parseSearch(text).search, { now, accountName: () => null }));
        const { received } = overviewOf(found(words.join(' ')), periodRange('90d', now));
        for (const volume of received.volumes) {
          const rows = found(rowsSearch(search, 'paid:90d', { volume }));
          expect(rows).toHaveLength(isSearchable(volume) ? volume.count : received.count);
        }
        for (const of of received.sources) {
          const source = { of, among: received.sources };
          expect(found(rowsSearch(search, 'paid:90d', { source }))).toHaveLength(of.count);
          for (const volume of of.volumes.filter(isSearchable))
            expect(found(rowsSearch(search, 'paid:90d', { source, volume }))).toHaveLength(volume.count);
        }
      }),
    );
  });
});
