import { isWrittenAsAmount } from '../amounts/amount';
import { plainAmount } from '../amounts/plainAmount';
import type { DraftMistakes } from '../checkout-form/draft';
import { readDraft } from '../checkout-form/draft';
import type { DraftForm } from '../checkout-form/draftForm';
import { EMPTY_FORM } from '../checkout-form/draftForm';
import { numberText } from '../shared/countText';
import { cutWhole } from '../shared/cutText';
import type { PastedCells } from './cells';
import { hasCommas, readCells } from './cells';
import type { Column, Header } from './columns';
import { COLUMNS, headedBy } from './columns';
import type { BulkRow } from './row';

/** Each is a row of the table, and more than a second of somebody's time. */
export const MOST_ROWS = 1000;
/** Characters; so many rows are never that long. */
const LONGEST_PASTE = 1_000_000;

/** What is chosen for all rows; `name` and `currency` are for rows without their own. */
export type Shared = Pick<DraftForm, 'currency' | 'name' | 'expiry' | 'ownExpiry' | 'returnUrl'> & {
  /** `FIXED_OR_ANY`: any amount where the cell is empty. */
  type: DraftForm['type'] | 'FIXED_OR_ANY';
};

/** A row as it would be created; an amount that can be read is a plain decimal. */
export type PastedRow = Omit<BulkRow, 'attemptId' | 'again'>;

export type Pasted = {
  rows: PastedRow[];
  header: boolean;
  /** Headings whose columns are not used. */
  ignored: string[];
  /** The currency that rows without one get in a table where others have their own, and how many those are. */
  assumed: { currency: string; rows: number } | null;
  /** Why nothing of it can be used. */
  mistake: string | null;
};

const NOTHING: Pasted = { rows: [], header: false, ignored: [], assumed: null, mistake: null };
const BY_PLACE: Header = {
  places: Object.fromEntries(COLUMNS.map((column, place) => [column, place])),
  headed: COLUMNS.map(() => true),
  ignored: [],
  currency: null,
  mistake: null,
};

const MORE_THAN_FOUR = 'More than four cells. Put headings above the columns, or leave the others out.';
const NOT_HEADED = 'A cell has no heading above it. Put one there, or leave the cell out. An amount must be one cell.';
/** What clears it where it is none: after a point with two decimals no comma can follow in an amount. */
const restText = (rest: string) =>
  `“${cutWhole(rest, 20)}” may be the rest of the amount. Write the amount in one cell, such as 1250.00.`;

/** Reads what was pasted, row by row. `now` is epoch ms of Inqud's clock. Never throws. */
export function readPasted(text: string, shared: Shared, now: number): Pasted {
  if (text.length > LONGEST_PASTE) return { ...NOTHING, mistake: 'This is too long. Paste fewer rows or columns.' };
  const all = readCells(text);
  const { header, body } = headedBy(all) ?? { header: null, body: all };
  const { ignored, mistake } = header ?? BY_PLACE;
  const found = { ...NOTHING, header: header !== null, ignored };
  if (mistake !== null) return { ...found, mistake };
  if (header && body.length === 0)
    return { ...found, mistake: 'There are only headings. Paste the rows below them too.' };
  if (body.length > MOST_ROWS) {
    return {
      ...found,
      mistake: `Create at most ${numberText(MOST_ROWS)} at once. There are ${numberText(body.length)}.`,
    };
  }
  const mayBeCut = hasCommas(text);
  const rows = body.map((cells) => readRow(cells, { ...(header ?? BY_PLACE), mayBeCut }, shared, now));
  return { ...found, rows: withDoubles(rows), assumed: assumedOf(rows, body, header ?? BY_PLACE) };
}

/** A cell that was merged with those below it, or forgotten, is empty there. */
function assumedOf(rows: PastedRow[], body: PastedCells[], { places }: Header): Pasted['assumed'] {
  const priced = rows.flatMap(({ currency }, at) =>
    currency === '' ? [] : [{ currency, own: body[at]?.cells[places.currency ?? -1] ?? '' }],
  );
  const without = priced.filter(({ own }) => own === '');
  const [first] = without;
  return first && without.length < priced.length ? { currency: first.currency, rows: without.length } : null;
}

/** What is wrong with what is chosen for all rows. */
export function sharedMistakes(shared: Shared, now: number): DraftMistakes {
  const form = { ...EMPTY_FORM, ...shared, type: typeOf(shared, '1'), orderId: 'any', amount: '1' };
  return readDraft(form, now).mistakes ?? {};
}

function readRow(
  { number, cells }: PastedCells,
  header: Header & { mayBeCut: boolean },
  shared: Shared,
  now: number,
): PastedRow {
  const { places, headed, mayBeCut } = header;
  const cell = (column: Column) => cells[places[column] ?? -1] ?? '';
  const typed = cell('amount');
  const type = typeOf(shared, typed);
  const form: DraftForm = {
    ...shared,
    orderId: cell('orderId'),
    type,
    amount: typed,
    currency: (cell('currency') || header.currency || shared.currency).toUpperCase(),
    name: cell('name') || shared.name.trim(),
  };
  const { draft, mistakes = {} } = readDraft(form, now);
  const restAt = (places.amount ?? Number.NaN) + 1;
  const isCut = mayBeCut && isRestOfAmount(cells, header);
  // A cell too many is often the half of an amount with a comma.
  const tooMany = cells.some((each, at) => each !== '' && !headed[at]);
  const wrong = [
    ...(tooMany ? [headed === BY_PLACE.headed ? MORE_THAN_FOUR : NOT_HEADED] : []),
    ...(form.orderId === '' ? ['No order ID.'] : said('Order ID', mistakes.orderId ?? noOrder(form.orderId))),
    ...(type !== 'FIXED_PRICE'
      ? said('', typed === '' ? undefined : `“${cutWhole(typed, 20)}” is an amount, but the chosen type has none.`)
      : typed === ''
        ? ['No amount.']
        : said('', mistakes.amount)),
    ...(isCut && places.currency === restAt ? [] : said('Currency', mistakes.currency)),
    ...said('Name', mistakes.name),
    ...(isCut ? [restText(cells[restAt] ?? '')] : []),
  ];
  return {
    number,
    orderId: form.orderId,
    type,
    amount: draft?.type === 'FIXED_PRICE' ? plainAmount(draft.fixedAmount.amount) : typed,
    currency: type === 'FIXED_PRICE' ? form.currency : '',
    name: form.name,
    state: wrong.length > 0 ? { is: 'invalid', why: wrong.join(' ') } : { is: 'waiting' },
  };
}

/** The 250.00 of 1,250.00, or the 50 of 1250,50: what a comma of an amount made the next cell. */
function isRestOfAmount(cells: string[], { places, headed }: Header): boolean {
  const { amount = Number.NaN, orderId, currency, name } = places;
  const at = amount + 1;
  const [typed = '', rest = ''] = [cells[amount], cells[at]];
  // A cell without a heading is told already.
  if (typed === '' || !headed[at]) return false;
  // What a cell like it could be otherwise: an order number, a name that is a number, or how many were sold.
  const mayBe =
    at === orderId
      ? /^\d{1,3}(?!\d)./
      : at === name || at === currency
        ? /^\d{1,3}(?!\d)/
        : /^\d(?!\d).|^\d{2,3}(?!\d)/;
  const isWord = /\p{L}{3}/u.test(rest) && rest !== rest.toUpperCase();
  return mayBe.test(rest) && !isWord && isWrittenAsAmount(`${typed},${rest}`);
}

/** What a spreadsheet writes where an order ID would stand. */
function noOrder(text: string): string | undefined {
  if (/^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/i.test(text))
    return 'This is an error of the spreadsheet.';
  if (/^\d([.,]\d+)?E\+\d+$/i.test(text)) {
    return 'The spreadsheet shortened the number. Format its column as text there, and paste again.';
  }
  if (/^(grand ?total|sub-?total|total|sum|summe|gesamt|gesamtsumme|zwischensumme)[:.]?$/i.test(text)) {
    return 'This looks like the total of other rows. Leave the row out, or give it the ID of an order.';
  }
  return undefined;
}

function typeOf({ type }: Shared, amount: string): DraftForm['type'] {
  if (type !== 'FIXED_OR_ANY') return type;
  return amount === '' ? 'NO_PRICE' : 'FIXED_PRICE';
}

function said(column: string, mistake: string | undefined): string[] {
  if (mistake === undefined) return [];
  return [column === '' ? mistake : `${column}: ${mistake}`];
}

/** Rows whose order stands above them already, in a row that can be created. */
function withDoubles(rows: PastedRow[]): PastedRow[] {
  const first = new Map<string, number>();
  return rows.map((row) => {
    if (row.state.is !== 'waiting') return row;
    const of = first.get(row.orderId);
    if (of !== undefined) return { ...row, state: { is: 'double', of } };
    first.set(row.orderId, row.number);
    return row;
  });
}
