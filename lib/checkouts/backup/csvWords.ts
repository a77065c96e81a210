import type { KnownStatus } from '../../inqud/status';
import { isKnown } from '../../inqud/status';
import { plainText } from '../../shared/plainText';
import type { Reason } from '../database';

/**
 * The words of exported tables. English in every language, and not those of the screen: formulas and other programs rely on
 * them, so a change of wording must not change a file. The worker, which writes tables, has no catalog.
 */
const STATUSES: Record<KnownStatus, string> = {
  NEW: 'Open',
  REQUEST_CREATED: 'Request created',
  PAYMENT_DETECTED: 'Payment detected',
  SUCCESS: 'Paid',
  CONFLICT: 'Conflict',
  EXPIRED: 'Expired',
};

export function csvStatus(status: string, reason: string | null | undefined): string {
  if (status === 'CONFLICT' && reason === 'UNDERPAID') return 'Underpaid';
  return isKnown(status) ? STATUSES[status] : plainText(status);
}

// A map: a type is an open string, and an object also has a "constructor".
const TYPES = new Map([
  ['FIXED_PRICE', 'Fixed amount'],
  ['NO_PRICE', 'Any amount'],
  ['SUGGESTED_FIXED_PRICE', 'Suggested amounts'],
]);

export function csvType(type: string): string {
  return TYPES.get(type) ?? type;
}

const REASONS: Record<Reason, string> = {
  underpaid: 'underpaid',
  conflict: 'conflict',
  late: 'paid late',
  frozen: 'payment frozen',
  failed: 'transfer failed',
  'unknown status': 'unknown status',
  overpaid: 'overpaid',
  disagreement: 'widget and Inqud disagree',
  failing: 'not refreshed for long',
};

export function csvReason(reason: Reason): string {
  return REASONS[reason];
}
