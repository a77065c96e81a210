import { amountText } from '../../amounts/amountText';
import { compareDecimals, subtractDecimals } from '../../amounts/decimal';
import type { Since } from '../../inqud/finalSince';
import type { Money } from '../../inqud/models';
import type { Problem } from '../../inqud/problem';
import type { KnownStatus } from '../../inqud/status';
import { isKnown } from '../../inqud/status';
import { plainText } from '../../shared/plainText';
import { HOUR, MINUTE, SECOND } from '../../shared/time';
import type { StoredCheckout } from '../database';

/** Names of things on screen, in one place, so that the popup and the desk use the same words. */

const STATUS_WORDS: Record<KnownStatus, string> = {
  NEW: 'Open',
  REQUEST_CREATED: 'Request created',
  PAYMENT_DETECTED: 'Payment detected',
  SUCCESS: 'Paid',
  CONFLICT: 'Conflict',
  EXPIRED: 'Expired',
};

/** A status in words; an unknown one as Inqud wrote it, with invisible and bidirectional characters escaped. */
export function statusWord(status: string, reason: string | null = null): string {
  if (status === 'CONFLICT' && reason === 'UNDERPAID') return 'Underpaid';
  return isKnown(status) ? STATUS_WORDS[status] : plainText(status);
}

/** "100.00 USD", exact, formatted for the user's locale or for another language. `readAmount` parses it to the same. */
export function moneyText({ amount, currency }: Money, language?: string): string {
  return `${amountText(amount, currency, language)} ${currency}`;
}

let exact: Intl.DateTimeFormat | undefined;

/** The requested amount of a checkout, or that the payer decides. */
export function askedText({ amount, type }: Pick<StoredCheckout, 'amount' | 'type'>): string {
  if (amount) return moneyText(amount);
  return type === 'SUGGESTED_FIXED_PRICE' ? 'suggested amounts' : 'any amount';
}

/** "40.00 of 100.00 USDT received, 60.00 USDT missing" when less was paid than requested, else null. */
export function shortfallText({ request }: Pick<StoredCheckout, 'request'>): string | null {
  const { payAmount, paidAmount, currency } = request ?? {};
  if (!payAmount || !paidAmount || !currency || compareDecimals(paidAmount, payAmount) >= 0) return null;
  const missing = moneyText({ amount: subtractDecimals(payAmount, paidAmount), currency });
  return `${amountText(paidAmount, currency)} of ${moneyText({ amount: payAmount, currency })} received, ${missing} missing`;
}

/** Adds a full stop unless the text ends with punctuation. */
function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** What happened and what to do, as text for the user. */
export type ProblemText = { what: string; todo: string };

export function problemText(problem: Problem): ProblemText {
  const said =
    'messages' in problem && problem.messages.length > 0
      ? ` Inqud says: ${sentence(plainText(problem.messages.join('; ')))}`
      : '';
  switch (problem.kind) {
    case 'offline':
      return { what: 'This computer is offline. Nothing was sent.', todo: 'Try again when it is connected.' };
    case 'noPermission':
      return {
        what: 'The browser does not let Checkout Desk reach Inqud. Nothing was sent.',
        todo: 'Allow it with the button, or in the browser’s extension settings.',
      };
    case 'noAccount':
      return { what: 'Its account is not in this browser any more.', todo: 'Add it again in Settings.' };
    case 'noSecret':
      return { what: 'No secret is saved for this account.', todo: 'Paste the token’s secret in Settings.' };
    case 'damagedSecret':
      return {
        what: 'The saved secret of this account is damaged and cannot be read.',
        todo: 'Paste the token’s secret again in Settings.',
      };
    case 'locked':
      return { what: 'Checkout Desk is locked. Nothing was sent.', todo: 'Unlock it with your passphrase.' };
    case 'notSigned':
      return {
        what: 'Checkout Desk was locked before this was sent. Nothing was sent.',
        todo: 'Unlock it and try again.',
      };
    case 'gone':
      return { what: 'It is not there any more.', todo: 'Close this page and open it again.' };
    case 'network':
      return { what: 'Inqud could not be reached.', todo: 'Check the connection and try again.' };
    case 'timeout':
      return {
        what: `Inqud did not answer within ${problem.after / SECOND} seconds.`,
        todo: 'Try again in a minute.',
      };
    case 'aborted':
      return { what: 'The request was cut off before Inqud answered.', todo: 'Try again.' };
    case 'refused':
      return {
        what: `Inqud refused the API token.${said}`,
        todo: 'Check the token ID, the secret and how requests are authenticated, in Settings.',
      };
    case 'forbidden':
      return {
        what: `Inqud does not allow this token to do that.${said}`,
        todo: 'Ask Inqud’s account manager to enable the API for it, or check its list of allowed addresses.',
      };
    case 'notFound':
      return { what: `Inqud does not know this.${said}`, todo: 'Check the widget ID in Settings.' };
    case 'invalid':
      return { what: `Inqud did not accept it.${said}`, todo: 'Correct it and try again.' };
    case 'rateLimited':
      return {
        what: 'Inqud asks for a pause: too many requests.',
        todo: `Try again in ${pauseText(problem.wait)}.`,
      };
    case 'server':
      return { what: `Inqud has a fault of its own (${problem.status}).`, todo: 'Try again in a minute.' };
    case 'notJson':
      return {
        what: 'The answer cannot be read: it is a web page, or was cut off.',
        todo: 'A proxy or a network’s sign-in page can cause this. Check the connection and try again.',
      };
    case 'unexpected':
      return {
        what: `Inqud’s answer cannot be used: ${plainText(problem.problem)}.`,
        todo: 'Try again, and tell Inqud’s support if it stays.',
      };
  }
}

/** "4:10", "2 h 5 min", "6 days" for a duration in ms; never negative. */
export function lengthText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  if (hours < 10) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  if (hours < 48) return `${hours} h`;
  return `${Math.floor(hours / 24)} days`;
}

/** The pause that Inqud asks for, in ms. More than an hour is treated as a mistake and shown as an hour. */
function pauseText(ms: number | null): string {
  if (ms === null) return 'a minute';
  if (ms > HOUR) return 'an hour';
  return ms <= 2 * MINUTE ? `${Math.ceil(ms / SECOND)} seconds` : `${Math.ceil(ms / MINUTE)} minutes`;
}

export const JUST_NOW = 5 * SECOND;

/** "just now", "12 s", "2 min", "3 h", "5 days" for an age in ms. */
export function agoText(ms: number): string {
  const seconds = Math.floor(ms / SECOND);
  if (ms < JUST_NOW) return 'just now';
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
}

/** The exact local time with its zone, for titles and tables. */
export function exactTime(at: number): string {
  exact ??= new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });
  return exact.format(at);
}

const SINCE_WORDS: Record<Since['by'], string> = { inqud: 'by Inqud', here: 'seen here' };

/** Whose word a time is: "by Inqud", "seen here". */
export function sinceWord({ by }: Since): string {
  return SINCE_WORDS[by];
}

/** The local day. */
export function dayText(at: number): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }).format(at);
}

/** The local time of day, for a timeline. */
export function clockTime(at: number): string {
  return new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' }).format(at);
}
