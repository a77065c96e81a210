/** The commas of all scripts, `，` and `、` among them, as a class of a regular expression. */
export const COMMAS = ',，、﹐﹑､،՝؍߸፣᠂᠈꓾꘍⹁⹉︐︑';

const BETWEEN = new RegExp(`[${COMMAS}\\n\\r\\t]`);
const COMMA = new RegExp(`[${COMMAS}]`);

/** The parts of a list as people type or paste it, in any script; some may be blank. */
export function listParts(text: string): string[] {
  return text.split(BETWEEN);
}

/** The index of the last comma, after which a part is still being typed; -1 when there is none. */
export function lastComma(text: string): number {
  let at = text.length - 1;
  while (at >= 0 && !COMMA.test(text.charAt(at))) at -= 1;
  return at;
}
