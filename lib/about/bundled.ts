import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A package of which a part is in the extension, with the terms under which it may be there. A few come without their
 * text.
 */
export type BundledPackage = { name: string; version: string; license: string; text: string };

/** The packages of which something is in a script of the extension. The build fails where this is not what it bundles. */
export const BUNDLED: readonly string[] = [
  '@nats-io/nats-core',
  '@nats-io/nkeys',
  '@nats-io/nuid',
  '@preact/signals',
  '@preact/signals-core',
  '@wxt-dev/browser',
  '@zxcvbn-ts/core',
  '@zxcvbn-ts/dictionary-compression',
  '@zxcvbn-ts/language-common',
  'comlink',
  'dexie',
  'fastest-levenshtein',
  'fflate',
  'lean-qr',
  'lucide',
  'preact',
  'tweetnacl',
  'valibot',
  'wxt',
];

/** Apache's license asks for the notice, too. */
const LICENSE_FILE = /^(licen[cs]e|copying|notice)(\.|$)/i;

/** What a package says of itself. Throws where it has no license. */
export function describePackage(name: string, modules = 'node_modules'): BundledPackage {
  const folder = join(modules, name);
  const { version, license }: { version?: unknown; license?: unknown } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  if (typeof version !== 'string' || typeof license !== 'string') throw new Error(`${name} names no license.`);
  const files = readdirSync(folder).filter((each) => LICENSE_FILE.test(each));
  const text = files.map((each) => readFileSync(join(folder, each), 'utf8').trim()).join('\n\n');
  return { name, version, license, text };
}

/** The package that a module is of; null for one of ours, or of the bundler itself. */
export function packageOf(module: string): string | null {
  const [, name] = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(module) ?? [];
  return name?.replace('\\', '/') ?? null;
}

/** Throws where `found`, the packages that were bundled, are not those that are named. */
export function checkBundled(found: Iterable<string>, named: readonly string[] = BUNDLED): void {
  const all = new Set(found);
  const missing = [...all].filter((name) => !named.includes(name)).toSorted();
  const absent = named.filter((name) => !all.has(name));
  if (missing.length === 0 && absent.length === 0) return;
  throw new Error(
    `"About" names other packages than the build has. Not named: ${missing.join(', ') || 'none'}. Not bundled: ${absent.join(', ') || 'none'}. Correct lib/about/bundled.ts.`,
  );
}
