import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Those that listen to every key, whatever it means: each says of itself which keys it takes, or that all are the same to it. */
const LISTENERS = [
  'components/accounts/lock/reportUse.ts',
  'components/settings/SettingsIndex.tsx',
  'components/shortcuts/useListKeys.ts',
  'components/shortcuts/useShortcuts.ts',
];

const sources = globSync('{entrypoints,components,lib}/**/*.{ts,tsx}').map((path) => path.replaceAll('\\', '/'));
const textOf = (path: string) => readFileSync(path, 'utf8');

describe('keys of an input method', () => {
  it('reach no handler of a component that does not leave them alone', () => {
    const handlers = sources.flatMap((path) =>
      [...textOf(path).matchAll(/\bonKey(?:Down|Up|Press)(?:Capture)?=(\{typedKeys\()?/g)].map(([, typed]) => ({
        path,
        typed: typed !== undefined,
      })),
    );
    expect(handlers.length).toBeGreaterThan(8);
    expect(handlers.filter(({ typed }) => !typed)).toEqual([]);
  });

  it('are looked for wherever all keys of a page are listened to', () => {
    const listening = sources.filter((path) => /'key(?:down|up|press)'/.test(textOf(path)));
    expect(listening.toSorted()).toEqual(LISTENERS);
  });
});
