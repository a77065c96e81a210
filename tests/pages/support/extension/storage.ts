import type { ApiEvent } from './events.ts';

export type Change = { oldValue?: unknown; newValue?: unknown };
export type Changes = Record<string, Change>;
type Keys = string | string[] | Record<string, unknown> | null | undefined;

/** One area of `browser.storage`; values are kept as text, as a copy that nobody else holds. */
export function createArea(name: string, changed: ApiEvent<(changes: Changes, area: string) => void>) {
  const kept = new Map<string, string>();
  const valueIn = (text: string | undefined): unknown => (text === undefined ? undefined : JSON.parse(text));

  function change(key: string, text: string | undefined): [string, Change][] {
    const before = kept.get(key);
    if (before === text) return [];
    if (text === undefined) kept.delete(key);
    else kept.set(key, text);
    return [
      [
        key,
        {
          ...(before === undefined ? {} : { oldValue: valueIn(before) }),
          ...(text === undefined ? {} : { newValue: valueIn(text) }),
        },
      ],
    ];
  }
  function tell(changes: [string, Change][]): void {
    if (changes.length > 0) setImmediate(() => changed.fire(Object.fromEntries(changes), name));
  }

  return {
    get: async (keys?: Keys): Promise<Record<string, unknown>> => {
      const defaults = typeof keys === 'object' && keys !== null && !Array.isArray(keys) ? keys : {};
      const wanted = typeof keys === 'string' ? [keys] : Array.isArray(keys) ? keys : Object.keys(keys ?? {});
      const names = keys === null || keys === undefined ? [...kept.keys()] : wanted.filter((key) => kept.has(key));
      return { ...defaults, ...Object.fromEntries(names.map((key) => [key, valueIn(kept.get(key))])) };
    },
    set: async (values: Record<string, unknown>): Promise<void> =>
      tell(Object.entries(values).flatMap(([key, value]) => change(key, JSON.stringify(value)))),
    remove: async (keys: string | string[]): Promise<void> =>
      tell([keys].flat().flatMap((key) => change(key, undefined))),
    clear: async (): Promise<void> => tell([...kept.keys()].flatMap((key) => change(key, undefined))),
  };
}
