import type { Language } from '../language/languages';
import { isLanguage } from '../language/languages';
import type { Theme } from '../shared/theme';
import { isTheme } from '../shared/theme';

/** What was chosen, each null for the browser's. */
type Chosen = { language: Language | null; theme: Theme | null };

/** The popup's address, in which it finds what it has to know before it has read anything. */
export function popupAddress({ language, theme }: Chosen): string {
  const parameters = new URLSearchParams({ ...(language && { l: language }), ...(theme && { t: theme }) });
  return parameters.size === 0 ? 'popup.html' : `popup.html?${parameters}`;
}

/** The language that an address says; null when it says none. */
export function languageIn(search: string): Language | null {
  const language = new URLSearchParams(search).get('l');
  return language !== null && isLanguage(language) ? language : null;
}

/** The theme that an address says; null when it says none. */
export function themeIn(search: string): Theme | null {
  const theme = new URLSearchParams(search).get('t');
  return theme !== null && isTheme(theme) ? theme : null;
}
