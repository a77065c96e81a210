import { currencyOf } from '../amounts/currencyMark';
import { cutWhole } from '../shared/cutText';
import type { PastedCells } from './cells';

/** What a row can say, in the order in which it is read when no header says otherwise. */
export const COLUMNS = ['orderId', 'amount', 'currency', 'name'] as const;
export type Column = (typeof COLUMNS)[number];
export const COLUMN_NAMES: Record<Column, string> = {
  orderId: 'Order ID',
  amount: 'Amount',
  currency: 'Currency',
  name: 'Name',
};

/** How spreadsheets head these columns; letters and digits only. */
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

/** Where each column is; which places are headed; headings that mean nothing here; or why it cannot be told. */
export type Header = {
  places: Partial<Record<Column, number>>;
  headed: boolean[];
  ignored: string[];
  /** What the amount's heading says of rows without a currency of their own: the EUR of "Amount (EUR)". */
  currency: string | null;
  mistake: string | null;
};

/** A title or two may stand above the headings. */
const MOST_TITLES = 3;

/** The header of a table and the rows below it; null when it has none. */
export function headedBy(rows: PastedCells[]): { header: Header; body: PastedCells[] } | null {
  const titles = rows.findIndex(({ cells }) => filledOf(cells).length > 1);
  const at = rows[0] && headerOf(rows[0]) ? 0 : Math.min(MOST_TITLES, Math.max(0, titles));
  const row = rows[at];
  const header = row && (headerOf(row) ?? (at === 0 ? unknownHeader(row) : null));
  return header ? { header, body: rows.slice(at + 1) } : null;
}

const filledOf = (cells: string[]) => cells.filter((cell) => cell !== '');

/** Words where an order and its amount would stand: headings, though not known here. Their rows are not to be read by place. */
function unknownHeader({ cells }: PastedCells): Header | null {
  const filled = filledOf(cells);
  if (!cells[1] || filled.length < 2 || filled.some((cell) => /\d/.test(cell))) return null;
  const named = filled.map((cell) => `“${cutWhole(cell, 20)}”`).join(', ');
  const mistake = `The first row has headings that are not known here: ${named}. Head the columns “Order ID” and “Amount”, or leave the headings out.`;
  return { places: {}, headed: [], ignored: [], currency: null, mistake };
}

/** Reads a row as a header: at least two of its cells, or its only one, say what stands below. Null when it is none. */
function headerOf({ cells }: PastedCells): Header | null {
  const meant = cells.map(columnOf);
  const known = meant.filter((column) => column !== null);
  const filled = filledOf(cells);
  if (known.length === 0 || (known.length < 2 && filled.length > 1)) return null;
  // An order may be called "Total", but then it stands beside an amount.
  if (cells.some((cell) => /\d/.test(cell) && /^[\d\s.,'’\p{Sc}]+$/u.test(cell))) return null;
  const amountHeading = cells[meant.indexOf('amount')] ?? '';
  const unit = unitOf(amountHeading);
  const twice = COLUMNS.find((column) => known.indexOf(column) !== known.lastIndexOf(column));
  const places = Object.fromEntries(
    COLUMNS.flatMap((column) => (meant.includes(column) ? [[column, meant.indexOf(column)]] : [])),
  );
  return {
    places,
    headed: cells.map((cell) => cell !== ''),
    ignored: cells.filter((cell, at) => cell !== '' && meant[at] === null),
    currency: unit ?? null,
    mistake: twice
      ? `Two columns are headed as the ${COLUMN_NAMES[twice].toLowerCase()}: ${cells
          .filter((_, at) => meant[at] === twice)
          .map((cell) => `“${cell}”`)
          .join(' and ')}. Leave one of them.`
      : unit === undefined
        ? `“${cutWhole(amountHeading, 20)}” does not say which currency. Write its code, such as “Amount (USD)”.`
        : meant.includes('orderId')
          ? null
          : 'No column is headed “Order ID”. Head one so, or leave the header out.',
  };
}

/** What an amount's heading may say in brackets that is no currency. */
const NO_UNIT = /^(net|gross|((incl|excl|inc|ex)\.? ?)?(vat|tax))$/i;

/** The currency that a heading has in brackets; null when it has none, undefined when it cannot be told. A dollar's sign is of many. */
function unitOf(heading: string): string | null | undefined {
  const unit = /[([](.*?)[)\]]/.exec(heading)?.[1]?.trim() ?? '';
  // Some islands have a pound of their own, but nobody heads its column so.
  if (unit === '£') return 'GBP';
  if (unit === '' || NO_UNIT.test(unit)) return /\p{Sc}/u.test(heading) ? undefined : null;
  return /^[A-Za-z][A-Za-z0-9]{2,9}$/.test(unit) ? unit.toUpperCase() : (currencyOf(unit) ?? undefined);
}

function columnOf(cell: string): Column | null {
  // "Amount (USD)"
  const word = cell.toLowerCase().replaceAll(/\(.*?\)|\[.*?\]|[^\p{L}\p{N}]/gu, '');
  return COLUMNS.find((column) => HEADINGS[column].includes(word)) ?? null;
}
