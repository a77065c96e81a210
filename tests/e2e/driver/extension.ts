import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import type { BrowserName } from './types.ts';

const BUILDS: Record<BrowserName, string> = { chromium: 'chrome-mv3', firefox: 'firefox-mv3' };

const Manifest = v.object({
  version: v.string(),
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

export async function copyOf(extension: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'checkout-desk-extension-'));
  await cp(extension, copy, { recursive: true });
  return copy;
}

/** The folder of a copy that is the same but for its version. */
export async function otherVersion(extension: string, version: string): Promise<string> {
  const copy = await copyOf(extension);
  const manifest: object = JSON.parse(await readFile(join(copy, 'manifest.json'), 'utf8'));
  await writeFile(join(copy, 'manifest.json'), JSON.stringify({ ...manifest, version }));
  return copy;
}
