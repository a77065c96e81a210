import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

const Package = v.object({
  version: v.optional(v.string()),
  integrity: v.optional(v.string()),
  resolved: v.optional(v.string()),
  link: v.optional(v.boolean()),
  dev: v.optional(v.boolean()),
  optional: v.optional(v.boolean()),
  hasInstallScript: v.optional(v.boolean()),
  license: v.optional(v.string()),
});
const Lock = v.object({ packages: v.record(v.string(), Package) });
const Ranges = v.optional(v.record(v.string(), v.string()), {});
const Manifest = v.object({ dependencies: Ranges, devDependencies: Ranges, optionalDependencies: Ranges });

const { '': _root, ...packages } = v.parse(Lock, JSON.parse(readFileSync('package-lock.json', 'utf8'))).packages;
const manifest = v.parse(Manifest, JSON.parse(readFileSync('package.json', 'utf8')));
const named = (which: (each: v.InferOutput<typeof Package>) => boolean) =>
  Object.entries(packages).flatMap(([path, each]) => (which(each) ? [path] : []));

/** Whoever ships the extension may do so under each of these. */
const LICENSES = ['MIT', 'ISC', 'Apache-2.0', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Unlicense'];

describe('the dependencies', () => {
  it('are each pinned by the hash of what is installed [S-90]', () => {
    expect(Object.keys(packages).length).toBeGreaterThan(300);
    expect(named(({ integrity = '' }) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity))).toEqual([]);
  });

  it('run no script of their own when they are installed [S-91]', () => {
    expect(named(({ hasInstallScript = false }) => hasInstallScript)).toEqual([]);
  });

  it('come from the registry alone, whichever that is', () => {
    expect(named(({ resolved, link }) => resolved !== undefined || link === true)).toEqual([]);
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const ranges = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(ranges.filter(([, range]) => !/^[\^]?\d+\.\d+\.\d+$/.test(range))).toEqual([]);
  });

  it('bring the Node that builds a release for each system, in one exact version', () => {
    expect(Object.keys(manifest.optionalDependencies).length).toBeGreaterThan(3);
    for (const [name, version] of Object.entries(manifest.optionalDependencies)) {
      expect(version).toMatch(/^24\.\d+\.\d+$/);
      expect(packages[`node_modules/${name}`]).toMatchObject({ version, optional: true });
    }
    expect(process.versions.node).toMatch(/^24\./);
  });

  it('that are shipped may be shipped', () => {
    const shipped = Object.entries(packages).filter(([, { dev, optional }]) => !dev && !optional);
    expect(shipped.length).toBeGreaterThan(5);
    expect(shipped.filter(([, { license = '' }]) => !LICENSES.includes(license)).map(([path]) => path)).toEqual([]);
  });
});
