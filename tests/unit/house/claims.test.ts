import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The proof of a claim: its ID, and whether the browsers themselves prove it. */
const CLAIM = /\b([SP]-\d+)(, in both browsers)?/g;
/** The IDs that end a title: the end of a string that is the first of several arguments. */
const PROVED = /((?: \[[SP]-\d+\])+)['`],/g;
const ID = /\[([SP]-\d+)\]/g;

const claims = ['SECURITY.md', 'PRIVACY.md'].flatMap((document) =>
  [...readFileSync(document, 'utf8').matchAll(CLAIM)].map(([, id = '', inBrowsers]) => ({
    id,
    inBrowsers: inBrowsers !== undefined,
  })),
);
const tests = globSync('tests/**/*.test.{ts,tsx}').map((path) => {
  const text = readFileSync(path, 'utf8');
  return {
    path: path.replaceAll('\\', '/'),
    mentioned: idsIn(text),
    proved: [...text.matchAll(PROVED)].flatMap(([, ids = '']) => idsIn(ids)),
  };
});
const provedIn = (folder: string) =>
  new Set(tests.filter(({ path }) => path.startsWith(folder)).flatMap(({ proved }) => proved));

describe('the claims of SECURITY.md and PRIVACY.md', () => {
  it('have IDs, each of them once', () => {
    const ids = claims.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(40);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('are each proved by a test that ends its title with the ID', () => {
    const proved = provedIn('tests/');
    expect(claims.filter(({ id }) => !proved.has(id))).toEqual([]);
  });

  it('that hold in both browsers have a test that runs in both', () => {
    const proved = provedIn('tests/e2e/');
    expect(claims.filter(({ id, inBrowsers }) => inBrowsers && !proved.has(id))).toEqual([]);
  });

  it('are the only ones that tests name, and only at the end of a title', () => {
    const ids = new Set(claims.map(({ id }) => id));
    expect(tests.flatMap(({ mentioned }) => mentioned).filter((id) => !ids.has(id))).toEqual([]);
    expect(tests.filter(({ mentioned, proved }) => mentioned.length > proved.length).map(({ path }) => path)).toEqual(
      [],
    );
  });
});

function idsIn(text: string): string[] {
  return [...text.matchAll(ID)].map(([, id = '']) => id);
}
