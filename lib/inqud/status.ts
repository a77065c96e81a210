/**
 * A checkout's status. The known ones are inferred from Inqud's own code (inqud-api.md, 1.1), so it stays an open
 * string: one that is not known here is kept and shown as it is, and counts as open.
 */
export type CheckoutStatus = string;

const LIFE = ['NEW', 'REQUEST_CREATED', 'PAYMENT_DETECTED'];
const FINAL = ['SUCCESS', 'CONFLICT', 'EXPIRED'];

export function isKnown(status: CheckoutStatus): boolean {
  return LIFE.includes(status) || isFinal(status);
}

export function isFinal(status: CheckoutStatus): boolean {
  return FINAL.includes(status);
}

/** Whether a checkout in state `a` has left state `b` behind. Unknown statuses have no place in the order. */
export function isLaterThan(a: CheckoutStatus, b: CheckoutStatus): boolean {
  const place = (status: CheckoutStatus) => (isFinal(status) ? LIFE.length : LIFE.indexOf(status));
  return place(b) !== -1 && place(a) > place(b);
}
