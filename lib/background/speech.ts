import { browser } from 'wxt/browser';
import { browserLanguages } from '../language/browserLanguages';
import type { Messages } from '../language/i18n';
import { i18n } from '../language/i18n';
import type { Language } from '../language/languages';
import { languageFor, localeFor } from '../language/languages';
import { chosenLanguage } from '../language/setting';
import { popupAddress } from '../popup/popupAddress';
import type { Theme } from '../shared/theme';
import { chosenTheme } from '../shared/theme';
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
  };
  let [language, theme]: [Language | null, Theme | null] = [null, null];
  // The popup has no time to read a setting before it draws.
  const tellPopup = async () => {
    await browser.action.setPopup({ popup: popupAddress({ language, theme }) }).catch(() => {});
  };
  watchSetting(chosenLanguage, async (chosen) => {
    language = chosen;
    await speak(chosen);
    await tellPopup();
    await setup.changed();
  });
  watchSetting(chosenTheme, (chosen) => {
    theme = chosen;
    return tellPopup();
  });
  const start = async () => {
    [language, theme] = await Promise.all([
      readSetting(chosenLanguage).catch(() => null),
      readSetting(chosenTheme).catch(() => null),
    ]);
    await speak(language);
    await tellPopup();
  };
  return { ready: start() };
}
