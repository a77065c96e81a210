import { i18n } from './i18n';

/**
 * A format of numbers, dates or lists in the language that is spoken: made when it is first needed, and again only after a
 * change of language, as making one costs more than drawing a row. `locale` is undefined before a language is chosen.
 */
export function perLanguage<T>(make: (locale: string | undefined) => T): () => T {
  let made: { locale: string | undefined; value: T } | undefined;
  return () => {
    const locale = i18n.locale();
    if (made === undefined || made.locale !== locale) made = { locale, value: make(locale) };
    return made.value;
  };
}
