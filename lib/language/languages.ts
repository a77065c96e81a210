/** The languages of the interface, by their direction. Plain Node reads this file, too: no macros here. */
const DIRECTIONS = {
  en: 'ltr',
  uk: 'ltr',
  pl: 'ltr',
  es: 'ltr',
  'pt-BR': 'ltr',
  tr: 'ltr',
  de: 'ltr',
  fr: 'ltr',
  it: 'ltr',
  ar: 'rtl',
} as const;
export type Language = keyof typeof DIRECTIONS;

// Pure, so that a script that needs no language carries none of them.
export const ALL_LANGUAGES = /* @__PURE__ */ Object.keys(DIRECTIONS).filter(isLanguage);

/** The languages whose catalogs are complete: only these are offered, and chosen by themselves. */
export const OFFERED: readonly Language[] = ALL_LANGUAGES;

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(DIRECTIONS, tag);
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return DIRECTIONS[language];
}

/**
 * The language for the first of these tags that has one: "es-419" is Spanish, "pt" and "pt-PT" are Brazilian Portuguese.
 * English when none has.
 */
export function languageFor(tags: readonly string[], offered: readonly Language[] = OFFERED): Language {
  return tags.map((tag) => languageOf(tag, offered)).find((language) => language !== undefined) ?? 'en';
}

function languageOf(tag: string, among: readonly Language[]): Language | undefined {
  const [primary] = tag.toLowerCase().split(/[-_]/);
  return among.find((language) => language.split('-')[0] === primary);
}

/**
 * The locale of numbers and dates in a language: the first of these tags that is of that language, for the habits of its
 * country. Digits are Latin everywhere, as in amounts and hashes.
 */
export function localeFor(language: Language, tags: readonly string[]): string {
  const own = tags.find((tag) => languageOf(tag, ALL_LANGUAGES) === language && isTag(tag));
  return new Intl.Locale(own ?? language, { numberingSystem: 'latn' }).toString();
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
