import type { InqudError } from '../inqud/errors';
import type { Problem } from '../inqud/problem';

/**
 * `created`: the link is there. `refused`: nothing was made and nothing is kept. `unknown`: no readable answer came,
 * so a checkout may or may not exist; the attempt is kept for a person to decide about, and never resent by itself.
 * `exists`: nothing was sent, because this order has a checkout already, or one that may have been made (null).
 */
export type CreateOutcome =
  | { outcome: 'created'; checkoutId: string; url: string }
  | { outcome: 'refused'; problem: Problem }
  | { outcome: 'exists'; checkoutId: string | null }
  | { outcome: 'unknown'; problem: InqudError };

/**
 * `imported`: it is new here. `updated`: it was here, and this is its newest answer. `notFound`: Inqud does not know it
 * under this account. `wait`: nothing was sent, because enough was for now; a second later it may be.
 */
export type ImportOutcome =
  | { outcome: 'imported' | 'updated' | 'notFound' }
  | { outcome: 'wait' }
  | { outcome: 'failed'; problem: Problem };
