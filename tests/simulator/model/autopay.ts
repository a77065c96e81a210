import type { Clock } from '../clock.ts';
import type { Checkout } from './checkout.ts';
import type { Model } from './model.ts';

/** The delay of each step of the automatic payer, ms after the previous one. */
export interface AutopayDelays {
  readonly pickCoinMs: number;
  readonly payMs: number;
  readonly confirmMs: number;
}

export const DEFAULT_DELAYS: AutopayDelays = { pickCoinMs: 4000, payMs: 4000, confirmMs: 4000 };

/**
 * For demonstrations: every new checkout proceeds by itself from NEW to SUCCESS, with the first coin and the
 * exact amount. Stops for a checkout that anyone else advances. Returns the stop function.
 */
export function startAutopay(model: Model, clock: Clock, delays: Partial<AutopayDelays> = {}): () => void {
  const { pickCoinMs, payMs, confirmMs } = { ...DEFAULT_DELAYS, ...delays };
  const pending = new Set<() => void>();

  function later(id: string, ms: number, status: string, step: () => unknown): void {
    const cancel = clock.after(ms, () => {
      pending.delete(cancel);
      if (model.get(id)?.status === status) step();
    });
    pending.add(cancel);
  }

  function follow({ id, status, projectId, fixedAmount }: Checkout): void {
    if (status === 'NEW') {
      const coin = model.offers(projectId, fixedAmount)[0];
      if (coin) later(id, pickCoinMs, status, () => model.pickCoin(id, coin.code));
    }
    if (status === 'REQUEST_CREATED') later(id, payMs, status, () => model.pay(id));
    if (status === 'PAYMENT_DETECTED') later(id, confirmMs, status, () => model.confirm(id));
  }

  const unsubscribe = model.subscribe(follow);
  return () => {
    unsubscribe();
    for (const cancel of pending) cancel();
    pending.clear();
  };
}
