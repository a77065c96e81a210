import { msg, t } from '@lingui/core/macro';
import { compareDecimals, subtractDecimals } from '../../amounts/decimal';
import type { Message } from '../../language/i18n';
import { i18n } from '../../language/i18n';
import type { HintSource, Reason, StoredCheckout } from '../database';
import { paymentWord } from './detailText';
import { problemText } from './problemText';
import { moneyText, shortfallText, statusWord } from './text';

/** A reason for attention in words, and what to do about it. */
export function reasonText(reason: Reason, checkout: StoredCheckout): { what: string; todo: string } {
  const { request, hint, status } = checkout;
  switch (reason) {
    case 'underpaid':
      return {
        what: underpaidText(checkout),
        todo: t`A second transfer cannot complete it. Make a new checkout for the rest, or pay the money back at Inqud.`,
      };
    case 'conflict':
      return {
        what: conflictText(checkout),
        todo: t`Look at it at Inqud, or ask Inqud’s support, before you deliver.`,
      };
    case 'late':
      return {
        what: t`A payment came after the checkout had expired.`,
        todo: t`Check that you still want to deliver at this price, or pay the money back at Inqud.`,
      };
    case 'frozen':
      return {
        what: t`The payment is frozen.`,
        todo: t`Inqud’s support needs something from you. Look for its message.`,
      };
    case 'failed': {
      const state = paymentWord(request?.paymentStatus ?? '');
      return {
        what: t`The transfer did not go through (${state}).`,
        todo: t`Tell the payer, and make a new checkout.`,
      };
    }
    case 'unknown status': {
      const said = statusWord(status);
      return {
        what: t`Inqud says “${said}”, which Checkout Desk does not know.`,
        todo: t`Look at it at Inqud. It is refreshed like an open one.`,
      };
    }
    case 'overpaid':
      return { what: overpaidText(checkout), todo: t`Credit the rest, or pay it back at Inqud.` };
    case 'disagreement':
      return {
        what: disagreementText(hint?.source ?? 'widget', statusWord(hint?.status ?? ''), statusWord(status)),
        todo: t`Only Inqud counts. Do not deliver before it says “Paid”.`,
      };
    case 'failing':
      return {
        what: `${t`It could not be refreshed for some time.`} ${checkout.error ? problemText(checkout.error).what : ''}`.trim(),
        todo: t`What you see may be old. It is tried again by itself; “Refresh” tries now.`,
      };
  }
}

function underpaidText(checkout: StoredCheckout): string {
  const shortfall = shortfallText(checkout);
  return shortfall === null ? t`Underpaid: less arrived than was asked for.` : t`Underpaid: ${shortfall}.`;
}

function conflictText({ reason }: StoredCheckout): string {
  return reason ? t({ message: `Conflict: ${reason}.`, comment: 'In Inqud’s own words' }) : t`Conflict.`;
}

function disagreementText(source: HintSource, reported: string, confirmed: string): string {
  switch (source) {
    case 'widget':
      return t`The widget says “${reported}”, Inqud says “${confirmed}”.`;
    case 'hosted page':
      return t`The hosted page says “${reported}”, Inqud says “${confirmed}”.`;
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
  failing: msg`not refreshed for long`,
};

/** A reason in a word or two, for the timeline. */
export function reasonWord(reason: Reason): string {
  return i18n._(REASON_WORDS[reason]);
}
