import { LONGEST_ORDER_ID } from '../inqud/draftLimits';
import { cutWhole } from '../shared/cutText';

/** Characters; leaves room for "-" and a number. */
const LONGEST_START = LONGEST_ORDER_ID - 7;

/**
 * The order that an ID was derived from: "10482" for "10482-2", when that follows "10482" or "10482-3". An ID that
 * merely looks derived is returned unchanged.
 */
export function originalOrderId(orderId: string, madeAfter: string | null): string {
  const stem = stemOf(orderId);
  return madeAfter !== null && stem !== orderId && [madeAfter, stemOf(madeAfter)].includes(stem) ? stem : orderId;
}

function stemOf(orderId: string): string {
  return orderId.replace(/-\d+$/, '');
}

/** The prefix of every order ID that is derived from this one. */
export function derivedStart(orderId: string): string {
  return `${cutWhole(orderId, LONGEST_START)}-`;
}

/** "10482-2" for "10482", or the next free number. */
export function derivedOrderId(orderId: string, taken: ReadonlySet<string>): string {
  const start = derivedStart(orderId);
  let number = 2;
  while (taken.has(`${start}${number}`)) number += 1;
  return `${start}${number}`;
}
