import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { builtExtension } from '../e2e/driver/extension.ts';
import type { BrowserName } from '../e2e/driver/types.ts';

/** Runs first in a page, and notes when the first element with `data-row`, a row's class or `data-done` is there. */
const STOPWATCH = `new MutationObserver((_, observer) => {
  if (!document.querySelector('.row, [data-done]')) return;
  observer.disconnect();
  document.documentElement.dataset.shownAt = String(performance.now());
}).observe(document, { subtree: true, childList: true });`;

/**
 * A copy of the production build with a stopwatch in the popup, and beside it `empty.html`, a page that renders one
 * paragraph with Preact. Returns its folder, and how to remove it.
 */
export async function withStopwatch(browser: BrowserName): Promise<{ folder: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'checkout-desk-bench-'));
  cpSync(builtExtension(browser), folder, { recursive: true });
  writeFileSync(join(folder, 'stopwatch.js'), STOPWATCH);
  const popup = join(folder, 'popup.html');
  writeFileSync(popup, readFileSync(popup, 'utf8').replace('<head>', '<head><script src="/stopwatch.js"></script>'));
  writeFileSync(
    join(folder, 'empty.html'),
    '<!doctype html><html><head><script src="/stopwatch.js"></script><script type="module" src="/empty.js"></script></head><body></body></html>',
  );
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: { entry: join(import.meta.dirname, 'emptyPage.ts'), formats: ['es'], fileName: () => 'empty.js' },
    },
  });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
