import * as v from 'valibot';
import { DraftForm, LENGTHS } from '../draftForm';

/** Characters of a preset's name. */
export const LONGEST_LABEL = 40;

/** Reusable values of the checkout form, under a name. Name and return address may contain placeholders. */
const { type, amount, currency, name, returnUrl } = DraftForm.entries;
export const Preset = v.object({
  id: v.string(),
  label: v.string(),
  type,
  /** Empty when it is typed each time. */
  amount,
  currency,
  name,
  expiry: v.picklist(LENGTHS),
  returnUrl,
  /** The account to use; null for the current one. */
  accountId: v.nullable(v.string()),
});
export type Preset = v.InferOutput<typeof Preset>;
