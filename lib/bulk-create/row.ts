import * as v from 'valibot';
import { DraftForm } from '../checkout-form/draftForm';

/**
 * What became of a row. `invalid`, `double` and `taken` were never sent. `waiting` was not sent yet. `creating` was
 * sent, and where nobody sends any more, it was interrupted. `unknown` may exist at Inqud. `leftOut` was called off.
 */
const RowState = v.variant('is', [
  v.object({ is: v.literal('invalid'), why: v.string() }),
  /** The order stands above, in this row. */
  v.object({ is: v.literal('double'), of: v.number() }),
  /** The order has a checkout already; null for one that may have been made. */
  v.object({ is: v.literal('taken'), checkoutId: v.nullable(v.string()) }),
  v.object({ is: v.picklist(['waiting', 'creating', 'leftOut']) }),
  v.object({ is: v.literal('created'), checkoutId: v.string(), url: v.string() }),
  v.object({ is: v.picklist(['refused', 'unknown']), why: v.string() }),
]);
export type RowState = v.InferOutput<typeof RowState>;

const { orderId, type, amount, currency, name, expiry, ownExpiry, returnUrl } = DraftForm.entries;

/** One checkout to make, and how far it is. Sent again as the same attempt, it is made once. */
const BulkRow = v.object({
  /** As the spreadsheet counts them. */
  number: v.number(),
  attemptId: v.string(),
  orderId,
  type,
  amount,
  currency,
  name,
  /** Whether a person wants it though the order has a checkout already. */
  again: v.boolean(),
  /** Set when an earlier try may have made it, and a person has given that one up. */
  discarded: v.exactOptional(v.literal(true)),
  state: RowState,
});
export type BulkRow = v.InferOutput<typeof BulkRow>;

/** What is the same for all rows. */
export const SharedTerms = v.object({ expiry, ownExpiry, returnUrl });

export const BulkRun = v.object({
  accountId: v.string(),
  /** Whether what was pasted had a header, so that what is copied has one in its place. */
  header: v.boolean(),
  terms: SharedTerms,
  rows: v.array(BulkRow),
});
export type BulkRun = v.InferOutput<typeof BulkRun>;

/** How a run goes on in the page that sends, as the others show it. */
export const Going = v.object({
  running: v.boolean(),
  asked: v.array(v.string()),
  restsUntil: v.nullable(v.number()),
});
export type Going = v.InferOutput<typeof Going>;

/** What a person may ask of the page that sends, from another one. */
export const RunCommand = v.picklist(['pause', 'cancel']);
export type RunCommand = v.InferOutput<typeof RunCommand>;

/** The row as the checkout form that it stands for. */
export function formOf({ orderId, type, amount, currency, name }: BulkRow, { terms }: BulkRun): DraftForm {
  return { orderId, type, amount, currency, name, ...terms };
}
