/**
 * A checkout's status. The known ones are inferred from Inqud's own code (inqud-api.md, 1.1), so it is an open
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

/** Whether status `a` comes after status `b` in a checkout's life. Unknown statuses have no order. */
export function isLaterThan(a: CheckoutStatus, b: CheckoutStatus): boolean {
  const place = (status: CheckoutStatus) => (isFinal(status) ? LIFE.length : LIFE.indexOf(status));
  return place(b) !== -1 && place(a) > place(b);
}
