import { isWrittenAsAmount } from '../amounts/amount';
import { plainAmount } from '../amounts/plainAmount';
import type { Mark, Readings } from '../amounts/readings';
import { readingBy, readingsOf } from '../amounts/readings';
import { readDraft } from '../checkout-form/draft';
import type { DraftForm } from '../checkout-form/draftForm';
import { EMPTY_FORM } from '../checkout-form/draftForm';
import type { DraftMistakes } from '../checkout-form/draftMistake';
import { alikeKey } from '../shared/alike';
import { unescapeFormula } from '../shared/csv';
import { cutWhole } from '../shared/cutText';
import { artefactIn, orderArtefact } from './artefacts';
import type { PastedCells } from './cells';
import { hasCommas, readCells } from './cells';
import type { Column } from './column';
import { COLUMNS } from './column';
import type { Header } from './columns';
import { headedBy } from './columns';
import { markOddRows } from './oddRows';
import type { PasteMistake } from './pasteMistake';
import type { BulkRow } from './row';
import type { RowMistake } from './rowMistake';

/** Rows; creating each takes more than a second. */
export const MOST_ROWS = 1000;
/** Characters; the maximum number of rows is never that long. */
const LONGEST_PASTE = 1_000_000;

/** The choices for all rows; `name` and `currency` apply to rows without their own. */
export type Shared = Pick<DraftForm, 'currency' | 'name' | 'expiry' | 'ownExpiry' | 'returnUrl'> & {
  /** `FIXED_OR_ANY`: any amount where the cell is empty. */
  type: DraftForm['type'] | 'FIXED_OR_ANY';
};

/** A row as it would be created; a valid amount is a plain decimal. */
export type PastedRow = Omit<BulkRow, 'attemptId' | 'again'>;

export type Pasted = {
  rows: PastedRow[];
  header: boolean;
  /** Unknown headings, whose columns are ignored. */
  ignored: string[];
  /**
   * The currency assumed for rows without one, in a table where other rows have their own, and how many rows those are.
   */
  assumed: { currency: string; rows: number } | null;
  /** The amounts that can be read in two ways: how many rows have one, and the first of them. Null when there are none. */
  ambiguous: { rows: number; first: { number: number; typed: string; currency: string; readings: Readings } } | null;
  /** Why nothing can be used. */
  mistake: PasteMistake | null;
};

const NOTHING: Pasted = { rows: [], header: false, ignored: [], assumed: null, ambiguous: null, mistake: null };
const BY_POSITION: Header = {
  positions: Object.fromEntries(COLUMNS.map((column, position) => [column, position])),
  headed: COLUMNS.map(() => true),
  ignored: [],
  currency: null,
  mistake: null,
};

/**
 * Parses a pasted table row by row. `now` is epoch ms of Inqud's clock, `decimalMark` what a user has said of amounts that
 * can be read in two ways. Never throws.
 */
export function readPasted(text: string, shared: Shared, now: number, decimalMark: Mark | null = null): Pasted {
  if (text.length > LONGEST_PASTE) return { ...NOTHING, mistake: { is: 'too long' } };
  const all = readCells(text);
  const { header, body } = headedBy(all) ?? { header: null, body: all };
  const { ignored, mistake } = header ?? BY_POSITION;
  const found = { ...NOTHING, header: header !== null, ignored };
  if (mistake !== null) return { ...found, mistake };
  if (header && body.length === 0) return { ...found, mistake: { is: 'only headings' } };
  if (body.length > MOST_ROWS) {
    return { ...found, mistake: { is: 'too many rows', rows: body.length, most: MOST_ROWS } };
  }
  const mayBeCut = hasCommas(text);
  const read = body.map((cells) => readRow(cells, { ...(header ?? BY_POSITION), mayBeCut }, shared, now, decimalMark));
  const rows = read.map(({ row }) => row);
  return {
    ...found,
    rows: markDuplicates(markOddRows(rows)),
    assumed: assumedOf(rows, body, header ?? BY_POSITION),
    ambiguous: ambiguousOf(read),
  };
}

function ambiguousOf(read: ReadRow[]): Pasted['ambiguous'] {
  const all = read.flatMap(({ row: { number, currency }, typed, readings }) =>
    readings ? [{ number, typed, currency, readings }] : [],
  );
  const [first] = all;
  return first ? { rows: all.length, first } : null;
}

/** A merged cell leaves the cells below it empty, and some are simply forgotten. */
function assumedOf(rows: PastedRow[], body: PastedCells[], { positions }: Header): Pasted['assumed'] {
  const priced = rows.flatMap(({ currency }, at) =>
    currency === '' ? [] : [{ currency, own: body[at]?.cells[positions.currency ?? -1] ?? '' }],
  );
  const without = priced.filter(({ own }) => own === '');
  const [first] = without;
  return first && without.length < priced.length ? { currency: first.currency, rows: without.length } : null;
}

/** Validates the choices for all rows. */
export function sharedMistakes(shared: Shared, now: number): DraftMistakes {
  const form = { ...EMPTY_FORM, ...shared, type: typeOf(shared, '1'), orderId: 'any', amount: '1' };
  return readDraft(form, now).mistakes ?? {};
}

/** A row, its amount as pasted, and the readings of that if there are two. */
type ReadRow = { row: PastedRow; typed: string; readings: Readings | null };

function readRow(
  { number, cells }: PastedCells,
  header: Header & { mayBeCut: boolean },
  shared: Shared,
  now: number,
  decimalMark: Mark | null,
): ReadRow {
  const { positions, headed, mayBeCut } = header;
  const cell = (column: Column) => textOf(cells[positions[column] ?? -1] ?? '');
  const typed = cell('amount');
  const type = typeOf(shared, typed);
  const currency = (cell('currency') || header.currency || shared.currency).toUpperCase();
  const readings = type === 'FIXED_PRICE' ? readingsOf(typed, currency) : null;
  const form: DraftForm = {
    ...shared,
    orderId: cell('orderId'),
    type,
    amount: readings && decimalMark ? readingBy(decimalMark, readings) : typed,
    currency,
    name: cell('name') || shared.name.trim(),
  };
  const { draft, mistakes = {} } = readDraft(form, now);
  const restAt = (positions.amount ?? Number.NaN) + 1;
  const isCut = mayBeCut && isRestOfAmount(cells, header);
  // An extra cell is often the second half of an amount with a comma.
  const tooMany = cells.some((each, at) => each !== '' && !headed[at]);
  const wrongIn = (column: Column, artefact = artefactIn(cell(column))): RowMistake[] => {
    if (artefact) return [{ is: 'artefact', column, artefact }];
    const mistake = mistakes[column];
    return mistake ? [{ is: 'draft', column, mistake }] : [];
  };
  const wrong: RowMistake[] = [];
  if (tooMany) wrong.push({ is: headed === BY_POSITION.headed ? 'more than four cells' : 'cell without heading' });
  if (form.orderId === '') wrong.push({ is: 'no order ID' });
  else wrong.push(...wrongIn('orderId', orderArtefact(form.orderId)));
  if (type === 'FIXED_PRICE') wrong.push(...(typed === '' ? [{ is: 'no amount' } as const] : wrongIn('amount')));
  else if (typed !== '') wrong.push({ is: 'unwanted amount', text: cutWhole(typed, 20) });
  if (!isCut || positions.currency !== restAt) wrong.push(...wrongIn('currency'));
  wrong.push(...wrongIn('name'));
  if (isCut) wrong.push({ is: 'rest of the amount', text: cutWhole(cells[restAt] ?? '', 20) });
  const row: PastedRow = {
    number,
    orderId: form.orderId,
    type,
    amount: draft?.type === 'FIXED_PRICE' ? plainAmount(draft.fixedAmount.amount) : typed,
    currency: type === 'FIXED_PRICE' ? form.currency : '',
    name: form.name,
    state: wrong.length > 0 ? { is: 'invalid', why: wrong } : { is: 'waiting' },
  };
  return { row, typed, readings };
}

/** Programs write `="00123"` for a spreadsheet to keep the zeros: a formula that is a text. Ours has an apostrophe before it. */
function textOf(cell: string): string {
  const text = /^="((?:[^"]|"")*)"$/.exec(cell)?.[1];
  return text === undefined ? unescapeFormula(cell) : text.replaceAll('""', '"').trim();
}

/**
 * Whether the next cell is the rest of an amount that a comma has split: the 250.00 of 1,250.00, or the 50 of 1250,50.
 */
function isRestOfAmount(cells: string[], { positions, headed }: Header): boolean {
  const { amount = Number.NaN, orderId, currency, name } = positions;
  const at = amount + 1;
  const [typed = '', rest = ''] = [cells[amount], cells[at]];
  // A cell without a heading is reported already.
  if (typed === '' || !headed[at]) return false;
  // Otherwise it could be an order number, a name that is a number, or a quantity.
  const mayBe =
    at === orderId
      ? /^\d{1,3}(?!\d)./
      : at === name || at === currency
        ? /^\d{1,3}(?!\d)/
        : /^\d(?!\d).|^\d{2,3}(?!\d)/;
  const isWord = /\p{L}{3}/u.test(rest) && rest !== rest.toUpperCase();
  return mayBe.test(rest) && !isWord && isWrittenAsAmount(`${typed},${rest}`);
}

function typeOf({ type }: Shared, amount: string): DraftForm['type'] {
  if (type !== 'FIXED_OR_ANY') return type;
  return amount === '' ? 'NO_PRICE' : 'FIXED_PRICE';
}

/** Marks rows whose order is already in a valid row above, or that a person could take for one of those. */
function markDuplicates(rows: PastedRow[]): PastedRow[] {
  const first = new Map<string, { number: number; orderId: string }>();
  const alike = new Map<string, { number: number; orderId: string }>();
  return rows.map((row) => {
    if (row.state.is !== 'waiting') return row;
    const { number, orderId } = row;
    const key = alikeKey(orderId);
    const of = first.get(orderId) ?? alike.get(key);
    if (of?.orderId === orderId) return { ...row, state: { is: 'double', of: of.number } };
    if (of) return { ...row, state: { is: 'double', of: of.number, alike: of.orderId } };
    first.set(orderId, { number, orderId });
    alike.set(key, { number, orderId });
    return row;
  });
}
