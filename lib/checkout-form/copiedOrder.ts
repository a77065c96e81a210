import { isId } from '../inqud/ids';
import { bareOrder, labelOf, withoutMarksAround } from '../shared/bareOrder';
import { asciiDigits } from '../shared/digits';
import { isIdentifier } from './identifier';
import { isOrderPrefix, isOrderWord } from './orderWords';

/** What a copied text is instead of an order ID: a code. */
export type LooksLike =
  | 'an amount'
  | 'a password'
  | 'a card number'
  | 'an IBAN'
  | 'an email address'
  | 'a two-factor code'
  | 'a link'
  | 'a checkout ID'
  | 'a private key'
  | 'the seed words of a wallet'
  | 'an API key'
  | 'a blockchain address';

/** The order ID in a copied text; or what it looks like instead, null when that is not known. */
export type CopiedOrder = { orderId: string } | { looksLike: LooksLike | null };

/** Longer than any order ID in one word. */
const LONGEST = 40;
/** Characters of a copied text that are read at most. */
const LONGEST_COPIED = 2000;
const KEY =
  /^(?:(?:[spr]k|gh[opsur]|github_pat|glpat|shp(?:at|ca|pa|ss)|xox[abeprs]|npm|hf|pat|whsec|rzp)[-_][\w-]{14,}|(?:AKIA|ASIA)[0-9A-Z]{12,}|AIza[\w-]{20,}|ya29\.|SG\.[\w-]{10,}|(?:Bearer|Basic)\s|(?:TKN|CAP)-)/i;
/** Stripe appends it to the ID of a payment, for the payer's page. */
const CLIENT_SECRET = /_secret_/;
const JWT = /^eyJ[\w-]+(?:\.[\w-]*){1,4}$/;
/** In one, or in groups as it is printed, whatever is between them. */
const CARD = /^[2-6](?:\d{12,18}|\d{3}([\p{Zs}\p{Pd}./·_])\d{4,6}\1\d{4,5}(?:\1\d{1,7})?)$/u;
/** As a tracker of tasks names them: the key of a project, which is in capitals, and a number. With a year it is a password. */
const TICKET = /^[A-Z][A-Z0-9]{1,9}-(?!(?:19|20)\d\d$)\d{1,7}$/;
/** An ID after a noun for an order, or its abbreviation: "Auftrag1001", "inv1001", "ORD-7F3K9Q". */
const AFTER_NOUN = /^(\p{L}{2,20})(?:\d{1,12}|-[\dA-Z]{4,12})$/u;
/** Base58, bech32 and hexadecimal, as addresses and hashes of transactions are written. */
const ADDRESS =
  /^(?:0x[0-9a-f]{8,}|[0-9a-f]{32,}|(?:bc|tb|ltc|addr|cosmos|bnb|stake)1[0-9a-z]{20,}|[1-9A-HJ-NP-Za-km-z]{25,}|[EUk]Q[\w-]{46}|bitcoincash:\w+)$/i;

/** A key of Bitcoin as wallets export it, and a key from which a wallet derives all others. */
const PRIVATE_KEY = /^(?:5[1-9A-HJ-NP-Za-km-z]{50}|[KL][1-9A-HJ-NP-Za-km-z]{51}|[xyzuvt]prv[1-9A-HJ-NP-Za-km-z]{40,})$/;
/** The words from which a wallet is restored. */
const SEED_WORDS = /^\p{Ll}{2,10}(?:\s+\p{Ll}{2,10})+$/u;
const SEED_LENGTHS = [12, 15, 18, 21, 24];

/**
 * The order ID in a copied text, which may be anything, even a secret: it is accepted only in the form of an order ID,
 * one word with a digit, or of an identifier. Passwords, card numbers, IBANs, e-mail addresses, addresses and hashes of
 * chains, tokens and keys are not. `now` is epoch ms.
 */
export function orderInCopied(copied: string, now: number = Date.now()): CopiedOrder {
  const text = copied.trim();
  if (text.length > LONGEST_COPIED) return { looksLike: null };
  const order = isOrderWord(firstWord(labelOf(withoutMarksAround(text)))) ? bareOrder(text) : withoutMarksAround(text);
  // Some of these are, by chance, what an IBAN or an address may look like.
  if (isIdentifier(order, now)) return { orderId: order };
  const secret = secretIn(text);
  if (secret !== null) return { looksLike: secret };
  const inside = order === text ? null : secretIn(order);
  if (inside !== null) return { looksLike: inside };
  const digits = asciiDigits(order);
  if (order.length > LONGEST || !/\d/.test(digits) || /\s/.test(order)) return { looksLike: null };
  if (/^\d+[.,٫]\d{1,2}$/.test(digits)) return { looksLike: 'an amount' };
  // A mark at its end may be that of a password.
  if (TICKET.test(text) || isOrderPrefix(AFTER_NOUN.exec(text)?.[1] ?? '')) return { orderId: order };
  return /^[\p{L}\p{N}][\p{L}\p{N}\p{M}/_.-]*$/u.test(order) && partsOf(order).every(isPlainPart)
    ? { orderId: order }
    : { looksLike: 'a password' };
}

function firstWord(text: string): string {
  return /^\p{L}*/u.exec(text)?.[0] ?? '';
}

/** The kind of secret or private data that this certainly or probably is, also in other digits or wide letters. */
function secretIn(copied: string): LooksLike | null {
  const text = asciiDigits(copied.normalize('NFKC'));
  const word = text.replace(/[\s-]/g, '');
  if (CARD.test(text) && isCardNumber(text.replace(/\D/g, ''))) return 'a card number';
  if (/^[a-z]{2}\d{2}[a-z0-9]{11,30}$/i.test(word) && isIban(word)) return 'an IBAN';
  if (/^[^@\s]+@[^@\s]+\.[^@\s.]+$/.test(text)) return 'an email address';
  if (/^otpauth/i.test(text)) return 'a two-factor code';
  if (/^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)/i.test(text)) return 'a link';
  if (isId('checkout', text)) return 'a checkout ID';
  if (PRIVATE_KEY.test(text) || /-----BEGIN /.test(text)) return 'a private key';
  if (isSeed(text)) return 'the seed words of a wallet';
  if (KEY.test(text) || JWT.test(text) || CLIENT_SECRET.test(text)) return 'an API key';
  if (ADDRESS.test(text) && !/^\d+$/.test(text)) return 'a blockchain address';
  return null;
}

function isSeed(text: string): boolean {
  return SEED_WORDS.test(text) && SEED_LENGTHS.includes(text.split(/\s+/).length);
}

function partsOf(order: string): string[] {
  return order.split(/[/_.-]/).filter((part) => part !== '');
}

/** Digits, letters of one case, or both as in "INV77"; not "Tr0ub4dor", "hunter2" or "9aF3Kx". */
function isPlainPart(part: string, _at: number, all: string[]): boolean {
  if (/\p{L}{5,}/u.test(part) && /\p{Ll}|\p{Lu}/u.test(part) && !isOrderWord(part)) return false;
  if (/^\p{N}+$/u.test(part)) return true;
  const isLower = part === part.toLowerCase();
  const isUpper = part === part.toUpperCase();
  const isCapitalized = /^\p{Lu}\p{Ll}+$/u.test(part);
  if (!isLower && !isUpper && !isCapitalized) return false;
  const turns = part.match(/\p{L}(?=\p{N})|\p{N}(?=\p{L})/gu)?.length ?? 0;
  const words = all.filter((each) => /^\p{L}{3,}$/u.test(each)).length;
  // Words with hyphens between them are a passphrase; one word of small letters with its digits is a password.
  if (turns === 0) return words < 3;
  if (isLower && !isUpper) return all.length > 1 && turns === 1;
  return turns <= 2 && part.length <= 20;
}

/** Luhn's check. */
function isCardNumber(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** ISO 13616: letters as 10 to 35, the first four characters last, and 1 is left when it is divided by 97. */
function isIban(word: string): boolean {
  const moved = word.slice(4) + word.slice(0, 4);
  let rest = 0;
  for (const digit of moved.replace(/[a-z]/gi, (letter) => String(Number.parseInt(letter, 36)))) {
    rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}
