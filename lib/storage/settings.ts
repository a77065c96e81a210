import * as v from 'valibot';
import { browser } from 'wxt/browser';

/** A stored preference: its key, where it is kept, and its shape. What cannot be read counts as not set. Each is defined by the feature that owns it. */
export type Setting<T> = { key: string; area: 'local' | 'session'; schema: v.GenericSchema<unknown, T> };

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
