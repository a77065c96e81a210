import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const documents = [...globSync('*.md'), ...globSync('docs/**/*.md')].map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}));

/** "`lib/search/view.ts`", and "`lib/background/`", which a document names by their whole path. */
const PATH = /`((?:lib|components|entrypoints|tests|docs)\/[\w./-]+)`/g;
const LINK = /\]\((?!https?:|#)([^)#]+)/g;

describe('the documents', () => {
  it('keep ARCHITECTURE.md to one page of 900 words', () => {
    const { text = '' } = documents.find(({ path }) => path === 'ARCHITECTURE.md') ?? {};
    const words = text.split(/\s+/).filter((word) => word !== '');
    expect(words.length).toBeGreaterThan(500);
    expect(words.length).toBeLessThanOrEqual(900);
  });

  it('name only files and folders that exist', () => {
    const named = documents.flatMap(({ path, text }) => [...text.matchAll(PATH)].map(([, to = '']) => ({ path, to })));
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter(({ to }) => !existsSync(to))).toEqual([]);
  });

  it('link only to files that exist', () => {
    const links = documents.flatMap(({ path, text }) =>
      [...text.matchAll(LINK)].map(([, to = '']) => ({ path, to: join(dirname(path), to) })),
    );
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter(({ to }) => !existsSync(to))).toEqual([]);
  });
});
