import { isWrittenAsAmount } from '../amounts/amount';

/** A row of a pasted table, with its number as in a spreadsheet. Blank rows are skipped. */
export type PastedCells = { number: number; cells: string[] };

/**
 * Parses a spreadsheet's clipboard text (tab-separated) or CSV (separated by semicolons or commas). A quoted cell may
 * contain separators and line breaks; an unclosed quote is literal. Accepts any text, and never throws.
 */
export function readCells(text: string): PastedCells[] {
  const pasted: PastedCells[] = [];
  let number = 0;
  for (const row of rowsOf(plainText(text), separatorOf(text))) {
    number += 1;
    const cells = row.map((cell) => cell.trim());
    if (cells.some((cell) => cell !== '')) pasted.push({ number, cells });
  }
  return pasted;
}

/** Whether the separator is a comma, so that a comma in an amount splits it. */
export function hasCommas(text: string): boolean {
  return separatorOf(text) === ',';
}

type Separator = '\t' | ';' | ',';
const ANY_SEPARATOR = '\t;,';

/** The line that tells Excel the separator. */
const SEPARATED = /^\ufeff?sep=([;,\t])\r?\n/i;

function plainText(text: string): string {
  return text.replace(SEPARATED, '').replace(/^\ufeff/, '');
}

/** Any tab means a spreadsheet. CSV with decimal commas has semicolons as separators. */
function separatorOf(text: string): Separator {
  const declared = SEPARATED.exec(text)?.[1];
  if (declared === ';' || declared === ',' || declared === '\t') return declared;
  const unquoted = withoutQuoted(plainText(text));
  if (unquoted.includes('\t')) return '\t';
  // A table may start with a title, which is one cell; the first row with several cells decides. Separators in later
  // names do not.
  const row = unquoted.split(/[\r\n]/).find((line) => /[;,]/.test(line)) ?? '';
  const [semicolons, commas] = [row.split(';').length, row.split(',').length];
  return semicolons > 1 && semicolons >= commas ? ';' : ',';
}

/** The text without its cells in quotes, whichever separator is around them: one that is in a cell separates nothing. */
function withoutQuoted(text: string): string {
  let rest = '';
  let from = 0;
  for (let start = text.indexOf('"'); start !== -1; start = text.indexOf('"', start + 1)) {
    const end = `${ANY_SEPARATOR}\r\n`.includes(text.charAt(start - 1)) ? quotedEnd(text, start, ANY_SEPARATOR) : null;
    if (end === null) continue;
    rest += text.slice(from, start);
    from = end;
    start = end - 1;
  }
  return rest + text.slice(from);
}

function* rowsOf(text: string, separator: Separator): Generator<string[], undefined> {
  let row: Cell[] = [];
  for (let at = 0; at <= text.length; at += 1) {
    const { cell, end } = quotedAt(text, at, separator, row) ?? plainAt(text, at, separator);
    row.push({ cell, written: text.slice(at, end) });
    at = end;
    if (text[at] === separator) continue;
    yield row.map(({ cell }) => cell);
    row = [];
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    // The final line end starts no further row.
    if (at + 1 === text.length) return;
  }
}

/** What a cell says, and how it is written: perhaps in quotes. */
type Cell = { cell: string; written: string };

/** Characters; a cell in quotes that is longer is a quote without an end. */
const LONGEST_QUOTED = 5000;

/** Where the cell in quotes that starts here ends; null when there is none, or when something follows its closing quote. */
function quotedEnd(text: string, start: number, separators: string): number | null {
  if (text[start] !== '"') return null;
  let close = text.indexOf('"', start + 1);
  while (close !== -1 && text[close + 1] === '"' && close - start < LONGEST_QUOTED)
    close = text.indexOf('"', close + 2);
  const end = close + 1;
  const ends = close !== -1 && (end === text.length || `${separators}\r\n`.includes(text.charAt(end)));
  return ends && close - start <= LONGEST_QUOTED ? end : null;
}

/** The quoted cell that starts here, after the cells of its row; null when there is none. */
function quotedAt(
  text: string,
  start: number,
  separator: Separator,
  row: Cell[],
): { cell: string; end: number } | null {
  const end = quotedEnd(text, start, separator);
  if (end === null) return null;
  const inside = text.slice(start + 1, end - 1);
  if (separator === '\t' && isRows(row, inside, text.slice(end, end + LONGEST_QUOTED))) return null;
  return { cell: inside.replaceAll('""', '"'), end };
}

/**
 * Whether what is between two quotes is rows of a table rather than one cell of it: some spreadsheets copy a quote as it
 * is, and the next one may be rows below in the same column. Then all lines have as many cells, and an amount in the same
 * place, which is in no quotes: `tableLine` puts the whole row in quotes where a cell of it looks like rows.
 */
function isRows(row: Cell[], inside: string, after: string): boolean {
  if (!/[\r\n]/.test(inside) || !inside.includes('\t')) return false;
  // With all its neighbours in quotes it is a row of `tableLine`, and what looks like an amount may be in another of its cells.
  const isWholeInQuotes = row.length > 0 && row.every(({ written }) => /^".*"$/s.test(written)) && /^\t"/.test(after);
  if (isWholeInQuotes) return false;
  const rest = /^[^\r\n]*/.exec(after)?.[0].split('\t').slice(1) ?? [];
  const lines = inside.split(/\r\n|[\r\n]/).map((line) => line.split('\t'));
  const before = row.map(({ written }) => written);
  const rows = lines.map((cells, at) => [
    ...(at === 0 ? before : []),
    ...cells,
    ...(at === lines.length - 1 ? rest : []),
  ]);
  const [first = []] = rows;
  // Both quotes are in one column.
  const quoted = row.length;
  if (first.length !== quoted + 1 + rest.length) return false;
  return first.some(
    (_, column) =>
      column > 0 &&
      column !== quoted &&
      rows.every((cells) => cells.length === first.length && isAmount(cells[column]?.trim() ?? '')),
  );
}

function isAmount(cell: string): boolean {
  return /\d/.test(cell) && isWrittenAsAmount(cell);
}

function plainAt(text: string, start: number, separator: Separator): { cell: string; end: number } {
  let end = start;
  while (end < text.length && !`${separator}\r\n`.includes(text.charAt(end))) end += 1;
  return { cell: text.slice(start, end), end };
}
