/** The rows of a pasted table, cell by cell, each with its number as a spreadsheet counts them. Blank rows are left out. */
export type PastedCells = { number: number; cells: string[] };

/**
 * Reads what a spreadsheet puts into the clipboard (cells apart by tabs) or CSV (by semicolons or commas). A cell in
 * quotes may hold what else ends it; a quote that is not closed stands for itself. Reads any text, and never throws.
 */
export function readCells(text: string): PastedCells[] {
  const whole = plainText(text);
  const rows = rowsOf(whole, separatorOf(text));
  return rows
    .map((cells, at) => ({ number: at + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** Whether commas stand between the cells, so that one in an amount does too. */
export function hasCommas(text: string): boolean {
  return separatorOf(text) === ',';
}

type Separator = '\t' | ';' | ',';

/** The line by which Excel is told what stands between the cells. */
const SEPARATED = /^\ufeff?sep=([;,\t])\r?\n/i;

function plainText(text: string): string {
  return text.replace(SEPARATED, '').replace(/^\ufeff/, '');
}

/** A tab anywhere is a spreadsheet's. In CSV with decimal commas, semicolons stand between the cells. */
function separatorOf(text: string): Separator {
  const told = SEPARATED.exec(text)?.[1];
  if (told === ';' || told === ',' || told === '\t') return told;
  const whole = plainText(text);
  if (rowsOf(whole, '\t').some(({ length }) => length > 1)) return '\t';
  // Above a table may stand a title, which is one cell. What stands in a name further below says nothing.
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
    // After the last line's end there is no further row.
    if (at + 1 === text.length) break;
  }
  return rows;
}

/** The cell in quotes that begins here; null when none does, or when something follows its last quote. */
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
