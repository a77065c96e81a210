import { beforeEach, describe, expect, it } from 'vitest';
import type { HistoryDb } from '../../../lib/checkouts/database';
import { eraseCheckouts } from '../../../lib/checkouts/deleteCheckouts';
import { timelineOf } from '../../../lib/checkouts/timeline';
import { checkout, DRAFT, emptyHistory, NOW } from '../support/examples';

let db: HistoryDb;
beforeEach(async () => {
  db = await emptyHistory();
});
const line = { at: NOW, from: null, to: 'NEW', source: 'created', settled: null } as const;
const link = (checkoutId: string) => ({
  link: { checkoutId, orderId: `order ${checkoutId}`, why: 'reissue', asked: null } as const,
});

describe('erasing a checkout', () => {
  it('leaves nothing that names it in any table, and all else [P-22]', async () => {
    await db.checkouts.bulkPut(['CCO-1', 'CCO-2', 'CCO-3'].map((id) => checkout({ id, orderId: `order ${id}` })));
    await db.timeline.bulkAdd([
      { ...line, checkoutId: 'CCO-1', ...link('CCO-2') },
      { ...line, checkoutId: 'CCO-1', source: 'person', ...link('CCO-3') },
      { ...line, checkoutId: 'CCO-2', source: 'person', ...link('CCO-1') },
      { ...line, checkoutId: 'CCO-3', ...link('CCO-1') },
      { ...line, checkoutId: 'CCO-3', source: 'refresh' },
    ]);
    const create = { attemptId: 'a', accountId: 'x', draft: DRAFT, startedAt: NOW, attempt: 1, error: null };
    await db.creates.bulkPut([
      { ...create, state: 'done', made: { checkoutId: 'CCO-1', url: '' } },
      { ...create, attemptId: 'b', state: 'unknown' },
    ]);
    const notice = { kind: 'paid', accountId: 'x', at: NOW, showingAs: null } as const;
    await db.notices.bulkPut([
      { ...notice, key: 'paid CCO-1', checkoutId: 'CCO-1' },
      { ...notice, key: 'paid CCO-2', checkoutId: 'CCO-2' },
    ]);
    await eraseCheckouts(db, ['CCO-1', 'CCO-1', 'unknown'], NOW);
    const all = JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray())));
    expect([
      all.includes('CCO-1'),
      await db.checkouts.count(),
      await db.creates.count(),
      await db.notices.count(),
    ]).toEqual([false, 2, 1, 1]);
    expect(await timelineOf(db, 'CCO-2')).toEqual([]);
    expect((await timelineOf(db, 'CCO-3')).map(({ source }) => source)).toEqual(['created', 'refresh']);
    expect(await db.outbox.count()).toBe(0);
  });

  it('is said to a team, by its ID and shop alone', async () => {
    await db.team.put({ key: 'joined', at: NOW, team: 't', server: 's', agent: 'anna', name: 'Anna' });
    await db.checkouts.put(checkout({ id: 'CCO-1', widgetId: 'CAP-1' }));
    await eraseCheckouts(db, ['CCO-1'], NOW);
    expect(await db.outbox.where('id').startsWith('CCO-').toArray()).toEqual([
      { id: 'CCO-1', stamp: expect.any(String), state: 'due', erased: { shop: 'CAP-1' } },
    ]);
  });
});
