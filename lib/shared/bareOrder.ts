import { isUnseen } from './text';

/** Quotes of all languages; some of them are classed as brackets, or as letters and symbols. */
const QUOTE = /^[\p{Pi}\p{Pf}\p{Quotation_Mark}`´′″‵‶ʹʺʻʼ״׳❛❜❝❞《》〈〉]$/u;
const OPENING = /^\p{Ps}$/u;
const CLOSING = /^\p{Pe}$/u;
/** Punctuation before a number or at the end of a sentence or clause, in any script. */
const BEFORE = /^[\p{Terminal_Punctuation}#＃№¿¡•‣·・▪●◦–—―…]$/u;
const AFTER = /^[\p{Terminal_Punctuation}·…–—―]$/u;
/** Marks of a list or of Markdown, removed only on both sides or when separated by a space. */
const PAIRED = /^[*_~|]$/;
const BULLET = /^(?:[-*+>‐⁃]|\p{So}|(?!<)\p{Sm}|\p{Extended_Pictographic})$/u;
/** The form of an emoji that has another one as text. */
const AS_EMOJI = '\ufe0f';
/** Characters without width, removed between two characters too. */
const NO_WIDTH = /[\u00ad\u180e\u200b\u2060\ufeff]/g;
/** "No. 10482", "Nr 10482", "N° 10482", "nº10482", "núm. 10482", "č. 10482". */
const NUMBER_SIGN = /^(?:(?:n[ro]?|nro|n[uú]m|č)\.|n[º°]|n\.?[ºo][.º°]|n\.º|(?:n[ro]|nro)\s)\s*(?=\d)/i;
/** A few words and a sign for a number, with nothing but one ID after them: "Order #10482", "Замовлення №10482", "注文番号：10482". */
const LABEL =
  /^\p{L}[\p{L}\p{M}]{0,30}(?: [\p{L}\p{M}]{1,30}\.?){0,3}(?: ?№ ?| [#＃] ?|: ?[#＃] ?|：| ?: |[ -]n(?:[ro]|ro|[uú]m)?[.º°] ?)(?=[\p{L}\p{N}])(?=[^\s:：]*\d)(?=[^\s:：]+$)/iu;

/**
 * An order ID without the surroundings that a page, a sentence or a careless drag adds: quotes, punctuation, number signs,
 * brackets around the whole, invisible characters, and words that say what it is. Brackets of its own stay: "INV-2026 (2)". On
 * one line. Linear time.
 */
export function bareOrder(text: string): string {
  const bare = withoutMarksAround(text);
  return withoutMarksAround(bare.slice(labelOf(bare).length));
}

/** The words that say what follows, as in "Order #10482"; empty when there are none. */
export function labelOf(bare: string): string {
  return LABEL.exec(bare)?.[0] ?? '';
}

/** The same, but with its words: a text that may be anything is not to become an ID by leaving some out. */
export function withoutMarksAround(text: string): string {
  const characters = [...text.replace(NO_WIDTH, '').replace(/\s+/g, ' ')];
  const partners = bracketPartners(characters);
  let from = 0;
  let to = characters.length;
  while (from < to) {
    const first = characters[from] ?? '';
    const last = characters[to - 1] ?? '';
    if (isPair(first, last) && to - from > 1) {
      from += 1;
      to -= 1;
    } else if (isAround(first, BEFORE)) from += 1;
    else if (isAround(last, AFTER)) to -= 1;
    else if (isBullet(first) && isSpaceAt(characters, from + 1)) from += 1;
    else if (isBullet(last) && last !== '>' && characters[to - 2] === ' ') to -= 1;
    else if (first === AS_EMOJI && characters[from + 1] === ' ') from += 1;
    else if (last === AS_EMOJI && isBullet(characters[to - 2]) && characters[to - 3] === ' ') to -= 1;
    else if (OPENING.test(first) && !isInside(partners[from], from, to - 1)) from += 1;
    else if (CLOSING.test(last) && !isInside(partners[to - 1], from + 1, to)) to -= 1;
    else break;
  }
  return characters.slice(from, to).join('').replace(NUMBER_SIGN, '');
}

function isBullet(character = ''): boolean {
  return BULLET.test(character);
}

/** Passes over the form of an emoji. */
function isSpaceAt(characters: string[], at: number): boolean {
  return characters[characters[at] === AS_EMOJI ? at + 1 : at] === ' ';
}

function isAround(character: string, edge: RegExp): boolean {
  return isUnseen(character) || QUOTE.test(character) || edge.test(character);
}

function isPair(first: string, last: string): boolean {
  return (PAIRED.test(first) && first === last) || (first === '<' && last === '>');
}

/** Whether the matching bracket is among these, and not at the other edge. */
function isInside(partner: number | undefined, from: number, to: number): boolean {
  return partner !== undefined && partner >= from && partner < to;
}

/** The index of the matching bracket for each bracket that has one. */
function bracketPartners(characters: string[]): (number | undefined)[] {
  const partners: (number | undefined)[] = [];
  const open: number[] = [];
  for (const [at, character] of characters.entries()) {
    if (QUOTE.test(character)) continue;
    if (OPENING.test(character)) open.push(at);
    else if (CLOSING.test(character)) {
      const partner = open.pop();
      if (partner === undefined) continue;
      partners[at] = partner;
      partners[partner] = at;
    }
  }
  return partners;
}
