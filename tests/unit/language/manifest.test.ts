import { globSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ALL_LANGUAGES } from '../../../lib/language/languages';
import { BROWSER_SHORTCUTS } from '../../../lib/navigation/browserShortcuts';

const Messages = v.record(v.string(), v.object({ message: v.pipe(v.string(), v.nonEmpty()) }));
const textsOf = (language: string) => {
  const file = `public/_locales/${language.replace('-', '_')}/messages.json`;
  return v.parse(Messages, JSON.parse(readFileSync(file, 'utf8')));
};
const KEYS = Object.keys(textsOf('en'));

describe('the texts of the manifest', () => {
  it('are there in every language and in no other', () => {
    const folders = globSync('public/_locales/*').map((path) => path.split(/[\\/]/).at(-1)?.replace('_', '-'));
    expect(folders.toSorted()).toEqual(ALL_LANGUAGES.toSorted());
  });

  it.each(ALL_LANGUAGES)('are the same ones in %s, and as short as stores and browsers want them', (language) => {
    const texts = textsOf(language);
    expect(Object.keys(texts)).toEqual(KEYS);
    expect(texts.name?.message.length).toBeLessThanOrEqual(45);
    expect(texts.description?.message.length).toBeLessThanOrEqual(132);
    expect(texts.short_name?.message).toBe('Checkout Desk');
  });

  it('are all that it names, each command among them', () => {
    const named = [...readFileSync('wxt.config.ts', 'utf8').matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key);
    const commands = Object.keys(BROWSER_SHORTCUTS).map((name) => `command_${name.replaceAll('-', '_')}`);
    expect([...named, ...commands].toSorted()).toEqual(KEYS.toSorted());
  });
});
