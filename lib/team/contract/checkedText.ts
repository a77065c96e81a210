/** What is wrong with a code that was pasted. `cut`: a part is missing, or a character differs. */
export type CodeProblem = 'empty' | 'another kind' | 'newer' | 'cut';

/** Characters of a code; the longest invitation has a few thousand. */
const LONGEST = 20_000;

/**
 * A code that people paste: `<word><version>.<parts>.<check>`. It has no spaces; those that a mail or chat put in, and
 * its line breaks, are left out when it is read. The check finds mistakes, it proves nothing.
 */
export function checkedText(word: string, version: number, parts: readonly string[]): string {
  const text = [`${word}${version}`, ...parts].join('.');
  return `${text}.${checkOf(text)}`;
}

/** The parts of such a code, or what is wrong with it. */
export function readCheckedText(
  pasted: string,
  word: string,
  version: number,
  count: number,
): { ok: true; parts: string[] } | { ok: false; why: CodeProblem } {
  const text = pasted.slice(0, LONGEST).replaceAll(/[\s\u200b\u00ad\ufeff]+/g, '');
  if (text === '') return { ok: false, why: 'empty' };
  const head = new RegExp(`^${word}(\\d{1,4})\\.`).exec(text);
  if (!head) return { ok: false, why: 'another kind' };
  if (Number(head[1]) > version) return { ok: false, why: 'newer' };
  const end = text.lastIndexOf('.');
  const parts = text.slice(0, end).split('.').slice(1);
  if (text.slice(end + 1) !== checkOf(text.slice(0, end)) || parts.length !== count) return { ok: false, why: 'cut' };
  return { ok: true, parts };
}

/** FNV-1a of 32 bits, in base 36. */
function checkOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36).padStart(7, '0');
}
