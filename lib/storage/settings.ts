import * as v from 'valibot';
import { browser } from 'wxt/browser';

/**
 * A stored setting: its key, its storage area and its schema. An invalid value counts as not set. Each is defined by
 * the feature that owns it.
 */
export type Setting<T> = { key: string; area: 'local' | 'session'; schema: v.GenericSchema<unknown, T> };

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

export async function writeSetting<T>({ key, area }: Setting<T>, value: T | null): Promise<void> {
  if (value === null) await browser.storage[area].remove(key);
  else await browser.storage[area].set({ [key]: value });
}

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
