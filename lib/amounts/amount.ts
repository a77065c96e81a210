import { cutWhole } from '../shared/cutText';
import type { AmountMistake } from './amountMistake';
import { currencyDigits, usualDigits } from './currencyDigits';
import { currencyMark } from './currencyMark';
import type { Decimal } from './decimal';
import { compareDecimals, parseDecimal } from './decimal';
import type { Ambiguous } from './number';
import { readNumber, readWhole } from './number';
import { plainAmount } from './plainAmount';
import { westernDigits } from './westernDigits';

/** Characters; more than any real amount has, and cheap to parse. */
const LONGEST = 150;
const LONGEST_MARK = 40;
/** A number from its first to its last digit, and the text around it. */
const AROUND = /^([^\d]*)(\d|\d.*\d)([^\d]*)$/;
/** Notations for no cents: "1.250,-", "1'250.–", in Sweden "1250:-", in India "1,250/-", in East Africa "1,250/=". */
const NO_CENTS = /^(?:[.,:٫][-‐‑‒–—―−]{1,2}| ?\/[-=])/;
/** A hyphen and the sign of an abbreviation only within a word: "US-Dollar", 'ש"ח'. */
const MARK = /^[\p{L}\p{M}\p{Sc}](?:[\p{L}\p{M}\p{Sc}./ ]|(?<=\p{L})[-"'״׳](?=\p{L}))*$/u;

export type ReadAmount = { amount: Decimal } | { mistake: AmountMistake };

/**
 * Parses an amount as people type it, as pages and spreadsheets show it, and as this product does in any locale, in
 * the digits of any script: `1250.00`, `1.250,00`, `1 250,00`, `1'250.00`, `1,25,000`, `١٬٢٥٠٫٥٠`, `€ 12,50`, `1.250,- €`,
 * `12,50 kr.`. An ambiguous amount is never guessed; a currency beside it that is not the chosen one is an error, and so
 * are more decimals than the currency has. Reading the returned decimal again gives the same decimal.
 */
export function readAmount(typed: string, currency: string): ReadAmount {
  const text = typed.trim();
  if (text === '') return { mistake: { is: 'no amount' } };
  const none: ReadAmount = { mistake: { is: 'not an amount', text: cutWhole(text, 20) } };
  const written = readWritten(text);
  const kinds = written?.marks.map((mark) => ({ mark, kind: currencyMark(mark, currency) })) ?? [];
  if (!written || kinds.some(({ kind }) => kind === 'unknown')) return none;
  const foreign = kinds.find(({ kind }) => kind === 'contradicts');
  if (foreign) return { mistake: { is: 'of another currency', mark: foreign.mark, currency } };
  const digits = currencyDigits(currency);
  const read = withDigits(written.read, usualDigits(currency));
  if ('or' in read) return { mistake: { is: 'ambiguous', text, ...read } };
  const decimal = parseDecimal(read.number);
  if (decimal === null) return none;
  if (compareDecimals(decimal, '0') <= 0) return { mistake: { is: 'not above 0' } };
  const fitting = withPlaces(decimal, digits);
  if (fitting === null) return { mistake: { is: 'too many decimals', currency, digits: digits ?? 0 } };
  return { amount: plainAmount(fitting) };
}

/** Whether a text has the form of an amount, ambiguous or not, in any currency. */
export function isWrittenAsAmount(text: string): boolean {
  return readWritten(text)?.marks.every((mark) => currencyMark(mark, '') !== 'unknown') ?? false;
}

/** A number and the text beside it, which may be a currency; null when there is no number, or further text. */
export function readWritten(text: string): { read: { number: string } | Ambiguous; marks: string[] } | null {
  const plain = text.length > LONGEST ? null : westernDigits(alike(text));
  const [, before = '', number = '', after = ''] = AROUND.exec(plain ?? '') ?? [];
  const noCents = NO_CENTS.exec(after)?.[0] ?? '';
  // The point of ".5" and "$.5" belongs to the number, that of "Rs.500" to the mark. In "USD.5" it could be either.
  const point = /(?:^|[\p{Sc} ])([.٫])$/u.exec(before)?.[1] ?? '';
  if (/[A-Z]{3}[.,٫]$/.test(before)) return null;
  const whole = noCents === '' ? null : readWhole(number);
  const read = noCents === '' ? readNumber(point + number) : whole !== null && point === '' ? { number: whole } : null;
  const marks = [before.slice(0, before.length - point.length), after.slice(noCents.length)]
    .map((mark) => mark.trim())
    .filter((mark) => mark !== '');
  return read && marks.every((mark) => mark.length <= LONGEST_MARK && MARK.test(mark)) ? { read, marks } : null;
}

/** A decimal with at most so many decimal places, or any number of them for null; null when it has more. */
export function withPlaces(amount: Decimal, places: number | null): Decimal | null {
  const [whole = '', fraction = ''] = amount.split('.');
  if (places === null || fraction.length <= places) return amount;
  if (/[^0]/.test(fraction.slice(places))) return null;
  return places === 0 ? whole : `${whole}.${fraction.slice(0, places)}`;
}

/** Removes invisible characters, and unifies the spaces and the apostrophes that group digits. */
function alike(text: string): string {
  return text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\p{Zs}/gu, ' ')
    .replace(/[’‘ʼ＇`´′]/g, "'");
}

/** Where nobody writes decimals, a separator before three digits can only group them. */
function withDigits(read: { number: string } | Ambiguous, usual: number | null): { number: string } | Ambiguous {
  return 'or' in read && usual === 0 ? { number: read.or[0] } : read;
}
