import { cutWhole } from '../shared/cutText';
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
/** Notations for no cents: "1.250,-", "1'250.–", in India "1,250/-", in East Africa "1,250/=". */
const NO_CENTS = /^(?:[.,٫][-‐‑‒–—―−]{1,2}| ?\/[-=])/;
const MARK = /^[\p{L}\p{M}\p{Sc}][\p{L}\p{M}\p{Sc}./ ]*$/u;

export type ReadAmount = { amount: Decimal } | ({ mistake: string } & Partial<Ambiguous>);

/**
 * Parses an amount as people type it, as pages and spreadsheets show it, and as this product does in any locale, in
 * the digits of any script: `1250.00`, `1.250,00`, `1 250,00`, `1'250.00`, `1,25,000`, `١٬٢٥٠٫٥٠`, `€ 12,50`, `1.250,- €`,
 * `12,50 kr.`. An ambiguous amount is never guessed; a currency beside it that is not the chosen one is an error, and so
 * are more decimals than the currency has. Reading the returned decimal again gives the same decimal.
 */
export function readAmount(typed: string, currency: string): ReadAmount {
  const text = typed.trim();
  if (text === '') return { mistake: 'Type the amount.' };
  const none = { mistake: `“${cutWhole(text, 20)}” is not an amount. Write it like 1250.00.` };
  const written = readWritten(text);
  const kinds = written?.marks.map((mark) => ({ mark, kind: currencyMark(mark, currency) })) ?? [];
  if (!written || kinds.some(({ kind }) => kind === 'unknown')) return none;
  const foreign = kinds.find(({ kind }) => kind === 'contradicts');
  if (foreign) return { mistake: `“${foreign.mark}” is not ${currency}. Leave it out, or change the currency.` };
  const digits = currencyDigits(currency);
  const read = withDigits(written.read, usualDigits(currency));
  if ('or' in read) return { mistake: ambiguousText(text, read), ...read };
  const decimal = parseDecimal(read.number);
  if (decimal === null) return none;
  if (compareDecimals(decimal, '0') <= 0) return { mistake: 'The amount must be more than 0.' };
  const fitting = withPlaces(decimal, digits);
  return fitting === null ? { mistake: tooManyDecimals(currency, digits) } : { amount: plainAmount(fitting) };
}

/** The message that a number is ambiguous, with the unambiguous form of each reading. */
export function ambiguousText(text: string, { or: [thousands, decimals] }: Ambiguous): string {
  // Unless exactly three digits follow it, a point is a decimal point.
  const clear = decimals.endsWith('0') ? decimals.replace(/(\.\d+?)0+$/, '$1') : `${decimals}0`;
  return `“${text}” could be ${thousands} or ${decimals}. Write ${thousands}.00 or ${clear}.`;
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

function tooManyDecimals(currency: string, digits: number | null): string {
  return digits === 0
    ? `${currency} has no decimals. Write a whole number, such as 1250.`
    : `${currency} has only ${digits} decimals. Write it like ${'1250.000'.slice(0, 5 + (digits ?? 0))}.`;
}
