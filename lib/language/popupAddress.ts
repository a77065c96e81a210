import type { Language } from './languages';
import { isLanguage } from './languages';

/** The name in the popup's address that says which language was chosen. */
const PARAMETER = 'l';

/** The popup's address in the chosen language, null for the browser's: so it knows it before it has read anything. */
export function popupAddress(chosen: Language | null): string {
  return chosen === null ? 'popup.html' : `popup.html?${PARAMETER}=${chosen}`;
}

/** The language that an address says; null when it says none. */
export function languageIn(search: string): Language | null {
  const chosen = new URLSearchParams(search).get(PARAMETER);
  return chosen !== null && isLanguage(chosen) ? chosen : null;
}
