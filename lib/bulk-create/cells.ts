/** A row of a pasted table, with its number as in a spreadsheet. Blank rows are skipped. */
export type PastedCells = { number: number; cells: string[] };

/**
 * Parses a spreadsheet's clipboard text (tab-separated) or CSV (separated by semicolons or commas). A quoted cell may
 * contain separators and line breaks; an unclosed quote is literal. Accepts any text, and never throws.
 */
export function readCells(text: string): PastedCells[] {
  const whole = plainText(text);
  const rows = rowsOf(whole, separatorOf(text));
  return rows
    .map((cells, at) => ({ number: at + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** Whether the separator is a comma, so that a comma in an amount splits it. */
export function hasCommas(text: string): boolean {
  return separatorOf(text) === ',';
}

type Separator = '\t' | ';' | ',';

/** The line that tells Excel the separator. */
const SEPARATED = /^\ufeff?sep=([;,\t])\r?\n/i;

function plainText(text: string): string {
  return text.replace(SEPARATED, '').replace(/^\ufeff/, '');
}

/** Any tab means a spreadsheet. CSV with decimal commas has semicolons as separators. */
function separatorOf(text: string): Separator {
  const declared = SEPARATED.exec(text)?.[1];
  if (declared === ';' || declared === ',' || declared === '\t') return declared;
  const whole = plainText(text);
  if (rowsOf(whole, '\t').some(({ length }) => length > 1)) return '\t';
  // A table may start with a title, which is one cell; the first row with several cells decides. Separators in later
  // names do not.
  const [semicolons, commas] = [rowsOf(whole, ';'), rowsOf(whole, ',')];
  const cellsAt = (rows: string[][], at: number) => rows[at]?.length ?? 0;
  const first = semicolons.findIndex((_, at) => Math.max(cellsAt(semicolons, at), cellsAt(commas, at)) > 1);
  return cellsAt(semicolons, first) > 1 && cellsAt(semicolons, first) >= cellsAt(commas, first) ? ';' : ',';
}

function rowsOf(text: string, separator: Separator): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at <= text.length; at += 1) {
    const { cell, end } = quotedAt(text, at, separator) ?? plainAt(text, at, separator);
    row.push(cell);
    at = end;
    if (text[at] === separator) continue;
    rows.push(row);
    row = [];
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    // The final line end starts no further row.
    if (at + 1 === text.length) break;
  }
  return rows;
}

/** The quoted cell that starts here; null when there is none, or when something follows its closing quote. */
function quotedAt(text: string, start: number, separator: Separator): { cell: string; end: number } | null {
  if (text[start] !== '"') return null;
  let close = text.indexOf('"', start + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  const end = close + 1;
  const ends = close !== -1 && (end === text.length || `${separator}\r\n`.includes(text.charAt(end)));
  return ends ? { cell: text.slice(start + 1, close).replaceAll('""', '"'), end } : null;
}

function plainAt(text: string, start: number, separator: Separator): { cell: string; end: number } {
  let end = start;
  while (end < text.length && !`${separator}\r\n`.includes(text.charAt(end))) end += 1;
  return { cell: text.slice(start, end), end };
}
