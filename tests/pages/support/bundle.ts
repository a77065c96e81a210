/** Bundles what runs in each process of the extension, as one script each, from the source; once for all files of tests. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { aboutPlugin } from '../../../lib/about/plugin.ts';
import { languagePlugins } from '../../../locales/build/plugin.ts';

const ENTRIES = {
  'popup-preload': 'entrypoints/popup-preload.ts',
  popup: 'entrypoints/popup/main.tsx',
  sidepanel: 'entrypoints/sidepanel/main.tsx',
  options: 'entrypoints/options/main.tsx',
  worker: 'entrypoints/desk-worker.ts',
  background: 'entrypoints/background.ts',
};
export type ScriptName = keyof typeof ENTRIES;

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the scripts. */
    scripts: string;
  }
}

export default async function setup(project: TestProject): Promise<void> {
  const folder = resolve('.output/pages');
  await mkdir(folder, { recursive: true });
  for (const [name, entry] of Object.entries(ENTRIES))
    await writeFile(join(folder, `${name}.js`), await bundled(entry));
  project.provide('scripts', folder);
}

async function bundled(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [...languagePlugins({ inline: true }), aboutPlugin()],
    resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    define: { 'import.meta.env.FIREFOX': 'false' },
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      lib: { entry: resolve(entry), formats: ['iife'], name: 'entry' },
    },
  });
  const [made] = [result].flat();
  if (!made || !('output' in made)) throw new Error(`${entry} was not bundled.`);
  // WXT runs what these export; the scripts of pages export nothing.
  return `${made.output[0].code}\n;if (typeof entry === 'object') (entry.default ?? entry).main();`;
}
