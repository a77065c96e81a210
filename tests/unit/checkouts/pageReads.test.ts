import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { attentionQueue, countAttention } from '../../../lib/checkouts/attentionQueries';
import type { HistoryDb } from '../../../lib/checkouts/database';
import { existingOrders, orderIdsStartingWith } from '../../../lib/checkouts/orders';
import { hasArchived, isAny, newestCheckouts, pendingCreates } from '../../../lib/checkouts/queries';
import { reachableFrom } from '../../../locales/build/places';
import { checkout, DRAFT, emptyHistory, NOW } from '../support/examples';

/** What a page reads of the history, and reads again with each change of it, wakes the page for no more than it shows. */
describe('a page', () => {
  const MANY = 400;
  let db: HistoryDb;
  beforeAll(async () => {
    db = await emptyHistory();
    await db.checkouts.bulkPut(
      Array.from({ length: MANY }, (_, n) =>
        checkout({
          id: `c${n}`,
          createdAt: NOW + n,
          archived: n % 2 === 0 ? 1 : 0,
          ...(n % 3 === 0 && { attentionGravity: 'warn', attentionAt: NOW + n }),
        }),
      ),
    );
    await db.creates.bulkPut(
      Array.from({ length: MANY }, (_, n) => ({
        attemptId: `a${n}`,
        accountId: 'shop',
        draft: DRAFT,
        startedAt: NOW + n,
        attempt: 1,
        state: n === 7 ? ('unknown' as const) : ('done' as const),
        error: null,
      })),
    );
  });

  it.each<[string, () => Promise<unknown>, unknown]>([
    ['the newest', async () => (await newestCheckouts(db, 7, null)).length, 7],
    ['whether any is archived', () => hasArchived(db, null), true],
    ['whether there is any', () => isAny(db.checkouts.toCollection()), true],
    ['what needs attention', async () => (await attentionQueue(db, 5)).length, 5],
    ['how many need attention', () => countAttention(db), { bad: 0, warn: Math.ceil(MANY / 3) + 1 }],
    ['whether an order is here', () => existingOrders(db, 'shop', ['99']), new Map()],
    ['which orders begin so', () => orderIdsStartingWith(db, 'shop', '99'), new Set()],
    ['creates without an answer', async () => (await pendingCreates(db)).map(({ attemptId }) => attemptId), ['a7']],
  ])('reads %s in a few steps', async (_what, read, answer) => {
    const steps = vi.spyOn(IDBCursor.prototype, 'continue');
    expect(await read()).toEqual(answer);
    expect(steps.mock.calls.length).toBeLessThanOrEqual(8);
    steps.mockRestore();
  });

  it('does not count all to learn whether there is one', async () => {
    const counts = [vi.spyOn(IDBIndex.prototype, 'count'), vi.spyOn(IDBObjectStore.prototype, 'count')];
    await hasArchived(db, 'shop');
    await isAny(db.checkouts.toCollection());
    for (const count of counts) {
      expect(count).not.toHaveBeenCalled();
      count.mockRestore();
    }
  });

  it('counts only where the database does it by an index alone, and what is listed here', () => {
    // None after a filter, for which each row comes to the page.
    const COUNTS: Record<string, string> = {
      'lib/checkouts/attentionQueries.ts': 'an index of only what needs attention',
      'lib/checkouts/backup/export.ts': 'once for an export, in the worker',
      'lib/checkouts/backup/reminder/copyReminder.ts': 'once when a desk opens',
      'lib/checkouts/backup/reminder/rememberRestored.ts': 'once after a restore',
      'lib/checkouts/retention.ts': 'once before old ones are deleted',
      'lib/checkouts/timeline.ts': 'one timeline, in the background',
      'lib/team/teamView.ts': 'what waits for a team, on its page',
    };
    const FILTERED: Record<string, string> = {
      'lib/checkouts/deleteCheckouts.ts': 'once, in the background',
      'lib/team/records/pendingRecord.ts': 'in the background',
    };
    const pages = ['options/main.tsx', 'popup/show.tsx', 'sidepanel/main.tsx'];
    const files = new Set(pages.flatMap((page) => [...reachableFrom('.', `entrypoints/${page}`)]));
    expect(files.size).toBeGreaterThan(300);
    const saying = (pattern: RegExp) =>
      [...files].filter((file) => pattern.test(readFileSync(file, 'utf8'))).toSorted();
    expect(saying(/\.count\(\)/)).toEqual(Object.keys(COUNTS));
    expect(saying(/\bdb\.(checkouts|timeline|creates|notices|outbox|audit)\s*\.(filter|each)\(/)).toEqual(
      Object.keys(FILTERED),
    );
  });
});
