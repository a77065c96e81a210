import { msg, plural, t } from '@lingui/core/macro';
import { amountText } from '../../amounts/amountText';
import type { Since } from '../../inqud/finalSince';
import type { Money } from '../../inqud/models';
import type { KnownStatus } from '../../inqud/status';
import { isKnown } from '../../inqud/status';
import type { Message } from '../../language/i18n';
import { i18n } from '../../language/i18n';
import { perLanguage } from '../../language/perLanguage';
import { plainText } from '../../shared/plainText';
import { DAY, SECOND } from '../../shared/time';
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

/**
 * "4:10", "2 h 5 min", "6 days" for a duration in ms; never negative. A word such as “days” has another form after a
 * preposition or a verb in most languages: there it is `leftText`, `pastText` or `futureText`, or stands after a colon.
 */
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

export const relative = perLanguage((locale) => new Intl.RelativeTimeFormat(locale));
/** From there on lengths are in days, which are words, not signs. */
export const IN_DAYS = 2 * DAY;

/** "4:10 left", "6 days left" for the ms until then. */
export function leftText(ms: number): string {
  const days = Math.floor(ms / DAY);
  const length = lengthText(ms);
  if (ms >= IN_DAYS) return plural(days, { one: '# day left', other: '# days left' });
  return t({ message: `${length} left`, comment: 'Hours and minutes, such as “4:10” or “2 h 5 min”' });
}

/** "just now", "12 s ago", "5 days ago" for the ms since then. */
export function pastText(ms: number): string {
  const length = agoText(ms);
  if (ms < JUST_NOW) return length;
  if (ms >= IN_DAYS) return relative().format(-Math.floor(ms / DAY), 'day');
  return t({ message: `${length} ago`, comment: 'A length with its sign, such as “12 s” or “3 h”' });
}

const exact = perLanguage((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' }));

/** The exact local time with its zone, for titles and tables. */
export function exactTime(at: number): string {
  return exact().format(at);
}

/** A time with whose word it is. */
export function sinceText({ by, at }: Since): string {
  const time = exactTime(at);
  return by === 'inqud' ? t`${time}, by Inqud` : t`${time}, seen here`;
}
