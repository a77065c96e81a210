import type { Language } from './languages';

/** Each language by its own name, which its speakers know. */
export const OWN_NAMES: Record<Language, string> = {
  en: 'English',
  uk: 'Українська',
  pl: 'Polski',
  es: 'Español',
  'pt-BR': 'Português (Brasil)',
  tr: 'Türkçe',
  de: 'Deutsch',
  fr: 'Français',
  it: 'Italiano',
  ar: 'العربية',
};
