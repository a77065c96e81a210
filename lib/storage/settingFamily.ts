import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { Setting } from './settings';

/** Several settings of the session in one step. Separate from `settings.ts` so that the popup does not load it. */

/** For the background alone. Writes two settings of the session atomically, so that no reader sees one without the other. */
export async function writeTogether<A, B>(
  first: [Setting<A>, A | null],
  second: [Setting<B>, B | null],
): Promise<void> {
  for (const [{ key, area }] of [first, second]) {
    if (area !== 'session') throw new RangeError(`The setting ${key} is in "${area}". Use settings of "session".`);
  }
  await browser.storage.session.set(Object.fromEntries([first, second].map(([{ key }, value]) => [key, value])));
}

/** Settings of one shape under several keys, each of them set or not. */
export type Family<T> = Omit<Setting<T>, 'key' | 'area'> & { keys: string[]; area: 'session' };

export function memberOf<T>({ keys, ...each }: Family<T>, index: number): Setting<T> {
  const key = keys[index];
  if (key === undefined)
    throw new RangeError(`There is no setting ${index} in this family. Use 0 to ${keys.length - 1}.`);
  return { key, ...each };
}

/** All members that are set, by key. */
export async function readFamily<T>({ keys, area, schema }: Family<T>): Promise<Map<string, T>> {
  return parseEach(await browser.storage[area].get(keys), schema);
}

/** For the background alone. */
export async function clearFamily({ keys, area }: Pick<Family<unknown>, 'keys' | 'area'>): Promise<void> {
  await browser.storage[area].remove(keys);
}

/**
 * Notifies of changes from any page or the background: the changed keys, and the values that are set now. Returns the
 * unsubscribe function.
 */
export function watchFamily<T>(
  { keys, area, schema }: Family<T>,
  listener: (changed: string[], values: Map<string, T>) => void,
): () => void {
  const members = new Set(keys);
  const onChange = (changes: Record<string, { newValue?: unknown }>, changedArea: string) => {
    const own = Object.entries(changes).filter(([key]) => changedArea === area && members.has(key));
    if (own.length === 0) return;
    const values = Object.fromEntries(own.map(([key, { newValue }]) => [key, newValue]));
    listener(Object.keys(values), parseEach(values, schema));
  };
  browser.storage.onChanged.addListener(onChange);
  return () => browser.storage.onChanged.removeListener(onChange);
}

function parseEach<T>(values: Record<string, unknown>, schema: Setting<T>['schema']): Map<string, T> {
  const read = new Map<string, T>();
  for (const [key, value] of Object.entries(values)) {
    const parsed = v.safeParse(schema, value);
    if (parsed.success) read.set(key, parsed.output);
  }
  return read;
}
