import * as v from 'valibot';
import { DraftForm, LENGTHS } from '../draftForm';

/** What of a checkout is the same again and again, under a name. Name and return address may hold placeholders. */
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
  /** The account that it is for; null is the current one. */
  accountId: v.nullable(v.string()),
});
export type Preset = v.InferOutput<typeof Preset>;
