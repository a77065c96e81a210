import * as v from 'valibot';
import { Follows } from '../checkouts/follows';
import type { Setting } from '../storage/settings';
import { readSetting, writePageSetting } from '../storage/settings';
import { DraftForm } from './draftForm';
import { Reckoning } from './remainder';

/**
 * The checkout form as typed, so that closing the popup loses nothing, with its attempt ID, so that opening it again
 * sends nothing twice, and the account that it was sent for. `from` is set when it was prefilled from another checkout, with
 * how, which earlier releases stored in words; `handed` while a claimed handoff is unchanged. Gone when the browser closes.
 */
const Unsent = v.object({
  attemptId: v.string(),
  accountId: v.optional(v.string()),
  form: DraftForm,
  from: v.exactOptional(v.object({ follows: Follows, remark: v.union([Reckoning, v.string()]) })),
  handed: v.exactOptional(v.literal(true)),
});
export type Unsent = v.InferOutput<typeof Unsent>;
export const unsent: Setting<Unsent, 'page'> = { key: 'unsent', area: 'session', schema: Unsent, writer: 'page' };

/** The last used values, which are often the same for the next checkout. */
const { type, currency, expiry, returnUrl } = DraftForm.entries;
const FormDefaults = v.object({ type, currency, expiry, returnUrl });
export type FormDefaults = v.InferOutput<typeof FormDefaults>;
export const formDefaults: Setting<FormDefaults, 'command'> = {
  key: 'usual',
  area: 'local',
  schema: FormDefaults,
  writer: 'command',
};

/** Half-typed forms that a handoff has replaced, the last one first. Gone when the browser closes. */
export const queuedForms: Setting<Unsent[], 'page'> = {
  key: 'putAside',
  area: 'session',
  schema: v.array(Unsent),
  writer: 'page',
};

/** The user's name for payers: `{agent}`. */
export const agentName: Setting<string, 'command'> = {
  key: 'agentName',
  area: 'local',
  schema: v.string(),
  writer: 'command',
};

/** Deletes the unsent form once its attempt has an outcome. */
export async function forgetUnsent(attemptId: string): Promise<void> {
  if ((await readSetting(unsent))?.attemptId === attemptId) await writePageSetting(unsent, null);
}
