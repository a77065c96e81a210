import { browser } from 'wxt/browser';
import { browserLanguages } from '../language/browserLanguages';
import type { Messages } from '../language/i18n';
import { i18n } from '../language/i18n';
import type { Language } from '../language/languages';
import { languageFor, localeFor } from '../language/languages';
import { popupAddress } from '../language/popupAddress';
import { chosenLanguage } from '../language/setting';
import { readSetting, watchSetting } from '../storage/settings';

export type Catalogs = Readonly<Record<Language, Messages>>;

/**
 * Speaks the language of the user in what the background says itself: notifications, the menu, the address bar and the
 * toolbar button. `changed` says again what the browser keeps. `ready` settles when the language is known.
 */
export function createSpeech(setup: { catalogs: Catalogs; changed: () => unknown }): { ready: Promise<void> } {
  const speak = async (chosen: Language | null): Promise<void> => {
    const language = chosen ?? languageFor(browserLanguages());
    i18n.load(language, setup.catalogs[language]);
    i18n.activate(language, localeFor(language, browserLanguages()));
    // The popup has no time to read a setting before it draws.
    await browser.action.setPopup({ popup: popupAddress(chosen) }).catch(() => {});
  };
  watchSetting(chosenLanguage, (chosen) => speak(chosen).then(setup.changed));
  const reading = readSetting(chosenLanguage).catch(() => null);
  return { ready: reading.then(speak) };
}
