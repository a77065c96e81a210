import { bareOrder } from './bareOrder';
import { asciiDigits } from './digits';
import { fold } from './fold';
import { latinTwins, otherTwins } from './letters/twins';
import { SHAPELESS } from './text';

const ASCII = /^[ -~]*$/;
const NOT_SEEN = new RegExp(`(?!\\s)[${SHAPELESS}]`, 'gu');
const HYPHENS = ['-', '‐', '‑', '–', '—'];
const MOST_ZEROS = 8;
/** Characters of an ID whose spellings are listed: there are hundreds. */
const LONGEST = 200;

/**
 * A key that is equal for two order IDs that a person would confuse: without case, accents, leading zeros, invisible
 * characters, spaces around hyphens and surrounding punctuation, and with one form of hyphens, spaces, digits, wide letters
 * and of letters of different scripts that have the same shape.
 */
export function alikeKey(orderId: string): string {
  const bare = bareOrder(orderId);
  const plain = ASCII.test(bare) ? bare.toLowerCase() : latinTwins(bareOrder(fold(bare.replace(NOT_SEEN, ''))));
  return plain.replace(/ *- */g, '-').replace(/(?<![0-9])0+(?=[0-9])/g, '');
}

/** Whether two order IDs are equal, or a person would confuse them. */
export function isAlike(one: string, other: string): boolean {
  return one === other || alikeKey(one) === alikeKey(other);
}

/** The usual spellings of IDs like this one, to look up in an index of whole IDs. A text longer than any ID has only its own. */
export function alikeSpellings(orderId: string): string[] {
  if (orderId.length > LONGEST) return [orderId];
  const bare = bareOrder(orderId);
  const forms = [orderId, bare, plainSpelling(bare), ...otherTwins(bare)].flatMap(casesOf).flatMap(zerosOf);
  const spelled = forms.flatMap((form) => HYPHENS.map((hyphen) => form.replaceAll(/[-‐‑–—]/g, hyphen)));
  const around = casesOf(bare).flatMap((each) => [
    `#${each}`,
    `№${each}`,
    `'${each}`,
    `${each}\u3164`,
    `${each}\u200b`,
    `${each} `,
  ]);
  return [...new Set([...spelled, ...around])];
}

/** As it is, and in capitals, in small letters, or with a capital first. */
export function casesOf(text: string): string[] {
  const lower = text.toLowerCase();
  return [...new Set([text, text.toUpperCase(), lower, lower.charAt(0).toUpperCase() + lower.slice(1)])];
}

function plainSpelling(orderId: string): string {
  return asciiDigits(orderId.normalize('NFKC'))
    .replace(NOT_SEEN, '')
    .replace(/[\p{Pd}\u2212\u02d7\u2043\u00ad]/gu, '-')
    .replace(/\s+/gu, ' ');
}

/** With the last number as it is, without the zeros before it, and with up to eight. */
function zerosOf(text: string): string[] {
  const digits = /[0-9]+(?=[^0-9]*$)/.exec(text.slice(-100));
  if (!digits) return [text];
  const at = Math.max(0, text.length - 100) + digits.index;
  const significant = digits[0].replace(/^0+(?=[0-9])/, '');
  const padded = Array.from({ length: MOST_ZEROS + 1 }, (_, zeros) => '0'.repeat(zeros) + significant);
  return [text, ...padded.map((number) => text.slice(0, at) + number + text.slice(at + digits[0].length))];
}
