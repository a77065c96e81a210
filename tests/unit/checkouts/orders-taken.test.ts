import { describe, expect, it } from 'vitest';
import { existingOrders } from '../../../lib/checkouts/orders';
import { checkout, DRAFT, emptyHistory, NOW } from '../support/examples';

const pending = (attemptId: string, orderId: string, changes = {}) => ({
  attemptId,
  accountId: 'shop',
  draft: { ...DRAFT, clientOrderId: orderId },
  startedAt: NOW,
  attempt: 1,
  state: 'unknown' as const,
  error: null,
  ...changes,
});

describe('existingOrders', () => {
  it('returns the newest checkout of each, or null for an unknown outcome, of this account only', async () => {
    const db = await emptyHistory();
    await db.checkouts.bulkPut([
      checkout({ id: 'new', orderId: 'A-1', createdAt: NOW }),
      checkout({ id: 'old', orderId: 'A-1', createdAt: NOW - 1 }),
      checkout({ id: 'queued-forms', orderId: 'A-2', archived: 1 }),
      checkout({ id: 'other', orderId: 'A-3', accountId: 'other' }),
    ]);
    await db.creates.bulkPut([
      pending('1', 'A-1'),
      pending('2', 'A-4'),
      pending('3', 'A-5', { state: 'done', made: { checkoutId: 'gone', url: '' } }),
      pending('4', 'A-6', { accountId: 'other' }),
    ]);
    const taken = await existingOrders(db, 'shop', ['A-1', 'A-2', 'A-3', 'A-4', 'A-5', 'A-6', 'A-1']);
    expect(Object.fromEntries(taken)).toEqual({ 'A-1': 'new', 'A-2': 'queued-forms', 'A-4': null });
  });

  it.each([
    ['few are looked up', []],
    ['many are', ['X-1', 'X-2', 'X-3', 'X-4']],
  ])('are found by an ID that could be taken for theirs, when %s', async (_how, more) => {
    const db = await emptyHistory();
    await db.checkouts.bulkPut([
      checkout({ id: 'old', orderId: 'INV-1', createdAt: NOW - 1 }),
      checkout({ id: 'new', orderId: 'INV-1', createdAt: NOW }),
      checkout({ id: 'zeros', orderId: '00123' }),
    ]);
    await db.creates.put(pending('1', 'B-7'));
    const taken = await existingOrders(db, 'shop', ['inv-1', '123', 'b-07', ...more]);
    expect(Object.fromEntries(taken)).toEqual({
      'inv-1': { checkoutId: 'new', alike: 'INV-1' },
      '123': { checkoutId: 'zeros', alike: '00123' },
      'b-07': { checkoutId: null, alike: 'B-7' },
    });
  });

  it('returns nothing for no orders', async () => {
    expect(await existingOrders(await emptyHistory(), 'shop', [])).toEqual(new Map());
  });
});
