/**
 * A checkout's status. The known ones are inferred from Inqud's own code (inqud-api.md, 1.1), so it is an open
 * string: one that is not known here is kept and shown as it is, and counts as open.
 */
export type CheckoutStatus = string;

/**
 * The known statuses in the order of a checkout's life. Every list of statuses is keyed by `KnownStatus`, so that the
 * compiler asks for each of them: the words, the marks, the search values and the filter.
 */
export const STATUSES = ['NEW', 'REQUEST_CREATED', 'PAYMENT_DETECTED', 'SUCCESS', 'CONFLICT', 'EXPIRED'] as const;
export type KnownStatus = (typeof STATUSES)[number];

const IS_FINAL: Record<KnownStatus, boolean> = {
  NEW: false,
  REQUEST_CREATED: false,
  PAYMENT_DETECTED: false,
  SUCCESS: true,
  CONFLICT: true,
  EXPIRED: true,
};

export function isKnown(status: CheckoutStatus): status is KnownStatus {
  return Object.hasOwn(IS_FINAL, status);
}

export function isFinal(status: CheckoutStatus): boolean {
  return isKnown(status) && IS_FINAL[status];
}

/**
 * Whether status `a` comes after status `b` in a checkout's life. Unknown and final statuses have no order of their
 * own.
 */
export function isLaterThan(a: CheckoutStatus, b: CheckoutStatus): boolean {
  if (!isKnown(a) || !isKnown(b) || isFinal(b)) return false;
  return isFinal(a) || STATUSES.indexOf(a) > STATUSES.indexOf(b);
}
