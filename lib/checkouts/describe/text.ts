import { msg, plural, t } from '@lingui/core/macro';
import { amountText } from '../../amounts/amountText';
import { compareDecimals, subtractDecimals } from '../../amounts/decimal';
import type { Since } from '../../inqud/finalSince';
import type { Money } from '../../inqud/models';
import type { KnownStatus } from '../../inqud/status';
import { isKnown } from '../../inqud/status';
import type { Message } from '../../language/i18n';
import { i18n } from '../../language/i18n';
import { perLanguage } from '../../language/perLanguage';
import { plainText } from '../../shared/plainText';
import { SECOND } from '../../shared/time';
import type { StoredCheckout } from '../database';

/** Names of things on screen, in one place, so that the popup and the desk use the same words. */

const STATUS_WORDS: Record<KnownStatus, Message> = {
  NEW: msg({ message: 'Open', context: 'status' }),
  REQUEST_CREATED: msg({ message: 'Request created', context: 'status' }),
  PAYMENT_DETECTED: msg({ message: 'Payment detected', context: 'status' }),
  SUCCESS: msg({ message: 'Paid', context: 'status' }),
  CONFLICT: msg({ message: 'Conflict', context: 'status' }),
  EXPIRED: msg({ message: 'Expired', context: 'status' }),
};

/** A status in words; an unknown one as Inqud wrote it, with invisible and bidirectional characters escaped. */
export function statusWord(status: string, reason: string | null = null): string {
  if (status === 'CONFLICT' && reason === 'UNDERPAID') return t({ message: 'Underpaid', context: 'status' });
  return isKnown(status) ? i18n._(STATUS_WORDS[status]) : plainText(status);
}

/** "100.00 USD", exact, formatted for the user's locale or for another language. `readAmount` parses it to the same. */
export function moneyText({ amount, currency }: Money, language?: string): string {
  return `${amountText(amount, currency, language)} ${currency}`;
}

/** The requested amount of a checkout, or that the payer decides, who may pay another amount than the suggested ones. */
export function askedText({ amount, type }: Pick<StoredCheckout, 'amount' | 'type'>): string {
  if (amount) return moneyText(amount);
  return type === 'SUGGESTED_FIXED_PRICE' ? t`any or suggested` : t`any amount`;
}

/** What was paid, requested, and is missing, as amounts in words, when less was paid than requested; else null. */
export function shortfallOf({ request }: Pick<StoredCheckout, 'request'>) {
  const { payAmount, paidAmount, currency } = request ?? {};
  if (!payAmount || !paidAmount || !currency || compareDecimals(paidAmount, payAmount) >= 0) return null;
  return {
    paid: amountText(paidAmount, currency),
    asked: moneyText({ amount: payAmount, currency }),
    missing: moneyText({ amount: subtractDecimals(payAmount, paidAmount), currency }),
  };
}

/** "40.00 of 100.00 USDT received, 60.00 USDT missing" when less was paid than requested, else null. */
export function shortfallText(checkout: Pick<StoredCheckout, 'request'>): string | null {
  const shortfall = shortfallOf(checkout);
  if (shortfall === null) return null;
  const { paid, asked, missing } = shortfall;
  return t`${paid} of ${asked} received, ${missing} missing`;
}

/** "4:10", "2 h 5 min", "6 days" for a duration in ms; never negative. */
export function lengthText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  const rest = minutes % 60;
  if (hours < 10 && rest > 0) return t({ message: `${hours} h ${rest} min`, comment: 'A length of time, short' });
  if (hours < 48) return t({ message: `${hours} h`, comment: 'Hours, short' });
  const days = Math.floor(hours / 24);
  return plural(days, { one: '# day', other: '# days' });
}

export const JUST_NOW = 5 * SECOND;

/** "just now", "12 s", "2 min", "3 h", "5 days" for an age in ms. */
export function agoText(ms: number): string {
  const seconds = Math.floor(ms / SECOND);
  if (ms < JUST_NOW) return t`just now`;
  if (seconds < 60) return t({ message: `${seconds} s`, comment: 'Seconds, short' });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return t({ message: `${minutes} min`, comment: 'Minutes, short' });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return t({ message: `${hours} h`, comment: 'Hours, short' });
  const days = Math.floor(hours / 24);
  return plural(days, { one: '# day', other: '# days' });
}

const exact = perLanguage((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' }));
const day = perLanguage((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
const time = perLanguage((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }));

/** The exact local time with its zone, for titles and tables. */
export function exactTime(at: number): string {
  return exact().format(at);
}

/** A time with whose word it is. */
export function sinceText({ by, at }: Since): string {
  const time = exactTime(at);
  return by === 'inqud' ? t`${time}, by Inqud` : t`${time}, seen here`;
}

/** The local day. */
export function dayText(at: number): string {
  return day().format(at);
}

/** The local time of day, for a timeline. */
export function clockTime(at: number): string {
  return time().format(at);
}
