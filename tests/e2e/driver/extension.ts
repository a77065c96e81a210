import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import type { BrowserName } from './types.ts';

const BUILDS: Record<BrowserName, string> = { chromium: 'chrome-mv3', firefox: 'firefox-mv3' };

const Manifest = v.object({
  host_permissions: v.optional(v.array(v.string()), []),
  background: v.optional(v.object({ service_worker: v.optional(v.string()) }), {}),
  browser_specific_settings: v.optional(v.object({ gecko: v.object({ id: v.string() }) })),
});

/** The folder of the production build. */
export function builtExtension(browser: BrowserName): string {
  return fileURLToPath(new URL(`../../../.output/${BUILDS[browser]}`, import.meta.url));
}

export async function readManifest(folder: string) {
  return v.parse(Manifest, JSON.parse(await readFile(`${folder}/manifest.json`, 'utf8')));
}
