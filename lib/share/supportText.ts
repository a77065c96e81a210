import type { StoredCheckout } from '../checkouts/database';
import { finalSinceOf, wasSeenLater } from '../inqud/finalSince';
import type { Money } from '../inqud/models';
import { paymentLink } from '../inqud/paymentLink';
import type { KnownStatus } from '../inqud/status';
import { isKnown } from '../inqud/status';
import { parseTimestamp } from '../inqud/timestamp';
import { isTime } from '../shared/day/isTime';
import { plainText } from '../shared/plainText';

/**
 * The facts that Inqud's support asks for, as plain text: a line for each known fact. Amounts are as Inqud wrote
 * them and times are in UTC, and all of it is in English, so that it reads the same everywhere.
 */
export function supportText(checkout: StoredCheckout): string {
  const { request, hint, by } = checkout;
  const { by: reporter } = hint ?? {};
  const since = finalSinceOf(checkout);
  const payUntil = parseTimestamp(request?.paymentWindowEndsAt ?? '');
  const inCoin = (amount: string | null | undefined) =>
    amount && request?.currency ? moneyOf({ amount, currency: request.currency }) : null;
  const lines: [name: string, value: string | null | undefined][] = [
    ['Order ID', checkout.orderId],
    ['Checkout ID', checkout.id],
    ['Status', statusOf(checkout)],
    // Inqud has not said so to this desk: whose word it is stands beside it.
    [
      'Reported',
      hint && reporter && `${statusOf({ status: hint.status, reason: null })}, ${utc(hint.at)}, by ${reporter}`,
    ],
    ['Asked', checkout.amount && moneyOf(checkout.amount)],
    ['To pay', inCoin(request?.payAmount)],
    ['Pay until', payUntil === null ? null : utc(payUntil)],
    ['Paid', inCoin(request?.paidAmount)],
    ['Coin', request?.currency && [request.currency, request.blockchain].filter(Boolean).join(' on ')],
    ['Address', request?.address],
    ['Transaction', request?.txHash],
    ['Created', utc(checkout.createdAt)],
    ['Added by', by],
    ['Expires', checkout.expiresAt === null ? null : utc(checkout.expiresAt)],
    [
      'Status since',
      since === null
        ? utc(checkout.statusSince)
        : `${utc(since.at)}, ${since.by === 'inqud' ? 'by Inqud' : 'seen here'}`,
    ],
    ['Seen here', since !== null && wasSeenLater(checkout, since) ? utc(checkout.statusSince) : null],
    ['Checked', checkout.unconfirmed && by ? `${utc(checkout.answeredAt)}, by ${by}` : utc(checkout.answeredAt)],
    ['Link', paymentLink(checkout)],
  ];
  return lines.flatMap(([name, value]) => (value ? [`${name}: ${plainText(value)}\n`] : [])).join('');
}

/** English in every language of the desk, because Inqud's support reads it. */
const STATUS_WORDS: Record<KnownStatus, string> = {
  NEW: 'Open',
  REQUEST_CREATED: 'Request created',
  PAYMENT_DETECTED: 'Payment detected',
  SUCCESS: 'Paid',
  CONFLICT: 'Conflict',
  EXPIRED: 'Expired',
};

/** "Underpaid (CONFLICT, UNDERPAID)": our word, and Inqud's terms. */
function statusOf({ status, reason }: Pick<StoredCheckout, 'status' | 'reason'>): string {
  const inqud = reason === null ? status : `${status}, ${reason}`;
  if (!isKnown(status)) return inqud;
  const word = status === 'CONFLICT' && reason === 'UNDERPAID' ? 'Underpaid' : STATUS_WORDS[status];
  return `${word} (${inqud})`;
}

function moneyOf({ amount, currency }: Money): string {
  return `${amount} ${currency}`;
}

/** "2026-03-01 12:00:00 UTC" */
function utc(at: number): string | null {
  if (!isTime(at)) return null;
  return new Date(at).toISOString().replace('T', ' ').replace(/\..*$/, ' UTC');
}
