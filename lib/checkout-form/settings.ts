import * as v from 'valibot';
import { Follows } from '../checkouts/follows';
import type { Setting } from '../storage/settings';
import { readSetting, writeSetting } from '../storage/settings';
import { DraftForm } from './draftForm';

/**
 * The checkout form as typed, so that closing the popup loses nothing, with the attempt that it will be sent as, so
 * that opening it again sends nothing twice, and the account that it was sent for. One that was filled in from another
 * checkout knows which, and in words how. One that was handed over and that nobody has touched since says so. Gone when the
 * browser closes.
 */
const Unsent = v.object({
  attemptId: v.string(),
  accountId: v.optional(v.string()),
  form: DraftForm,
  from: v.exactOptional(v.object({ follows: Follows, remark: v.string() })),
  handed: v.exactOptional(v.literal(true)),
});
export type Unsent = v.InferOutput<typeof Unsent>;
export const unsent: Setting<Unsent> = { key: 'unsent', area: 'session', schema: Unsent };

/** What is usually the same from one checkout to the next. */
const { type, currency, expiry, returnUrl } = DraftForm.entries;
const FormDefaults = v.object({ type, currency, expiry, returnUrl });
type FormDefaults = v.InferOutput<typeof FormDefaults>;
export const formDefaults: Setting<FormDefaults> = { key: 'usual', area: 'local', schema: FormDefaults };

/** Forms that gave way to an order that was handed over, half typed: the last one first. Gone when the browser closes. */
export const queuedForms: Setting<Unsent[]> = { key: 'putAside', area: 'session', schema: v.array(Unsent) };

/** How the person at this browser is called towards payers: `{agent}`. */
export const agentName: Setting<string> = { key: 'agentName', area: 'local', schema: v.string() };

/** Forgets the form as typed, once its attempt has an outcome. */
export async function forgetUnsent(attemptId: string): Promise<void> {
  if ((await readSetting(unsent))?.attemptId === attemptId) await writeSetting(unsent, null);
}
