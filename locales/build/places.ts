import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The places that speak. Each gets a catalog of its own with what its files say: `first` is all that the popup needs
 * before its first rows, `popup` what it loads later, `desk` what only the desk has. The desk loads all three.
 */
export const PAGE_PLACES = ['first', 'popup', 'desk'] as const;
export type PagePlace = (typeof PAGE_PLACES)[number];
export type Place = PagePlace | 'background';

/** The source files of each place, by following imports from its entrypoint. A file of an earlier place is in no later one. */
export function filesOfPlaces(root: string): Record<Place, ReadonlySet<string>> {
  const first = reach(root, POPUP, false);
  const popup = reach(root, POPUP, true).difference(first);
  const desk = reach(root, 'entrypoints/options/main.tsx', true).difference(first).difference(popup);
  return { first, popup, desk, background: reachableFrom(root, 'entrypoints/background.ts') };
}

/** A file and all that it imports, later too, as paths from the root. */
export function reachableFrom(root: string, start: string): ReadonlySet<string> {
  return reach(root, start, true);
}

const POPUP = 'entrypoints/popup/show.tsx';
const IMPORT = /(import type [^;]*?from|\bfrom|\bimport\(?)\s*'(\.[^']+)'/g;

function reach(root: string, start: string, withLazy: boolean): Set<string> {
  const reached = new Set([start]);
  for (const from of reached) {
    for (const [, how = '', path = ''] of readFileSync(join(root, from), 'utf8').matchAll(IMPORT)) {
      if (how.startsWith('import type ') || (how === 'import(' && !withLazy)) continue;
      const at = join(from, '..', path).replaceAll('\\', '/');
      const file = [at, `${at}.ts`, `${at}.tsx`].find((each) => /\.tsx?$/.test(each) && existsSync(join(root, each)));
      if (file !== undefined) reached.add(file);
    }
  }
  return reached;
}
