import { compareDecimals, subtractDecimals } from '../../amounts/decimal';
import type { Reason, StoredCheckout } from '../database';
import { paymentWord } from './detailText';
import { problemText } from './problemText';
import { moneyText, shortfallText, statusWord } from './text';

/** A reason for attention in words, and what to do about it. */
export function reasonText(reason: Reason, checkout: StoredCheckout): { what: string; todo: string } {
  const { request, hint, status } = checkout;
  switch (reason) {
    case 'underpaid':
      return {
        what: `Underpaid: ${shortfallText(checkout) ?? 'less arrived than was asked for'}.`,
        todo: 'A second transfer cannot complete it. Make a new checkout for the rest, or pay the money back at Inqud.',
      };
    case 'conflict':
      return {
        what: `Conflict${checkout.reason ? `: ${checkout.reason}` : ''}.`,
        todo: 'Look at it at Inqud, or ask Inqud’s support, before you deliver.',
      };
    case 'late':
      return {
        what: 'A payment came after the checkout had expired.',
        todo: 'Check that you still want to deliver at this price, or pay the money back at Inqud.',
      };
    case 'frozen':
      return {
        what: 'The payment is frozen.',
        todo: 'Inqud’s support needs something from you. Look for its message.',
      };
    case 'failed':
      return {
        what: `The transfer did not go through (${paymentWord(request?.paymentStatus ?? '')}).`,
        todo: 'Tell the payer, and make a new checkout.',
      };
    case 'unknown status':
      return {
        what: `Inqud says “${statusWord(status)}”, which Checkout Desk does not know.`,
        todo: 'Look at it at Inqud. It is refreshed like an open one.',
      };
    case 'overpaid':
      return { what: overpaidText(checkout), todo: 'Credit the rest, or pay it back at Inqud.' };
    case 'disagreement':
      return {
        what: `The ${hint?.source ?? 'widget'} says “${statusWord(hint?.status ?? '')}”, Inqud says “${statusWord(status)}”.`,
        todo: 'Only Inqud counts. Do not deliver before it says “Paid”.',
      };
    case 'failing':
      return {
        what: `It could not be refreshed for some time. ${checkout.error ? problemText(checkout.error).what : ''}`.trim(),
        todo: 'What you see may be old. It is tried again by itself; “Refresh” tries now.',
      };
  }
}

function overpaidText({ request }: StoredCheckout): string {
  const { payAmount, paidAmount, currency } = request ?? {};
  if (!payAmount || !paidAmount || !currency || compareDecimals(paidAmount, payAmount) <= 0) return 'Overpaid.';
  return `Overpaid by ${moneyText({ amount: subtractDecimals(paidAmount, payAmount), currency })}.`;
}

const REASON_WORDS: Record<Reason, string> = {
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

/** A reason in a word or two, for the timeline. */
export function reasonWord(reason: Reason): string {
  return REASON_WORDS[reason];
}
