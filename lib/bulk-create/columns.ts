import { currencyOf } from '../amounts/currencyMark';
import { cutWhole } from '../shared/cutText';
import type { PastedCells } from './cells';
import type { Column } from './column';
import { COLUMNS } from './column';
import type { PasteMistake } from './pasteMistake';

/** The usual headings of these columns, reduced to letters and digits. */
const HEADINGS: Record<Column, string[]> = {
  orderId: [
    'order',
    'orderid',
    'orderno',
    'ordernr',
    'ordernumber',
    'clientorderid',
    'invoice',
    'invoiceid',
    'invoiceno',
    'invoicenr',
    'invoicenumber',
    'orderref',
    'orderreference',
    'reference',
    'ref',
    'id',
  ],
  amount: ['amount', 'amountdue', 'ordertotal', 'sum', 'total', 'totalamount', 'totaldue', 'price', 'value'],
  currency: ['currency', 'currencycode', 'ccy', 'cur'],
  name: ['name', 'title', 'description', 'product', 'item'],
};

/** The position of each column, which positions have a heading, unknown headings, and why the header cannot be used. */
export type Header = {
  positions: Partial<Record<Column, number>>;
  headed: boolean[];
  ignored: string[];
  /** The currency in the amount's heading, for rows without their own: the EUR of "Amount (EUR)". */
  currency: string | null;
  mistake: PasteMistake | null;
};

/** Characters; a cell that is longer is no heading of these. */
const LONGEST_HEADING = 100;

/** A few title rows may precede the headings. */
const MOST_TITLES = 3;

/** The header of a table and the rows below it; null when it has no header. */
export function headedBy(rows: PastedCells[]): { header: Header; body: PastedCells[] } | null {
  const titles = rows.findIndex(({ cells }) => filledOf(cells).length > 1);
  const at = rows[0] && headerOf(rows[0]) ? 0 : Math.min(MOST_TITLES, Math.max(0, titles));
  const row = rows[at];
  const header = row && (headerOf(row) ?? (at === 0 ? unknownHeader(row) : null));
  return header ? { header, body: rows.slice(at + 1) } : null;
}

const filledOf = (cells: string[]) => cells.filter((cell) => cell !== '');

/**
 * A first row of words without any digit is a header with unknown headings: the rows below must not be read by
 * position.
 */
function unknownHeader({ cells }: PastedCells): Header | null {
  const filled = filledOf(cells);
  if (!cells[1] || filled.length < 2 || filled.some((cell) => /\d/.test(cell))) return null;
  const headings = filled.map((cell) => cutWhole(cell, 20));
  const mistake: PasteMistake = { is: 'unknown headings', headings };
  return { positions: {}, headed: [], ignored: [], currency: null, mistake };
}

/**
 * Parses a row as a header: at least two of its cells, or its only one, are known headings. Null when it is not a
 * header.
 */
function headerOf({ cells }: PastedCells): Header | null {
  const meant = cells.map(columnOf);
  const known = meant.filter((column) => column !== null);
  const filled = filledOf(cells);
  if (known.length === 0 || (known.length < 2 && filled.length > 1)) return null;
  // An order may be named "Total", but then an amount is beside it.
  if (cells.some((cell) => /\d/.test(cell) && /^[\d\s.,'’\p{Sc}]+$/u.test(cell))) return null;
  const amountHeading = cells[meant.indexOf('amount')] ?? '';
  const unit = unitOf(amountHeading);
  const twice = COLUMNS.find((column) => known.indexOf(column) !== known.lastIndexOf(column));
  const positions = Object.fromEntries(
    COLUMNS.flatMap((column) => (meant.includes(column) ? [[column, meant.indexOf(column)]] : [])),
  );
  return {
    positions,
    headed: cells.map((cell) => cell !== ''),
    ignored: cells.filter((cell, at) => cell !== '' && meant[at] === null),
    currency: unit ?? null,
    mistake: twice
      ? { is: 'column twice', column: twice, headings: cells.filter((_, at) => meant[at] === twice) }
      : unit === undefined
        ? { is: 'unknown currency', heading: cutWhole(amountHeading, 20) }
        : meant.includes('orderId')
          ? null
          : { is: 'no order ID' },
  };
}

/** Text in brackets of an amount's heading that is not a currency. */
const NO_UNIT = /^(net|gross|((incl|excl|inc|ex)\.? ?)?(vat|tax))$/i;

/**
 * The currency in brackets of a heading; null when there is none, undefined when it is ambiguous, such as a dollar
 * sign.
 */
function unitOf(heading: string): string | null | undefined {
  const unit = /[([](.*?)[)\]]/.exec(heading.slice(0, LONGEST_HEADING))?.[1]?.trim() ?? '';
  // Some islands have their own pound, but nobody uses it as a column heading.
  if (unit === '£') return 'GBP';
  if (unit === '' || NO_UNIT.test(unit)) return /\p{Sc}/u.test(heading) ? undefined : null;
  return /^[A-Za-z][A-Za-z0-9]{2,9}$/.test(unit) ? unit.toUpperCase() : (currencyOf(unit) ?? undefined);
}

function columnOf(cell: string): Column | null {
  if (cell.length > LONGEST_HEADING) return null;
  // "Amount (USD)"
  const word = cell.toLowerCase().replaceAll(/\(.*?\)|\[.*?\]|[^\p{L}\p{N}]/gu, '');
  return COLUMNS.find((column) => HEADINGS[column].includes(word)) ?? null;
}
