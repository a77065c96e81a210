import { MINUTE } from '../../shared/time';
import type { StoredCheckout } from '../database';
import { shownStatus } from '../describe/shownStatus';

/** A checkout that ends so soon shows a countdown, and can be reissued by one click. */
export const EXPIRES_SOON = 10 * MINUTE;

/** The statuses, known or reported, of a checkout that nobody has paid. */
export const UNPAID = ['NEW', 'REQUEST_CREATED'];

/** Whether nobody has paid yet, and the time to do so is nearly up, or over. `now` is epoch ms. */
export function expiresSoon(checkout: StoredCheckout, now: number): boolean {
  const { expiresAt } = checkout;
  return expiresAt !== null && expiresAt - now <= EXPIRES_SOON && UNPAID.includes(shownStatus(checkout).status);
}
