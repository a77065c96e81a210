import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll } from 'vitest';
import { builtExtension } from '../driver/extension.ts';
import type { Installed } from '../driver/types.ts';
import { BROWSER } from './stage.ts';

/**
 * What to install for an optional permission to be had. Firefox grants one to a test that asks for it in
 * Settings. Chromium would show its own question, which no test can answer: there the same build has them from its
 * installation, in a copy that goes with the file's tests.
 */
export async function withOptionalPermissions(): Promise<Installed> {
  if (BROWSER !== 'chromium') return {};
  const extension = await mkdtemp(join(tmpdir(), 'checkout-desk-optional-'));
  afterAll(() => rm(extension, { recursive: true }));
  await cp(builtExtension('chromium'), extension, { recursive: true });
  const file = join(extension, 'manifest.json');
  const Manifest = v.looseObject({ permissions: v.array(v.string()), optional_permissions: v.array(v.string()) });
  const { optional_permissions: asked, ...manifest } = v.parse(Manifest, JSON.parse(await readFile(file, 'utf8')));
  await writeFile(file, JSON.stringify({ ...manifest, permissions: [...manifest.permissions, ...asked] }));
  return { extension };
}
