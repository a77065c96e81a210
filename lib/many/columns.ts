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
    'invoiceno',
    'invoicenumber',
    'reference',
    'ref',
    'id',
  ],
  amount: ['amount', 'sum', 'total', 'price', 'value'],
  currency: ['currency', 'currencycode', 'ccy', 'cur'],
  name: ['name', 'title', 'description', 'product', 'item'],
};

/** Where each column is; which places are headed; headings that mean nothing here; or why it cannot be told. */
export type Header = {
  places: Partial<Record<Column, number>>;
  headed: boolean[];
  ignored: string[];
  mistake: string | null;
};

/** Reads a row as a header: at least two of its cells, or its only one, say what stands below. Null when it is none. */
export function headerOf({ cells }: PastedCells): Header | null {
  const meant = cells.map(columnOf);
  const known = meant.filter((column) => column !== null);
  const filled = cells.filter((cell) => cell !== '');
  if (known.length === 0 || (known.length < 2 && filled.length > 1)) return null;
  // An order may be called "Total", but then it stands beside an amount.
  if (cells.some((cell) => /\d/.test(cell) && /^[\d\s.,'’\p{Sc}]+$/u.test(cell))) return null;
  const twice = COLUMNS.find((column) => known.indexOf(column) !== known.lastIndexOf(column));
  const places = Object.fromEntries(
    COLUMNS.flatMap((column) => (meant.includes(column) ? [[column, meant.indexOf(column)]] : [])),
  );
  return {
    places,
    headed: cells.map((cell) => cell !== ''),
    ignored: cells.filter((cell, at) => cell !== '' && meant[at] === null),
    mistake: twice
      ? `Two columns are headed as the ${COLUMN_NAMES[twice].toLowerCase()}: ${cells
          .filter((_, at) => meant[at] === twice)
          .map((cell) => `“${cell}”`)
          .join(' and ')}. Leave one of them.`
      : meant.includes('orderId')
        ? null
        : 'No column is headed “Order ID”. Head one so, or leave the header out.',
  };
}

function columnOf(cell: string): Column | null {
  const word = cell.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return COLUMNS.find((column) => HEADINGS[column].includes(word)) ?? null;
}
