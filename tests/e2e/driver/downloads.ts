import { mkdtemp, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Desk } from './types.ts';
import { until } from './until.ts';

/** While a download runs, a file with one of these endings lies beside or instead of it. */
const UNFINISHED = /\.(crdownload|part|tmp)$/;

export type Downloads = Pick<Desk, 'downloads' | 'waitForDownload'>;

/** A new folder for one browser's downloads. */
export function createDownloadFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'checkout-desk-downloads-'));
}

export function downloadsIn(downloads: string): Downloads {
  const finished = async (namePart: string) => {
    const names = (await readdir(downloads)).filter((name) => name.includes(namePart));
    const [name] = names;
    if (!name || names.some((other) => UNFINISHED.test(other))) return undefined;
    const path = join(downloads, name);
    return (await stat(path)).size > 0 ? path : undefined;
  };
  return {
    downloads,
    waitForDownload: (namePart, patience) =>
      until(`a download named "${namePart}"`, () => finished(namePart), patience),
  };
}
