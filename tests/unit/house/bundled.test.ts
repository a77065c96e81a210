import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BUNDLED, checkBundled, describePackage, packageOf } from '../../../lib/about/bundled';

const packages = BUNDLED.map((name) => describePackage(name));

describe('the packages of which something is in the extension', () => {
  it('have each a version and a license that allows it, and most its text', () => {
    for (const { name, version, license } of packages) {
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+/)]);
      expect(['MIT', 'ISC', 'Apache-2.0', 'Unlicense']).toContain(license);
    }
    const without = packages.filter(({ text }) => text.length < 300).map(({ name }) => name);
    expect(without).toEqual(['@wxt-dev/browser', 'wxt']);
  });

  it('come with the notice that Apache’s license asks for', () => {
    const dexie = packages.find(({ name }) => name === 'dexie');
    expect(dexie?.text).toContain('Apache License');
    expect(dexie?.text).toContain(readFileSync('node_modules/dexie/NOTICE', 'utf8').trim());
  });

  it('are all that the extension depends on, and what that depends on', () => {
    const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(Object.keys(dependencies).filter((name) => !BUNDLED.includes(name))).toEqual([]);
    expect(BUNDLED).toEqual([...BUNDLED].toSorted());
  });
});

describe('a build', () => {
  it('goes on when it has what is named', () => {
    expect(() => checkBundled(['b', 'a', 'a'], ['a', 'b'])).not.toThrow();
  });

  it.each([
    [['a', 'c'], 'Not named: c. Not bundled: b.'],
    [['a', 'b', 'c'], 'Not named: c. Not bundled: none.'],
    [['b'], 'Not named: none. Not bundled: a.'],
  ])('of %j ends, and says what to correct', (found, said) => {
    expect(() => checkBundled(found, ['a', 'b'])).toThrow(said);
  });

  it.each([
    ['/x/node_modules/preact/dist/preact.mjs', 'preact'],
    ['/x/node_modules/@preact/signals/dist/signals.mjs?v=1', '@preact/signals'],
    ['/x/node_modules/wxt/node_modules/a-b/index.js', 'a-b'],
    ['C:\\x\\node_modules\\@nats-io\\nuid\\lib\\nuid.js', '@nats-io/nuid'],
    ['\0virtual:about', null],
    ['/x/lib/inqud/client.ts', null],
  ])('knows of %j that it is a part of %j', (module, name) => {
    expect(packageOf(module)).toBe(name);
  });

  it('ends where a package names no license', () => {
    // A folder of packages: what is not one has none.
    expect(() => describePackage('@preact')).toThrow('ENOENT');
  });
});
