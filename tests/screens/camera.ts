import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Tab } from '../e2e/driver/types.ts';

/** So many pictures in a row are the same before a page counts as at rest: fewer where it looks as it should. */
const ALIKE = { expected: 2, unexpected: 6 };
/** ms between two of them, and how many are taken in vain. */
const PAUSE = 120;
const MOST = 100;

/** Takes pictures of tabs. `file` is where the browser may write one meanwhile. */
export type Camera = { file: string; isExpected: (png: Buffer) => boolean };

/** The PNG of what a tab shows, once it holds still. */
export async function pictureOf(tab: Tab, { file, isExpected }: Camera): Promise<Buffer> {
  await tab.bringToFront();
  await tab.evaluate(async () => {
    const texts = ['13px Still', '600 13px Still', '13px "Still Mono"'];
    await Promise.all(texts.flatMap((font) => ['a', 'ł', 'ع'].map((letter) => document.fonts.load(font, letter))));
    await document.fonts.ready;
  });
  let last = Buffer.alloc(0);
  let alike = 0;
  let enough = 0;
  try {
    for (let taken = 0; taken < MOST; taken += 1) {
      await tab.evaluate(leaveFocus);
      await tab.screenshot(file);
      const next = readFileSync(file);
      if (next.equals(last)) alike += 1;
      else {
        alike = 1;
        enough = isExpected(next) ? ALIKE.expected : ALIKE.unexpected;
      }
      last = next;
      if (alike >= enough) return next;
      await sleep(PAUSE);
    }
  } finally {
    rmSync(file, { force: true });
  }
  throw new Error(`The page at ${await tab.url()} does not hold still.`);
}

/** Runs in the page: when it takes the focus is not the same each time. A dialog keeps it. */
function leaveFocus(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && !activeElement.closest('dialog')) activeElement.blur();
}
