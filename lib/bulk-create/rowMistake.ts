import * as v from 'valibot';
import { DraftMistake } from '../checkout-form/draftMistake';
import { Artefact } from './artefacts';

const column = v.picklist(['orderId', 'amount', 'currency', 'name']);

/** Why a row cannot be created, as a code that is stored; `rowMistakeText.ts` puts it into words. */
export const RowMistake = v.variant('is', [
  v.object({ is: v.picklist(['more than four cells', 'cell without heading', 'no order ID', 'no amount']) }),
  /** An amount where the chosen type has none. */
  v.object({ is: v.literal('unwanted amount'), text: v.string() }),
  /** A cell that may be the rest of an amount with a comma. */
  v.object({ is: v.literal('rest of the amount'), text: v.string() }),
  v.object({ is: v.literal('artefact'), column, artefact: Artefact }),
  v.object({ is: v.literal('draft'), column, mistake: DraftMistake }),
]);
export type RowMistake = v.InferOutput<typeof RowMistake>;
