import type { Checkout } from './checkout.ts';
import type { Clock } from './clock.ts';
import type { Model } from './model.ts';

/** How long the automatic payer takes for each step, ms after the one before. */
export interface AutopayDelays {
  readonly pickCoinMs: number;
  readonly payMs: number;
  readonly confirmMs: number;
}

export const DEFAULT_DELAYS: AutopayDelays = { pickCoinMs: 4000, payMs: 4000, confirmMs: 4000 };

/**
 * For demonstrations: every checkout made from now on walks by itself from NEW to SUCCESS, with the first coin and the
 * exact amount. A step that someone else took meanwhile is left to them. The answer stops it.
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
