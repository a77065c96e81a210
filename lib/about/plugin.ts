import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { BUNDLED, describePackage, packageOf } from './bundled.ts';
import { releasesOf } from './changelog.ts';

const ID = 'virtual:about';
const CHANGELOG = resolve('CHANGELOG.md');

/** Makes `virtual:about` of CHANGELOG.md and of the packages that are bundled. */
export function aboutPlugin(): Plugin {
  return {
    name: 'checkout-desk:about',
    resolveId: { filter: { id: /^virtual:about$/ }, handler: () => `\0${ID}` },
    load: {
      filter: { id: /^\0virtual:about$/ },
      handler() {
        this.addWatchFile(CHANGELOG);
        const releases = releasesOf(readFileSync(CHANGELOG, 'utf8'));
        const packages = BUNDLED.map((name) => describePackage(name));
        return `export const license = ${JSON.stringify(readFileSync('LICENSE', 'utf8'))};\nexport const releases = ${JSON.stringify(releases)};\nexport const packages = ${JSON.stringify(packages)};`;
      },
    },
  };
}

/** Collects into `found` the packages of which something is left in a script. */
export function collectPackages(found: Set<string>): Plugin {
  return {
    name: 'checkout-desk:bundled',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
          const name = renderedLength > 0 ? packageOf(id) : null;
          if (name !== null) found.add(name);
        }
      }
    },
  };
}
