import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { DraftForm } from '../checkout-form/draftForm';
import { Preset } from '../checkout-form/presets/preset';
import { Follows } from '../checkouts/follows';

/** Every stored preference, here and in `deskSettings.ts`: its key, where it is kept, and its shape. What cannot be read counts as not set. */
export type Setting<T> = { key: string; area: 'local' | 'session'; schema: v.GenericSchema<unknown, T> };

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
const Usual = v.object({ type, currency, expiry, returnUrl });
type Usual = v.InferOutput<typeof Usual>;
export const usual: Setting<Usual> = { key: 'usual', area: 'local', schema: Usual };

/** Forms that gave way to an order that was handed over, half typed: the last one first. Gone when the browser closes. */
export const putAside: Setting<Unsent[]> = { key: 'putAside', area: 'session', schema: v.array(Unsent) };

/** What the form can be filled in with, in the order of their keys. */
export const presets: Setting<Preset[]> = { key: 'presets', area: 'local', schema: v.array(Preset) };

/** The ID of the preset that a new form starts with; one that is not there counts as none. */
export const defaultPreset: Setting<string> = { key: 'defaultPreset', area: 'local', schema: v.string() };

/** Whether one letter, digit or sign alone is a key (WCAG 2.1.4); they are until somebody says no. */
export const letterKeys: Setting<boolean> = { key: 'letterKeys', area: 'local', schema: v.boolean() };

/** How the person at this browser is called towards payers: `{agent}`. */
export const agentName: Setting<string> = { key: 'agentName', area: 'local', schema: v.string() };

/** An order that was given to the form from outside: from the menu of a page, by a key, from the address bar. */
const Handed = v.object({
  orderId: v.string(),
  /** It is only the beginning of what was selected. */
  cut: v.exactOptional(v.literal(true)),
  /** Null for the default one, empty for none. */
  presetId: v.nullable(v.string()),
  /** Whether it is created at once, without another key. */
  atOnce: v.boolean(),
  /** Which form it is for: that of the popup and the side panel, or the desk's. */
  to: v.picklist(['quick', 'desk']),
  /** Epoch ms: what has waited for long, behind a lock, is not created by itself. */
  at: v.number(),
});
export type Handed = v.InferOutput<typeof Handed>;
export const handed: Setting<Handed> = { key: 'handed', area: 'session', schema: Handed };

/** The account that new checkouts are made for; the first one while none was chosen. */
export const currentAccount: Setting<string> = { key: 'currentAccount', area: 'local', schema: v.string() };

/** Whether the desk's list shows every account or the current one. */
export const deskShows: Setting<'all' | 'current'> = {
  key: 'deskShows',
  area: 'local',
  schema: v.picklist(['all', 'current']),
};

/** What pages may know of the lock: whether there is a passphrase, and since when it is asked for. */
const LockState = v.variant('is', [
  v.object({ is: v.literal('off') }),
  v.object({ is: v.literal('unlocked') }),
  v.object({ is: v.literal('locked'), since: v.number() }),
]);
export type LockState = v.InferOutput<typeof LockState>;
export const lockState: Setting<LockState> = { key: 'lockState', area: 'session', schema: LockState };

/** The bytes of the unlocked vault key. Only `lib/background/vault/lock.ts` may read it; it never reaches the disk. */
const UnlockedKey = v.object({ vaultId: v.string(), key: v.array(v.number()), at: v.number() });
export const unlockedKey: Setting<v.InferOutput<typeof UnlockedKey>> = {
  key: 'unlockedKey',
  area: 'session',
  schema: UnlockedKey,
};

/** When a person last used the desk, epoch ms. */
export const lastUse: Setting<number> = { key: 'lastUse', area: 'session', schema: v.number() };

/** How far Inqud's clock is ahead of this computer's, ms. */
export const clockOffset: Setting<number> = { key: 'clockOffset', area: 'local', schema: v.number() };

/** Set while everything is being erased, so that what a closed browser interrupted is finished. */
export const erasing: Setting<boolean> = { key: 'erasing', area: 'local', schema: v.boolean() };

/** Whether there were accounts when it was last looked at. */
export const hasAccounts: Setting<boolean> = { key: 'hasAccounts', area: 'local', schema: v.boolean() };

/** Set when the browser has lost what was stored, until a person has read that. */
export const storageLost: Setting<boolean> = { key: 'storageLost', area: 'local', schema: v.boolean() };

/** What keeps the background from storing, in words for a person; not set while it stores. */
export const storageTrouble: Setting<string> = { key: 'storageTrouble', area: 'session', schema: v.string() };

export async function readSetting<T>({ key, area, schema }: Setting<T>): Promise<T | null> {
  const { [key]: value } = await readTogether(area, key);
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : null;
}

type Values = Record<string, unknown>;
const asking = new Map<Setting<unknown>['area'], { keys: string[]; values: Promise<Values> }>();

/** A page asks for many when it opens, and each question costs it time: those of one moment are asked as one. */
function readTogether(area: Setting<unknown>['area'], key: string): Promise<Values> {
  const now = asking.get(area);
  now?.keys.push(key);
  if (now) return now.values;
  const keys = [key];
  const values = Promise.resolve().then((): Promise<Values> => {
    asking.delete(area);
    return browser.storage[area].get(keys);
  });
  asking.set(area, { keys, values });
  return values;
}

export async function writeSetting<T>({ key, area }: Setting<T>, value: T | null): Promise<void> {
  if (value === null) await browser.storage[area].remove(key);
  else await browser.storage[area].set({ [key]: value });
}

/** Calls back with each new value, whoever wrote it. Returns how to stop. */
export function watchSetting<T>({ key, area, schema }: Setting<T>, changed: (value: T | null) => void): () => void {
  const hear = (changes: Record<string, { newValue?: unknown }>, where: string) => {
    const change = changes[key];
    if (where !== area || !change) return;
    const parsed = v.safeParse(schema, change.newValue);
    changed(parsed.success ? parsed.output : null);
  };
  browser.storage.onChanged.addListener(hear);
  return () => browser.storage.onChanged.removeListener(hear);
}

/** Forgets the form as typed, once its attempt has an outcome. */
export async function forgetUnsent(attemptId: string): Promise<void> {
  if ((await readSetting(unsent))?.attemptId === attemptId) await writeSetting(unsent, null);
}
