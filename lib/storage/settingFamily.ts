import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { Setting } from './settings';

/** Several settings of one area in one step, apart from `settings.ts` so that the popup need not load it. */

/** Writes two settings, so that nobody ever sees one without the other. */
export async function writeTogether<A, B>(
  first: [Setting<A>, A | null],
  second: [Setting<B>, B | null],
): Promise<void> {
  await browser.storage[first[0].area].set(Object.fromEntries([first, second].map(([{ key }, value]) => [key, value])));
}

/** Settings of one shape, of which each may be set or not. */
export type Family<T> = { keys: string[]; area: Setting<T>['area']; schema: Setting<T>['schema'] };

export function memberOf<T>({ keys, area, schema }: Family<T>, place: number): Setting<T> {
  const key = keys[place];
  if (key === undefined) throw new RangeError(`There is no place ${place}. Use 0 to ${keys.length - 1}.`);
  return { key, area, schema };
}

/** All that are set, by their keys. */
export async function readFamily<T>({ keys, area, schema }: Family<T>): Promise<Map<string, T>> {
  return readable(await browser.storage[area].get(keys), schema);
}

export async function clearFamily({ keys, area }: Family<unknown>): Promise<void> {
  await browser.storage[area].remove(keys);
}

/** Calls back with what has changed, whoever did it: the keys, and what is set of them now. Returns how to stop. */
export function watchFamily<T>(
  { keys, area, schema }: Family<T>,
  changed: (changed: string[], values: Map<string, T>) => void,
): () => void {
  const own = new Set(keys);
  const hear = (changes: Record<string, { newValue?: unknown }>, where: string) => {
    const mine = Object.entries(changes).filter(([key]) => where === area && own.has(key));
    if (mine.length === 0) return;
    const values = Object.fromEntries(mine.map(([key, { newValue }]) => [key, newValue]));
    changed(Object.keys(values), readable(values, schema));
  };
  browser.storage.onChanged.addListener(hear);
  return () => browser.storage.onChanged.removeListener(hear);
}

function readable<T>(values: Record<string, unknown>, schema: Setting<T>['schema']): Map<string, T> {
  const read = new Map<string, T>();
  for (const [key, value] of Object.entries(values)) {
    const parsed = v.safeParse(schema, value);
    if (parsed.success) read.set(key, parsed.output);
  }
  return read;
}
