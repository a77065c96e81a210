import * as v from 'valibot';
import { browser } from 'wxt/browser';

/**
 * Who writes a setting. `command`: the background, for a page that sends `changeSetting`, which is refused while the
 * desk is locked. `page`: any page by itself, at any time. `background`: the background, for itself.
 */
export type Writer = 'command' | 'page' | 'background';

/**
 * A stored setting: its key, its storage area, its schema, and who writes it. An invalid value counts as not set. Each
 * is defined by the feature that owns it.
 */
export type Setting<T, By extends Writer = Writer> = {
  key: string;
  area: 'local' | 'session';
  schema: v.GenericSchema<unknown, T>;
  writer: By;
};

export async function readSetting<T>({ key, area, schema }: Setting<T>): Promise<T | null> {
  const { [key]: value } = await readBatched(area, key);
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : null;
}

type Values = Record<string, unknown>;
const pendingReads = new Map<Setting<unknown>['area'], { keys: string[]; values: Promise<Values> }>();

/**
 * Batches the reads of one microtask into one call: a page reads many settings when it opens, and each call is slow.
 */
function readBatched(area: Setting<unknown>['area'], key: string): Promise<Values> {
  const pending = pendingReads.get(area);
  pending?.keys.push(key);
  if (pending) return pending.values;
  const keys = [key];
  const values = Promise.resolve().then((): Promise<Values> => {
    pendingReads.delete(area);
    return browser.storage[area].get(keys);
  });
  pendingReads.set(area, { keys, values });
  return values;
}

/** Writes any setting: for the background alone. Null unsets it. */
export async function writeSetting<T>({ key, area }: Setting<T>, value: T | null): Promise<void> {
  if (value === null) await browser.storage[area].remove(key);
  else await browser.storage[area].set({ [key]: value });
}

/** The same for the settings that a page writes by itself. */
export const writePageSetting: <T>(setting: Setting<T, 'page'>, value: T | null) => Promise<void> = writeSetting;

/** Notifies of each new value, from any page or the background. Returns the unsubscribe function. */
export function watchSetting<T>({ key, area, schema }: Setting<T>, listener: (value: T | null) => void): () => void {
  const onChange = (changes: Record<string, { newValue?: unknown }>, changedArea: string) => {
    const change = changes[key];
    if (changedArea !== area || !change) return;
    const parsed = v.safeParse(schema, change.newValue);
    listener(parsed.success ? parsed.output : null);
  };
  browser.storage.onChanged.addListener(onChange);
  return () => browser.storage.onChanged.removeListener(onChange);
}
