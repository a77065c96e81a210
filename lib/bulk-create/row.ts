import * as v from 'valibot';
import { DraftForm } from '../checkout-form/draftForm';
import { StoredProblem } from '../inqud/errorShape';
import { RowMistake } from './rowMistake';

/**
 * The state of a row. `invalid`, `double` and `taken` were never sent. `waiting` was not sent yet. `creating` was
 * sent; when no run is active, it was interrupted. `unknown` is an unknown outcome. `leftOut` was cancelled. Earlier
 * releases stored `why` as sentences.
 */
const RowState = v.variant('is', [
  v.object({ is: v.literal('invalid'), why: v.union([v.array(RowMistake), v.string()]) }),
  /** A duplicate of this row above, whose order ID is only `alike` where that is given. */
  v.object({ is: v.literal('double'), of: v.number(), alike: v.exactOptional(v.string()) }),
  /** The order, or one that is `alike`, already has a checkout; null for a create with an unknown outcome. */
  v.object({ is: v.literal('taken'), checkoutId: v.nullable(v.string()), alike: v.exactOptional(v.string()) }),
  v.object({ is: v.picklist(['waiting', 'creating', 'leftOut']) }),
  /** `endsLaterBy`: how much later than wanted its link ends, because the computer's clock was wrong, ms; negative for sooner. */
  v.object({
    is: v.literal('created'),
    checkoutId: v.string(),
    url: v.string(),
    endsLaterBy: v.exactOptional(v.number()),
  }),
  v.object({ is: v.picklist(['refused', 'unknown']), why: v.union([StoredProblem, v.string()]) }),
]);
export type RowState = v.InferOutput<typeof RowState>;

const { orderId, type, amount, currency, name, expiry, ownExpiry, returnUrl } = DraftForm.entries;

/** One checkout to create, and its state. Retried with the same attempt ID, it is created once. */
const BulkRow = v.object({
  /** The row number in the spreadsheet. */
  number: v.number(),
  attemptId: v.string(),
  orderId,
  type,
  amount,
  currency,
  name,
  /** Whether the user wants it even though the order already has a checkout. */
  again: v.boolean(),
  /** Set when an earlier attempt had an unknown outcome, and the user discarded that one. */
  discarded: v.exactOptional(v.literal(true)),
  state: RowState,
});
export type BulkRow = v.InferOutput<typeof BulkRow>;

/** The terms that all rows share. */
export const SharedTerms = v.object({ expiry, ownExpiry, returnUrl });

export const BulkRun = v.object({
  accountId: v.string(),
  /** Whether the pasted table had a header, so that the copied result gets one too. */
  header: v.boolean(),
  terms: SharedTerms,
  rows: v.array(BulkRow),
});
export type BulkRun = v.InferOutput<typeof BulkRun>;

/** The progress of a run in the page that sends, for the other pages. */
export const Going = v.object({
  running: v.boolean(),
  asked: v.array(v.string()),
  restsUntil: v.nullable(v.number()),
});
export type Going = v.InferOutput<typeof Going>;

/** The commands that another page can give to the page that sends. */
export const RunCommand = v.picklist(['pause', 'cancel']);
export type RunCommand = v.InferOutput<typeof RunCommand>;

/** The row as a checkout form. */
export function formOf({ orderId, type, amount, currency, name }: BulkRow, { terms }: BulkRun): DraftForm {
  return { orderId, type, amount, currency, name, ...terms };
}
