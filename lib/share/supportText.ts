import type { StoredCheckout } from '../checkouts/database';
import { coinText } from '../checkouts/describe/detailText';
import { sinceWord, statusWord } from '../checkouts/describe/text';
import { finalSinceOf, wasSeenLater } from '../inqud/finalSince';
import type { Money } from '../inqud/models';
import { paymentLink } from '../inqud/paymentLink';
import { parseTimestamp } from '../inqud/timestamp';
import { isTime } from '../shared/day/isTime';
import { plainText } from '../shared/plainText';

/**
 * The facts that Inqud's support asks for, as plain text: a line for each known fact. Amounts are as Inqud wrote
 * them and times are in UTC, so that it reads the same everywhere.
 */
export function supportText(checkout: StoredCheckout): string {
  const { request } = checkout;
  const since = finalSinceOf(checkout);
  const payUntil = parseTimestamp(request?.paymentWindowEndsAt ?? '');
  const inCoin = (amount: string | null | undefined) =>
    amount && request?.currency ? moneyOf({ amount, currency: request.currency }) : null;
  const lines: [name: string, value: string | null | undefined][] = [
    ['Order ID', checkout.orderId],
    ['Checkout ID', checkout.id],
    ['Status', statusOf(checkout)],
    ['Asked', checkout.amount && moneyOf(checkout.amount)],
    ['To pay', inCoin(request?.payAmount)],
    ['Pay until', payUntil === null ? null : utc(payUntil)],
    ['Paid', inCoin(request?.paidAmount)],
    ['Coin', request?.currency && coinText(request.currency, request.blockchain)],
    ['Address', request?.address],
    ['Transaction', request?.txHash],
    ['Created', utc(checkout.createdAt)],
    ['Expires', checkout.expiresAt === null ? null : utc(checkout.expiresAt)],
    ['Status since', since === null ? utc(checkout.statusSince) : `${utc(since.at)}, ${sinceWord(since)}`],
    ['Seen here', since !== null && wasSeenLater(checkout, since) ? utc(checkout.statusSince) : null],
    ['Checked', utc(checkout.answeredAt)],
    ['Link', paymentLink(checkout)],
  ];
  return lines.flatMap(([name, value]) => (value ? [`${name}: ${plainText(value)}\n`] : [])).join('');
}

/** "Underpaid (CONFLICT, UNDERPAID)": our word, and Inqud's terms. */
function statusOf({ status, reason }: StoredCheckout): string {
  const inqud = reason === null ? status : `${status}, ${reason}`;
  const word = statusWord(status, reason);
  return word === inqud ? word : `${word} (${inqud})`;
}

function moneyOf({ amount, currency }: Money): string {
  return `${amount} ${currency}`;
}

/** "2026-03-01 12:00:00 UTC" */
function utc(at: number): string | null {
  if (!isTime(at)) return null;
  return new Date(at).toISOString().replace('T', ' ').replace(/\..*$/, ' UTC');
}
