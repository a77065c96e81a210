import { readAmount } from '../amounts/amount';
import { readDraft } from '../checkout-form/draft';
import type { DraftMistakes } from '../checkout-form/draftMistake';
import type { BulkRow, BulkRun } from './row';
import { formOf } from './row';

/** The cells of a row that the user can correct. */
export type RowCells = Pick<BulkRow, 'orderId' | 'amount' | 'currency' | 'name'>;

/**
 * Whether a row may be corrected: only one that certainly created nothing. One with an unknown outcome is retried
 * unchanged as the same attempt; corrected, it could be created twice.
 */
export function isCorrectable({ state, discarded }: Pick<BulkRow, 'state' | 'discarded'>): boolean {
  return state.is === 'invalid' || state.is === 'double' || (['refused', 'taken'].includes(state.is) && !discarded);
}

/** Validates a row with these cells; the shared terms are not validated here. */
export function mistakesOf(row: BulkRow, cells: RowCells, run: BulkRun, now: number): DraftMistakes {
  const { mistakes } = readDraft(formOf({ ...row, ...cells }, run), now);
  const { orderId, amount, currency, name } = mistakes ?? {};
  const found = Object.entries({ orderId, amount, currency, name });
  return Object.fromEntries(found.filter(([, mistake]) => mistake !== undefined));
}

/**
 * The row with the corrected cells, waiting to be sent. It gets a new attempt ID, because an attempt stands for one
 * content: under the old ID it could get the old one's outcome.
 */
export function corrected(row: BulkRow, cells: RowCells, attemptId: string): BulkRow {
  const orderId = cells.orderId.trim();
  const currency = cells.currency.trim().toUpperCase();
  const read = readAmount(cells.amount, currency);
  const hasAmount = row.type === 'FIXED_PRICE';
  return {
    ...row,
    attemptId,
    orderId,
    amount: hasAmount && 'amount' in read ? read.amount : '',
    currency: hasAmount ? currency : '',
    name: cells.name.trim(),
    // The user allowed a second checkout for that order only.
    again: row.again && orderId === row.orderId,
    state: { is: 'waiting' },
  };
}
