import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { difference, shrink } from './compare.ts';
import { REFERENCES } from './plan.ts';

/** Where a picture is kept, and how: as its small copy, or as it is. */
type Kept = { file: string; kept: (stored: Buffer) => Buffer; keep: (png: Buffer) => Buffer };

const asIs = (png: Buffer) => png;
/** A reference is small. */
export const small = (file: string): Kept => ({ file, kept: asIs, keep: shrink });
export const whole = (file: string): Kept => ({ file, kept: shrink, keep: asIs });

/** The stored pictures: compares each with what is seen now, and with `accepts` stores what is different. */
export function createGallery(accepts: boolean, folder: string) {
  const seen = new Set<string>();
  let same = 0;
  let different = 0;

  function compare({ file, kept, keep }: Kept, png: Buffer) {
    seen.add(file);
    const before = existsSync(file) ? kept(readFileSync(file)) : null;
    const drawn = before && difference(before, shrink(png));
    if (before && drawn === null) {
      same += 1;
      return;
    }
    different += 1;
    console.log(`${before ? 'different' : 'new'}: ${file}`);
    if (accepts) put(file, keep(png));
    else {
      const shown = join(folder, file);
      put(shown, png);
      if (drawn) put(shown.replace(/\.png$/, '.difference.png'), drawn);
    }
  }

  return {
    get same() {
      return same;
    },
    get different() {
      return different;
    },
    isAsBefore: ({ file, kept }: Kept, png: Buffer) =>
      existsSync(file) && difference(kept(readFileSync(file)), shrink(png)) === null,
    compare,
    /** After all were compared: takes away, or names, the references that are of nothing any more. */
    removeOthers(): void {
      for (const file of globSync(`${REFERENCES}/*/*.png`)) {
        const path = file.replaceAll('\\', '/');
        if (seen.has(path)) continue;
        different += 1;
        console.log(`of nothing any more: ${path}`);
        if (accepts) rmSync(file);
      }
    },
  };
}

function put(file: string, content: Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
