import type { Catalogs } from '../../../lib/background/speech';

/** Nothing translated: what the background says is what the code says. */
export const NO_CATALOGS: Catalogs = {
  en: {},
  uk: {},
  pl: {},
  es: {},
  'pt-BR': {},
  tr: {},
  de: {},
  fr: {},
  it: {},
  ar: {},
};
