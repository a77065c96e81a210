import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { zipSync } from 'fflate';
import type { Privileged } from './privileged.ts';

/**
 * Packs the extension and installs it as Firefox's own updates do: one that is there already hears of it, if it listens, and
 * says when. Returns once it is installed or put off.
 */
export async function installPacked(privileged: Privileged, extension: string, ended: Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'checkout-desk-packed-'));
  // What is put off is read from there.
  void ended.then(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'extension.xpi');
  await writeFile(path, await packed(extension));
  await privileged.run(async ({ ChromeUtils }, path) => {
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const { FileUtils } = ChromeUtils.importESModule('resource://gre/modules/FileUtils.sys.mjs');
    const install = await AddonManager.getInstallForFile(new FileUtils.File(path));
    if (install.error) throw new Error(`Firefox cannot install it: ${install.error}`);
    const isPutOff = new Promise<void>((resolve) => {
      install.addListener({ onInstallPostponed: () => resolve() });
    });
    await Promise.race([install.install(), isPutOff]);
  }, path);
}

async function packed(folder: string): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files[relative(folder, path)] = await readFile(path);
  }
  return zipSync(files);
}
