import { COLUMN_NAMES, tableOf } from './checkoutCsv';
import type { CopyFormat } from './export';

const BOLD = 1;
const TEXT = 2;
/** A spreadsheet keeps so many digits of a number. */
const EXACT_DIGITS = 15;

/**
 * Checkouts as the XML of a workbook's sheet (ECMA-376, SpreadsheetML). Amounts are numbers in every country, as long as all
 * their digits fit into one; all else is text, which no spreadsheet evaluates, shortens, or takes for a date.
 */
export function sheetFormat(
  accountName: (id: string) => string | null,
  { names, cells, isNumberAt } = tableOf(COLUMN_NAMES),
): CopyFormat {
  let written = 0;
  /** Programs want to know where a cell is, although the standard does not. */
  const rowXml = (cells: readonly string[], xmlOf: (cell: string, column: number) => string) => {
    written += 1;
    const row = written;
    const all = cells.map((cell, at) => (cell === '' ? '' : `<c r="${LETTERS[at]}${row}"${xmlOf(cell, at)}</c>`));
    return `<row r="${row}">${all.join('')}</row>`;
  };
  const cellXml = (cell: string, column: number) =>
    isNumberAt(column) && isExact(cell) ? `><v>${cell}</v>` : textXml(cell, TEXT);
  return {
    head:
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">' +
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
      `<cols><col min="1" max="${names.length}" width="20" customWidth="1"/></cols><sheetData>` +
      rowXml(names, (name) => textXml(name, BOLD)),
    checkouts: async (rows) =>
      rows.map((row) => rowXml(cells(row, accountName(String(row.accountId))), cellXml)).join(''),
    creates: () => '',
    tail: () => '</sheetData></worksheet>',
  };
}

/** A to Z, then AA: as spreadsheets call their columns. */
const LETTERS = COLUMN_NAMES.map((_, at) => (at < 26 ? '' : 'A') + String.fromCharCode(65 + (at % 26)));

function isExact(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text) && text.replace(/^-?[0.]*/, '').replace('.', '').length <= EXACT_DIGITS;
}

function textXml(text: string, style: number): string {
  return ` t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text)}</t></is>`;
}

const NAMES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * XML has no other control characters. Spreadsheets read "_x202E_" in a text as that character (ECMA-376, ST_Xstring): such a
 * text gets a code for its first underscore.
 */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\x20-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replaceAll(/[&<>]/g, (each) => NAMES[each] ?? each);
}
