/** The byte order mark, which makes Excel read a file as UTF-8. */
export const BOM = '\ufeff';

/** One line of CSV (RFC 4180). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(escapeFormula(cell))).join(',')}\r\n`;
}

/** One line of a table as spreadsheets paste it: tab-separated, quoted as in CSV where needed. */
export function tableLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(escapeFormula(cell))).join('\t')}\n`;
}

/** Matches a cell that a spreadsheet would evaluate as a formula, and one that looks like an escaped formula. */
const FORMULA = /^'*(?:[\t\r\n]|[\s\0]*[=+\-@＝＋－＠])/;
const NEGATIVE = /^-\d+(?:\.\d+)?$/;

/**
 * Prefixes a cell with an apostrophe when a spreadsheet would evaluate it as a formula. A negative number stays a
 * number. It can be undone: removing the first apostrophe of a cell that matches `FORMULA` restores the original.
 */
function escapeFormula(cell: string): string {
  return FORMULA.test(cell) && !NEGATIVE.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before `escapeFormula`. */
export function unescapeFormula(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

function quoted(cell: string): string {
  return /[",\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
