import type { InqudError } from '../inqud/errors';
import type { Problem } from '../inqud/problem';

/**
 * `created`: the link exists. The computer's clock was wrong where it has `expiresAt`, its end when that is another one
 * than in the draft, ISO 8601; or `endsLaterBy`, how much later than wanted it ends, ms, negative for sooner. `refused`: nothing was created and nothing is stored. `unknown`: no readable answer
 * arrived, so the checkout may or may not exist; the attempt is stored for the user to decide, and never resent
 * automatically. `exists`: nothing was sent, because this order already has a checkout, or a create with an unknown
 * outcome (null). `alike`: it has another order ID, which a person could take for the same.
 */
export type CreateOutcome =
  | { outcome: 'created'; checkoutId: string; url: string; expiresAt?: string; endsLaterBy?: number }
  | { outcome: 'refused'; problem: Problem }
  | { outcome: 'exists'; checkoutId: string | null; alike?: string }
  | { outcome: 'unknown'; problem: InqudError };

/**
 * What became of a create with unknown outcome that a person says is this checkout. `settled`: it is, and is stored.
 * `differs`: it is not, and nothing changed: it has another `order`, it asks for another `amount`, or `another` create
 * made it; `orderId` is whose it is. The others are as for an import.
 */
export type SettleOutcome =
  | { outcome: 'settled' }
  | { outcome: 'differs'; what: 'order' | 'amount' | 'another'; orderId: string }
  | { outcome: 'notFound' }
  | { outcome: 'failed'; problem: Problem };

/**
 * `imported`: it is new here. `updated`: it existed here and has its newest answer now. `notFound`: Inqud does not know
 * it under this account. `wait`: nothing was sent because of the rate limit; try again a second later.
 */
export type ImportOutcome =
  | { outcome: 'imported' | 'updated' | 'notFound' }
  | { outcome: 'wait' }
  | { outcome: 'failed'; problem: Problem };
