import { msg, t } from '@lingui/core/macro';
import { compareDecimals, subtractDecimals } from '../../amounts/decimal';
import type { Message } from '../../language/i18n';
import { i18n } from '../../language/i18n';
import type { HintSource, Reason, StoredCheckout } from '../database';
import { paymentWord } from './detailText';
import { problemText } from './problemText';
import { shortfallOf } from './shortfall';
import { moneyText, statusWord } from './text';

/** A reason for attention in words, and what to do about it. */
export function reasonText(reason: Reason, checkout: StoredCheckout): { what: string; todo: string } {
  const { request, hint, status } = checkout;
  switch (reason) {
    case 'underpaid':
      return {
        what: underpaidText(checkout),
        todo: t`Customers can’t top up an underpaid checkout. Create one for the rest, or refund in Inqud.`,
      };
    case 'conflict':
      return {
        what: conflictText(checkout),
        todo: t`Review it in Inqud, or ask Inqud support, before you deliver.`,
      };
    case 'late':
      return {
        what: t`A payment arrived after the checkout expired.`,
        todo: t`Check that you still want to deliver at this price, or refund in Inqud.`,
      };
    case 'frozen':
      return {
        what: t`The payment is frozen.`,
        todo: t`Inqud support needs something from you. Look for their message.`,
      };
    case 'failed': {
      const state = paymentWord(request?.paymentStatus ?? '');
      return {
        what: t`The transfer didn’t go through (${state}).`,
        todo: t`Tell the customer, and create a new checkout.`,
      };
    }
    case 'unknown status': {
      const said = statusWord(status);
      return {
        what: t`Inqud says “${said}”, a status that Checkout Desk doesn’t know.`,
        todo: t`Review it in Inqud. Checkout Desk keeps checking it like an open checkout.`,
      };
    }
    case 'overpaid':
      return { what: overpaidText(checkout), todo: t`Credit the difference, or refund it in Inqud.` };
    case 'disagreement':
      return {
        what: disagreementText(hint?.source ?? 'widget', statusWord(hint?.status ?? ''), statusWord(status)),
        todo: t`Trust Inqud’s status only. Don’t deliver until it’s Paid.`,
      };
    case 'failing':
      return {
        what: `${t`Not updated for a while.`} ${checkout.error ? problemText(checkout.error).what : ''}`.trim(),
        todo: t`This status may be out of date. Checkout Desk retries automatically; use “Refresh” to check now.`,
      };
  }
}

/** Whether that says how much. */
export const namesAmounts = (reason: Reason): boolean => reason === 'underpaid' || reason === 'overpaid';

function underpaidText(checkout: StoredCheckout): string {
  const shortfall = shortfallOf(checkout);
  if (shortfall === null) return t`Underpaid: less arrived than requested.`;
  const { paid, asked, missing } = shortfall;
  return t`Underpaid: ${paid} of ${asked} received, ${missing} missing.`;
}

function conflictText({ reason }: StoredCheckout): string {
  return reason ? t({ message: `Conflict: ${reason}.`, comment: 'In Inqud’s own words' }) : t`Conflict.`;
}

function disagreementText(source: HintSource, reported: string, confirmed: string): string {
  switch (source) {
    case 'widget':
      return t`The widget says “${reported}”, Inqud says “${confirmed}”.`;
    case 'hosted page':
      return t`The payment page says “${reported}”, Inqud says “${confirmed}”.`;
    case 'colleague':
      return t`A colleague’s desk says “${reported}”, Inqud says “${confirmed}”.`;
    case 'webhook':
      return t`The webhook says “${reported}”, Inqud says “${confirmed}”.`;
  }
}

function overpaidText({ request }: StoredCheckout): string {
  const { payAmount, paidAmount, currency } = request ?? {};
  if (!payAmount || !paidAmount || !currency || compareDecimals(paidAmount, payAmount) <= 0) return t`Overpaid.`;
  const money = moneyText({ amount: subtractDecimals(paidAmount, payAmount), currency });
  return t`Overpaid by ${money}.`;
}

const REASON_WORDS: Record<Reason, Message> = {
  underpaid: msg`underpaid`,
  conflict: msg`conflict`,
  late: msg`paid late`,
  frozen: msg`payment frozen`,
  failed: msg`transfer failed`,
  'unknown status': msg`unknown status`,
  overpaid: msg`overpaid`,
  disagreement: msg`widget and Inqud disagree`,
  failing: msg`not updated for a while`,
};

/** A reason in a word or two, for the timeline. */
export function reasonWord(reason: Reason): string {
  return i18n._(REASON_WORDS[reason]);
}
