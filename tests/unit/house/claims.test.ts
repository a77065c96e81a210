import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';

/** `panel.test.ts`: "is exactly 392 px wide", "another one" */
const CLAIM = /`([\w-]+\.test\.tsx?)`: ((?:"[^"]+"(?:, )?)+)/g;

const files = globSync('tests/**/*.test.{ts,tsx}');
const documents = ['SECURITY.md', 'PRIVACY.md'].map((name) => [name, readFileSync(name, 'utf8')] as const);
const claims = documents.flatMap(([document, text]) =>
  [...text.replaceAll(/\s+/g, ' ').matchAll(CLAIM)].flatMap(([, file = '', names = '']) =>
    [...names.matchAll(/"([^"]+)"/g)].map(([, name = '']) => ({ document, file, name })),
  ),
);

describe('"Each claim names the test that proves it"', () => {
  it('finds the claims', () => expect(claims.length).toBeGreaterThan(20));

  it.each(claims)('$document: $file has "$name"', ({ file, name }) => {
    const sources = files.filter((path) => basename(path) === file).map((path) => readFileSync(path, 'utf8'));
    expect(sources.some((source) => source.includes(name))).toBe(true);
  });
});
