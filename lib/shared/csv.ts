/** What a file begins with so that Excel reads it as UTF-8. */
export const BOM = '\ufeff';

/** One line of CSV (RFC 4180). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(defused(cell))).join(',')}\r\n`;
}

/** One line of a table as spreadsheets paste it: cells apart by tabs, in quotes like those of CSV where they need them. */
export function tableLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(defused(cell))).join('\t')}\n`;
}

/** What a spreadsheet would run, or read past to something that it runs; and what looks like such a cell, defused. */
const RUNS = /^'*(?:[\t\r\n]|[\s\0]*[=+\-@＝＋－＠])/;
const NEGATIVE = /^-\d+(?:\.\d+)?$/;

/**
 * The cell with an apostrophe in front when a spreadsheet would run it as a formula. A negative number stays a number.
 * Nothing is lost: without its first apostrophe, a cell that `RUNS` is again what it was.
 */
function defused(cell: string): string {
  return RUNS.test(cell) && !NEGATIVE.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[",\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
