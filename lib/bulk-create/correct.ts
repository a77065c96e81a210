import { readAmount } from '../amounts/amount';
import type { DraftMistakes } from '../checkout-form/draft';
import { readDraft } from '../checkout-form/draft';
import type { BulkRow, BulkRun } from './row';
import { formOf } from './row';

/** What a person can write anew in a row. */
export type RowCells = Pick<BulkRow, 'orderId' | 'amount' | 'currency' | 'name'>;

/**
 * Whether a row may get other words: only one that certainly made nothing. What may exist is sent again as it was, as the
 * same attempt; written anew, it could be there twice.
 */
export function isCorrectable({ state, discarded }: Pick<BulkRow, 'state' | 'discarded'>): boolean {
  return state.is === 'invalid' || state.is === 'double' || (['refused', 'taken'].includes(state.is) && !discarded);
}

/** What would be wrong with the row if it said this, by its cells; what is the same for all rows is not judged here. */
export function mistakesOf(row: BulkRow, cells: RowCells, run: BulkRun, now: number): DraftMistakes {
  const { mistakes } = readDraft(formOf({ ...row, ...cells }, run), now);
  const { orderId, amount, currency, name } = mistakes ?? {};
  const found = Object.entries({ orderId, amount, currency, name });
  return Object.fromEntries(found.filter(([, mistake]) => mistake !== undefined));
}

/**
 * The row with what a person wrote anew, waiting to be sent. It is another attempt, because an attempt stands for one
 * content: sent as the old one, it could be answered with what became of that.
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
    // Another one was wanted of that order, not of any.
    again: row.again && orderId === row.orderId,
    state: { is: 'waiting' },
  };
}
