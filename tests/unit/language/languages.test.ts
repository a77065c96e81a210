import { describe, expect, it } from 'vitest';
import type { Language } from '../../../lib/language/languages';
import {
  ALL_LANGUAGES,
  directionOf,
  isLanguage,
  languageFor,
  localeFor,
  OFFERED,
} from '../../../lib/language/languages';
import { OWN_NAMES } from '../../../lib/language/names';

describe('the language for a browser', () => {
  it.each<[string[], Language]>([
    [['en-US', 'en'], 'en'],
    [['uk'], 'uk'],
    [['es-419', 'en'], 'es'],
    [['es_MX'], 'es'],
    [['pt'], 'pt-BR'],
    [['pt-PT'], 'pt-BR'],
    [['PT-br'], 'pt-BR'],
    [['de-AT'], 'de'],
    [['ar-EG'], 'ar'],
    [['zh-CN', 'ja'], 'en'],
    [['ru', 'uk', 'en'], 'uk'],
    [['filfil', 'fil'], 'en'],
    [['', 'x', '-', '_de'], 'en'],
    [['__proto__', 'constructor'], 'en'],
    [[], 'en'],
  ])('that prefers %j is %s', (tags, language) => expect(languageFor(tags, ALL_LANGUAGES)).toBe(language));

  it('is one of those that are offered', () => {
    expect(languageFor(['uk', 'en'], ['en'])).toBe('en');
    expect(OFFERED).toContain('en');
    expect(ALL_LANGUAGES).toEqual(expect.arrayContaining([...OFFERED]));
  });
});

describe('the locale of numbers and dates', () => {
  it.each<[Language, string[], string]>([
    ['en', ['en-GB', 'en-US'], 'en-GB-u-nu-latn'],
    ['en', ['de-DE', 'en-AU'], 'en-AU-u-nu-latn'],
    ['en', ['zh-CN'], 'en-u-nu-latn'],
    ['de', ['en-US', 'de-CH'], 'de-CH-u-nu-latn'],
    ['pt-BR', ['en-US'], 'pt-BR-u-nu-latn'],
    ['pt-BR', ['pt-PT'], 'pt-PT-u-nu-latn'],
    ['es', ['es_MX', 'es-419'], 'es-419-u-nu-latn'],
    ['ar', ['ar-EG-u-nu-arab'], 'ar-EG-u-nu-latn'],
  ])('in %s for a browser that prefers %j is %s', (language, tags, locale) =>
    expect(localeFor(language, tags)).toBe(locale),
  );

  it.each(ALL_LANGUAGES)('has Latin digits, and plural forms of its own language: %s', (language) => {
    const locale = localeFor(language, []);
    expect(new Intl.NumberFormat(locale).format(1234567890).replaceAll(/\D/g, '')).toBe('1234567890');
    expect(new Intl.PluralRules(locale).resolvedOptions().locale.split('-')[0]).toBe(language.split('-')[0]);
  });
});

describe('each language', () => {
  it('has a name of its own, and a direction', () => {
    expect(Object.keys(OWN_NAMES)).toEqual(ALL_LANGUAGES);
    expect(ALL_LANGUAGES.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar']);
  });

  it.each(['constructor', '__proto__', 'EN', 'en-US', ''])('is none of %j', (tag) =>
    expect(isLanguage(tag)).toBe(false),
  );
});
