import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes, gzipped, of all scripts that a built page loads before it can show anything: its own and what they import. */
export function scriptSize(folder: string, page: string): number {
  const html = readFileSync(join(folder, page), 'utf8');
  const scripts = new Set<string>();
  const load = (path: string) => {
    if (scripts.has(path)) return;
    scripts.add(path);
    const source = readFileSync(join(folder, path), 'utf8');
    for (const [, imported = ''] of source.matchAll(/(?:from|import)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g)) {
      load(join(dirname(path), imported));
    }
  };
  for (const [, source = ''] of html.matchAll(/<script[^>]+src="([^"]+)"/g)) load(source);
  return [...scripts].reduce((sum, path) => sum + gzipSync(readFileSync(join(folder, path)), { level: 9 }).length, 0);
}
