import { cutWhole } from '../shared/cutText';
import { LONGEST_ORDER_ID } from './draft';

/** What every ID derived from one begins with leaves room for "-" and a number. */
const LONGEST_START = LONGEST_ORDER_ID - 7;

/**
 * Which order an ID was derived from: of "10482-2", when it was made after "10482" or "10482-3", it is "10482". An ID that
 * merely looks so is its own.
 */
export function originalOrderId(orderId: string, madeAfter: string | null): string {
  const stem = stemOf(orderId);
  return madeAfter !== null && stem !== orderId && [madeAfter, stemOf(madeAfter)].includes(stem) ? stem : orderId;
}

function stemOf(orderId: string): string {
  return orderId.replace(/-\d+$/, '');
}

/** What every order ID that is derived from this one begins with. */
export function derivedStart(orderId: string): string {
  return `${cutWhole(orderId, LONGEST_START)}-`;
}

/** "10482-2" for "10482", or the next number that is not taken. */
export function derivedOrderId(orderId: string, taken: ReadonlySet<string>): string {
  const start = derivedStart(orderId);
  let number = 2;
  while (taken.has(`${start}${number}`)) number += 1;
  return `${start}${number}`;
}
