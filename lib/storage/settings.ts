import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { readValues, writeValue } from './settingsDatabase';

/**
 * Who writes a setting. `command`: the background, for a page that sends `changeSetting`, which is refused while the
 * desk is locked. `page`: any page by itself, at any time. `background`: the background, for itself.
 */
export type Writer = 'command' | 'page' | 'background';

/**
 * A stored setting: its key, its storage area, its schema, and who writes it. An invalid value counts as not set. Each
 * is defined by the feature that owns it. `local` lasts, in a database. `session` goes when the browser closes.
 * `outside` is `storage.local`, for what has to survive the loss of the databases and nothing else: the process of a
 * website with a script of ours can change what is there.
 */
export type Setting<T, By extends Writer = Writer> = {
  key: string;
  area: 'local' | 'session' | 'outside';
  schema: v.GenericSchema<unknown, T>;
  writer: By;
};

/** The key whose value in the database was changed last, null for all. `number` makes each change another value. */
const Change = v.object({ key: v.nullable(v.string()), number: v.string() });
export const lastChange: Setting<v.InferOutput<typeof Change>, 'page'> = {
  key: 'changedSetting',
  area: 'session',
  schema: Change,
  writer: 'page',
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
    return area === 'local' ? readValues(keys) : areaOf(area).get(keys);
  });
  pendingReads.set(area, { keys, values });
  return values;
}

/** Writes any setting: for the background alone. Null unsets it. */
export async function writeSetting<T>({ key, area }: Setting<T>, value: T | null): Promise<void> {
  if (area === 'local') {
    await writeValue(key, value);
    await notifyOfChange(key);
  } else if (value === null) await areaOf(area).remove(key);
  else await areaOf(area).set({ [key]: value });
}

/** The same for the settings that a page writes by itself. */
export const writePageSetting: <T>(setting: Setting<T, 'page'>, value: T | null) => Promise<void> = writeSetting;

function areaOf(area: 'session' | 'outside') {
  return area === 'session' ? browser.storage.session : browser.storage.local;
}

/**
 * Notifies every page, and wakes the background, by `storage.session`, which no website reaches: a database has no event
 * of its own. That this fails is no failure of the write.
 */
export async function notifyOfChange(key: string | null): Promise<void> {
  const change = { key, number: crypto.randomUUID() };
  await browser.storage.session.set({ [lastChange.key]: change }).catch(() => {});
}

type Changes = Record<string, { newValue?: unknown }>;

/** Notifies of each new value, from any page or the background. Returns the unsubscribe function. */
export function watchSetting<T>(setting: Setting<T>, listener: (value: T | null) => void): () => void {
  const { key, area, schema } = setting;
  const onStored = (changes: Changes, changedArea: string) => {
    const change = changes[key];
    if (changedArea !== (area === 'outside' ? 'local' : area) || !change) return;
    const parsed = v.safeParse(schema, change.newValue);
    listener(parsed.success ? parsed.output : null);
  };
  let latest = 0;
  const onNotified = (changes: Changes, changedArea: string) => {
    const change = v.safeParse(Change, changes[lastChange.key]?.newValue);
    if (changedArea !== lastChange.area || !change.success) return;
    if (change.output.key !== null && change.output.key !== key) return;
    latest += 1;
    const number = latest;
    // A later change is read by itself, and what cannot be read has not changed as far as anyone can see.
    readSetting(setting).then(
      (value) => number === latest && listener(value),
      () => {},
    );
  };
  const onChange = area === 'local' ? onNotified : onStored;
  browser.storage.onChanged.addListener(onChange);
  return () => {
    latest += 1;
    browser.storage.onChanged.removeListener(onChange);
  };
}
