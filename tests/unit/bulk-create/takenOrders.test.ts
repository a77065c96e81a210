import { describe, expect, it, vi } from 'vitest';
import { readPasted } from '../../../lib/bulk-create/pasted';
import { createTakenOrders, withTaken } from '../../../lib/bulk-create/takenOrders';
import { NOW } from '../support/examples';

const SHARED = {
  type: 'FIXED_PRICE',
  currency: 'EUR',
  name: '',
  expiry: '1h',
  ownExpiry: '',
  returnUrl: '',
} as const;
const paste = (...lines: string[]) => readPasted(lines.join('\n'), SHARED, NOW);

describe('the orders of a paste that have a checkout', () => {
  it('are looked up once for each account and each set of orders, and only those that would be sent', async () => {
    const lookUp = vi.fn(async (_accountId: string, _orderIds: string[]) => new Map([['A-1', 'CCO-1']]));
    const { taken, ask } = createTakenOrders(lookUp);
    ask('shop', paste('A-1\t10', 'A-2\tten'));
    // Another amount is the same order.
    ask('shop', paste('A-1\t11', 'A-2\tten'));
    ask('other', paste('A-1\t11'));
    expect(lookUp.mock.calls).toEqual([
      ['shop', ['A-1']],
      ['other', ['A-1']],
    ]);
    await vi.waitFor(() => expect(taken.value.get('A-1')).toBe('CCO-1'));
  });

  it('are those of the newest look-up, and stay as they are when that fails', async () => {
    const slow = Promise.withResolvers<Map<string, string>>();
    const lookUp = vi
      .fn<(accountId: string, orderIds: string[]) => Promise<Map<string, string>>>()
      .mockReturnValueOnce(slow.promise)
      .mockResolvedValueOnce(new Map([['A-2', 'CCO-2']]))
      .mockRejectedValueOnce(new Error('The disk cannot be read.'));
    const { taken, ask } = createTakenOrders(lookUp);
    ask('shop', paste('A-1\t10'));
    ask('shop', paste('A-2\t10'));
    await vi.waitFor(() => expect([...taken.value]).toEqual([['A-2', 'CCO-2']]));
    slow.resolve(new Map([['A-1', 'CCO-1']]));
    await slow.promise;
    ask('shop', paste('A-3\t10'));
    expect([...taken.value]).toEqual([['A-2', 'CCO-2']]);
  });

  it('are left out, unless another checkout is wanted for each', () => {
    const pasted = paste('A-1\t10', 'A-2\t10');
    const taken = new Map([['A-1', null]]);
    const shown = (again: boolean) => withTaken(pasted, taken, again).map((row) => [row.state.is, row.again]);
    expect(shown(false)).toEqual([
      ['taken', false],
      ['waiting', false],
    ]);
    expect(shown(true)).toEqual([
      ['waiting', true],
      ['waiting', false],
    ]);
  });
});
