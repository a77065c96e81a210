import { globSync, readFileSync } from 'node:fs';
import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import type { CompiledMessage } from '@lingui/message-utils/compileMessage';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { describe, expect, it } from 'vitest';
import { ALL_LANGUAGES, OFFERED } from '../../../lib/language/languages';
import { createCompiler } from '../../../locales/build/catalogs.ts';
import { filesOfPlaces, PAGE_PLACES, reachableFrom } from '../../../locales/build/places.ts';

const config = getConfig();
const [catalog] = await getCatalogs(config);
const entriesOf = async (language: string) => Object.entries((await catalog?.read(language)) ?? {});
const english = new Map(await entriesOf('en'));
const translations = (
  await Promise.all(
    ALL_LANGUAGES.map(async (language) =>
      (await entriesOf(language)).map(([id, { translation }]) => ({ language, id, translation: translation ?? '' })),
    ),
  )
).flat();
const translated = translations.filter(({ translation }) => translation !== '');
const englishOf = (id: string) => english.get(id)?.message ?? '';

describe('the catalogs', () => {
  it('have the same messages in every language', () => {
    for (const language of ALL_LANGUAGES) {
      const ids = translations.filter((each) => each.language === language).map(({ id }) => id);
      expect(ids.toSorted(), language).toEqual([...english.keys()].toSorted());
    }
  });

  it('lack nothing in a language that is offered', () => {
    const missing = translations.filter(
      ({ language, translation }) => translation === '' && OFFERED.includes(language),
    );
    expect(missing.map(({ language, id }) => `${language}: ${englishOf(id)}`)).toEqual([]);
  });

  it('are written in what is spoken here: texts, values and plural forms', () => {
    const wrong = [...english.values()].filter(({ message = '' }) => !isSpoken(compileMessageOrThrow(message)));
    expect(wrong.map(({ message }) => message)).toEqual([]);
  });

  it('call each value by a name that tells a translator what it is', () => {
    const nameless = [...english.values()].filter(({ message = '' }) => /\{\d/.test(message));
    expect(nameless.map(({ message }) => message)).toEqual([]);
  });

  it('tell words of two meanings apart by one of a few contexts', () => {
    const contexts = new Set(Array.from(english.values(), ({ context }) => context ?? null));
    const allowed = [null, 'status', 'action', 'column', 'filter', 'noun', 'amount'];
    expect([...contexts].filter((context) => !allowed.includes(context))).toEqual([]);
  });
});

describe('a translation', () => {
  it('has the values and the elements of the English message, each as often', () => {
    const wrong = translated.filter(({ id, translation }) => !isSame(partsOf(englishOf(id)), partsOf(translation)));
    expect(wrong).toEqual([]);
  });

  it('has exactly the plural forms of its language', () => {
    const wrong = translated.flatMap(({ language, translation }) =>
      pluralsIn(compileMessageOrThrow(translation)).filter((forms) => !isSame(forms, formsOf(language))),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['de', /[«»”]/],
    ['fr', /[„“”]|« | [»:;?!](?=\s|$)/],
    ['it', /[„«»]/],
    ['ar', /[„“”]/],
  ])(
    'has in %s the quotation marks of its language, and in French no space where a line could break',
    (of, foreign) => {
      const wrong = translated.filter(({ language, translation }) => language === of && foreign.test(translation));
      expect(wrong.map(({ translation }) => translation)).toEqual([]);
    },
  );

  it('has the full stop, the ellipsis and the edges of the English message', () => {
    const edges = (text: string) => [/^\s/.test(text), /\s$/.test(text), /[.。]$/.test(text), /…$/.test(text)];
    const wrong = translated.filter(({ id, translation }) => !isSame(edges(englishOf(id)), edges(translation)));
    expect(wrong).toEqual([]);
  });
});

describe('the places', () => {
  const files = filesOfPlaces(config.rootDir);
  const withMacros = globSync('{entrypoints,components,lib}/**/*.{ts,tsx}').filter((file) =>
    /\/macro'|'#macro'/.test(readFileSync(file, 'utf8')),
  );

  it('are disjoint for pages, and have every file that speaks', () => {
    for (const file of withMacros) {
      const pages = PAGE_PLACES.filter((place) => files[place].has(file));
      expect([file, pages.length + (files.background.has(file) ? 1 : 0) > 0, pages.length <= 1]).toEqual([
        file,
        true,
        true,
      ]);
    }
  });

  it('compile each message for each place that may say it', async () => {
    const { compile } = createCompiler(config, { pseudo: false });
    for (const place of [...PAGE_PLACES, 'background'] as const) {
      const expected = Array.from(english).flatMap(([id, { origin = [] }]) =>
        origin.some(([file]) => files[place].has(file)) ? [id] : [],
      );
      const compiled: object = JSON.parse(await compile(place, 'en'));
      expect(Object.keys(compiled).toSorted(), place).toEqual(expected.toSorted());
    }
  });

  it('leave out what plain Node reads, and the worker, which has no catalog', () => {
    const silent = ['wxt.config.ts', 'lingui.config.ts', 'entrypoints/desk-worker.ts', 'entrypoints/popup-preload.ts'];
    const contents = globSync('entrypoints/*.content.ts');
    for (const start of [...silent, ...contents]) {
      expect([start, [...reachableFrom(config.rootDir, start)].filter((file) => withMacros.includes(file))]).toEqual([
        start,
        [],
      ]);
    }
  });
});

function isSpoken(message: CompiledMessage): boolean {
  return message.every((token) => {
    if (typeof token === 'string') return true;
    const [, kind, forms] = token;
    if (kind === undefined) return true;
    if (kind !== 'plural' || typeof forms !== 'object' || forms === null) return false;
    const { offset, ...cases } = forms as Record<string, CompiledMessage | undefined>;
    return offset === undefined && Object.values(cases).every((each) => each !== undefined && isSpoken(each));
  });
}

/** The names of values, and the tags of elements. The forms of a plural have the same ones, and any of them may lack the number. */
function partsOf(message: string): string[] {
  const found = new Set<string>();
  const visit = (tokens: CompiledMessage) => {
    for (const token of tokens) {
      if (typeof token === 'string') for (const [tag] of token.matchAll(/<\/?\d+\/?>/g)) found.add(tag);
      else {
        found.add(`{${token[0]}}`);
        for (const [form, inner] of Object.entries(Object(token[2])))
          if (form !== 'offset') visit(inner as CompiledMessage);
      }
    }
  };
  visit(compileMessageOrThrow(message));
  return [...found].toSorted();
}

/** The forms of each plural in a message, but those for exactly one number. */
function pluralsIn(message: CompiledMessage): string[][] {
  return message.flatMap((token) => {
    if (typeof token === 'string' || token[1] !== 'plural') return [];
    const cases = Object.entries(Object(token[2])).filter(([form]) => form !== 'offset');
    const forms = cases.map(([form]) => form).filter((form) => !/^\d+$/.test(form));
    return [forms.toSorted(), ...cases.flatMap(([, inner]) => pluralsIn(inner as CompiledMessage))];
  });
}

function formsOf(language: string): string[] {
  return new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
