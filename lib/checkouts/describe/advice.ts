import type { Reason, StoredCheckout } from '../database';

/**
 * What is advised for a checkout that needs attention: to ask the payer for the rest, to ask Inqud again, to create the
 * same once more, or to look at it.
 */
export type Advice = 'remainder' | 'refresh' | 'again' | 'look';

const ADVICE: Record<Reason, Advice> = {
  underpaid: 'remainder',
  conflict: 'look',
  late: 'look',
  frozen: 'look',
  failed: 'again',
  'unknown status': 'refresh',
  overpaid: 'look',
  disagreement: 'refresh',
  failing: 'refresh',
};

/** By its first reason, which is the gravest. */
export function adviceFor({ attention }: Pick<StoredCheckout, 'attention'>): Advice {
  const [reason] = attention.reasons;
  return reason === undefined ? 'look' : ADVICE[reason];
}
