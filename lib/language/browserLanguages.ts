import { browser } from 'wxt/browser';

/** The browser's own language first, then those that its user can read. */
export function browserLanguages(): string[] {
  return [browser.i18n.getUILanguage(), ...navigator.languages];
}
