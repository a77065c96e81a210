import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { DraftForm } from './draft';

/** Every stored preference: its key, where it is kept, and its shape. What cannot be read counts as not set. */
type Setting<T> = { key: string; area: 'local' | 'session'; schema: v.GenericSchema<unknown, T> };

/**
 * The checkout form as typed, so that closing the popup loses nothing, with the attempt that it will be sent as, so
 * that opening it again sends nothing twice. Gone when the browser closes.
 */
const Unsent = v.object({ attemptId: v.string(), form: DraftForm });
export type Unsent = v.InferOutput<typeof Unsent>;
export const unsent: Setting<Unsent> = { key: 'unsent', area: 'session', schema: Unsent };

/** What is usually the same from one checkout to the next. */
const Usual = v.pick(DraftForm, ['type', 'currency', 'expiry', 'returnUrl']);
type Usual = v.InferOutput<typeof Usual>;
export const usual: Setting<Usual> = { key: 'usual', area: 'local', schema: Usual };

export async function readSetting<T>({ key, area, schema }: Setting<T>): Promise<T | null> {
  const { [key]: value } = await browser.storage[area].get(key);
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : null;
}

export async function writeSetting<T>({ key, area }: Setting<T>, value: T | null): Promise<void> {
  if (value === null) await browser.storage[area].remove(key);
  else await browser.storage[area].set({ [key]: value });
}

/** Forgets the form as typed, once its attempt has an outcome. */
export async function forgetUnsent(attemptId: string): Promise<void> {
  if ((await readSetting(unsent))?.attemptId === attemptId) await writeSetting(unsent, null);
}
