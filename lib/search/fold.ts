const ASCII = /^[\0-\x7f]*$/;

/** Removes case and diacritics for comparison, so that "muller" finds "Müller". */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  // The Greek final sigma differs from the sigma of a longer word with the same beginning.
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ς', 'σ');
}

/** The folded words of a text: sequences of letters and digits. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A text folded for comparison with IDs, on one line. */
export function foldId(text: string): string {
  return fold(text).trim().replace(/\s+/g, ' ');
}
