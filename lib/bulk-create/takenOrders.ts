import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { AlikeOrder } from '../checkouts/orders';
import { sameContent } from '../shared/sameContent';
import type { Pasted } from './pasted';
import type { BulkRow } from './row';

/** The orders that have a checkout already, with its ID; null for one that may have been made. */
type Taken = ReadonlyMap<string, string | null | AlikeOrder>;

/** Which orders of a paste have a checkout already; what cannot be looked up now is found out when it is sent. */
export function createTakenOrders(lookUp: (accountId: string, orderIds: string[]) => Promise<Taken>) {
  const taken = signal<Taken>(new Map());
  let asked: { accountId: string; orderIds: string[] } | null = null;
  return {
    taken: taken as ReadonlySignal<Taken>,
    /** Looks them up, unless it has just been asked for the same. */
    ask(accountId: string, { rows }: Pasted): void {
      const orderIds = rows.flatMap(({ orderId, state }) => (state.is === 'waiting' ? [orderId] : []));
      const mine = { accountId, orderIds };
      if (sameContent(asked, mine)) return;
      asked = mine;
      lookUp(accountId, orderIds).then(
        (found) => {
          if (asked === mine) taken.value = found;
        },
        () => {},
      );
    },
  };
}

/** The rows as they would be sent: one whose order has a checkout is left out, unless a user wants another. */
export function withTaken({ rows }: Pasted, taken: Taken, again: boolean): Omit<BulkRow, 'attemptId'>[] {
  return rows.map((row) => {
    const found = row.state.is === 'waiting' ? taken.get(row.orderId) : undefined;
    if (found === undefined) return { ...row, again: false };
    const order = typeof found === 'object' && found !== null ? found : { checkoutId: found };
    return again ? { ...row, again } : { ...row, again, state: { is: 'taken', ...order } };
  });
}
