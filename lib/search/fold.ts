const ASCII = /^[\0-\x7f]*$/;

/** A text as it is compared: without case and without diacritics, so that "Müller" is found by "muller". */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  // A Greek word's last sigma has a form of its own, which a word that goes on does not have.
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ς', 'σ');
}

/** The words of a text, folded. A word ends at whatever is no letter and no digit. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A text as it is looked for in an ID, folded, on one line. */
export function foldId(text: string): string {
  return fold(text).trim().replace(/\s+/g, ' ');
}
