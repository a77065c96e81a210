import type { Decimal } from '../amounts/decimal';
import { multiplyDecimals } from '../amounts/decimal';
import { jsonNumber } from '../inqud/json';
import type { Money } from '../inqud/models';
import { SECOND } from '../shared/time';
import type { Story } from './identity';
import { demoLink } from './identity';

/** What a checkout of the demo was made from. Times are epoch ms. */
export type Made = {
  id: string;
  story: Story;
  orderId: string;
  name: string | null;
  type: string;
  amount: Money | null;
  returnUrl: string | null;
  createdAt: number;
  expiresAt: number;
};

/** How old a checkout is when its customer chooses a coin, when the payment is seen, and when it is settled. */
export const CHOSEN = 10 * SECOND;
export const DETECTED = 25 * SECOND;
export const SETTLED = 45 * SECOND;

/** What a customer who may choose pays, and how much of it one who underpays. */
const CHOSEN_AMOUNT = '25';
const PART = '0.4';

type Step = { status: string; since: number };

/**
 * Where it is at `now`, in the order of Inqud's statuses (inqud-api.md, 1.1 and 1.3). It follows from its age alone, so that
 * nothing is lost when the background ends.
 */
function stepAt({ story, createdAt, expiresAt }: Made, now: number): Step {
  const isPaid = story !== 'unpaid' && expiresAt - createdAt > CHOSEN;
  if (!isPaid) {
    return now < expiresAt ? { status: 'NEW', since: createdAt } : { status: 'EXPIRED', since: expiresAt };
  }
  const age = now - createdAt;
  if (age < CHOSEN) return { status: 'NEW', since: createdAt };
  if (age < DETECTED) return { status: 'REQUEST_CREATED', since: createdAt + CHOSEN };
  if (age < SETTLED) return { status: 'PAYMENT_DETECTED', since: createdAt + DETECTED };
  return { status: story === 'paid' ? 'SUCCESS' : 'CONFLICT', since: createdAt + SETTLED };
}

/** The answer about it at `now`, epoch ms, as Inqud writes one (inqud-api.md, 3.2 and 3.3). */
export function answerAt(made: Made, now: number): string {
  const { status, since } = stepAt(made, now);
  const reason = status === 'CONFLICT' ? 'UNDERPAID' : null;
  return JSON.stringify({
    id: made.id,
    projectId: 'DEMO-widget',
    projectName: 'Demo',
    clientOrderId: made.orderId,
    status,
    reason,
    name: made.name,
    type: made.type,
    fixedAmount: made.amount && { currency: made.amount.currency, amount: jsonNumber(made.amount.amount) },
    request: status === 'NEW' || status === 'EXPIRED' ? null : requestOf(made, status, reason),
    returnUrl: made.returnUrl,
    acquiringUrl: demoLink(made.id),
    createdAt: iso(made.createdAt),
    lastUpdatedAt: status === 'NEW' ? null : iso(since),
    expiresAt: iso(made.expiresAt),
  });
}

/** There is no address and no transaction: nobody can send money to a demo. */
function requestOf(made: Made, status: string, reason: string | null): object {
  const asked: Decimal = made.amount?.amount ?? CHOSEN_AMOUNT;
  const arrived = made.story === 'underpaid' ? multiplyDecimals(asked, PART) : asked;
  const isThere = status !== 'REQUEST_CREATED';
  return {
    id: `${made.id}-request`,
    currency: 'USDT',
    blockchain: 'TRON',
    status: isThere ? status : 'WAITING_PAYMENT',
    reason,
    address: 'DEMO-no-address',
    paymentStatus: isThere ? (status === 'PAYMENT_DETECTED' ? 'PENDING' : 'SUCCESS') : null,
    txHash: isThere ? 'DEMO-no-transaction' : null,
    payAmount: jsonNumber(asked),
    paidAmount: isThere ? jsonNumber(arrived) : null,
    overpaid: false,
  };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
