import { isUnseen } from './text';

/** Quotes of all languages; some of them are classed as brackets. */
const QUOTE = /^[\p{Pi}\p{Pf}"'`´′″＂＇‚„‟‛〝〞〟「」『』《》〈〉｢｣]$/u;
const OPENING = /^\p{Ps}$/u;
const CLOSING = /^\p{Pe}$/u;
/** Punctuation before a number or at the end of a sentence or clause, in any script. */
const BEFORE = /^[#＃№:;,.!?¿¡：；，。、！？،؛؟।•‣·・▪●◦–—―…]$/u;
const AFTER = /^[:;,.!?：；，。、！？،؛؟।॥·…–—―]$/u;
/** Marks of a list or of Markdown, removed only on both sides or when separated by a space. */
const PAIRED = /^[*_~|]$/;
const BULLET = /^[-*+>‐]$/;
/** Characters without width, removed between two characters too. */
const NO_WIDTH = /[\u00ad\u180e\u200b\u2060\ufeff]/g;
/** "No. 10482", "Nr. 10482", "N° 10482", "nº10482". */
const NUMBER_SIGN = /^(?:n[ro]\.|n[.º°]|n[ºo][.º°])\s*(?=\d)/i;

/**
 * An order ID without the surroundings that a page, a sentence or a careless drag adds: quotes, punctuation, number signs,
 * brackets around the whole, invisible characters. Brackets of its own stay: "INV-2026 (2)". On one line. Linear time.
 */
export function bareOrder(text: string): string {
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
    } else if (isAround(first, BEFORE) || (BULLET.test(first) && characters[from + 1] === ' ')) from += 1;
    else if (isAround(last, AFTER) || (last !== '>' && BULLET.test(last) && characters[to - 2] === ' ')) to -= 1;
    else if (OPENING.test(first) && !isInside(partners[from], from, to - 1)) from += 1;
    else if (CLOSING.test(last) && !isInside(partners[to - 1], from + 1, to)) to -= 1;
    else break;
  }
  return characters.slice(from, to).join('').replace(NUMBER_SIGN, '');
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
