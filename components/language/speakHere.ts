import type { PagePlace } from 'virtual:catalogs/pages';
import { browserLanguages } from '../../lib/language/browserLanguages';
import type { Language } from '../../lib/language/languages';
import { languageFor } from '../../lib/language/languages';
import { chosenLanguage } from '../../lib/language/setting';
import { speak } from '../../lib/language/speak';
import { languageIn } from '../../lib/popup/popupAddress';
import { readSetting, watchSetting } from '../../lib/storage/settings';

const languageOf = (chosen: Language | null) => chosen ?? languageFor(browserLanguages());
const speakChosen = (chosen: Language | null) => speak(languageOf(chosen));

/** Speaks the language of the user in this page, of which these places are shown at first, and follows each change of it. */
export async function speakHere(places: readonly PagePlace[]): Promise<void> {
  watchSetting(chosenLanguage, speakChosen);
  await speak(languageOf(await readSetting(chosenLanguage)), places);
}

/**
 * The same for a page that has no time to read a setting: the background has written the language into its address. Where
 * the browser has forgotten that since it was started, the page speaks another language a moment later.
 */
export async function speakAtOnce(places: readonly PagePlace[]): Promise<void> {
  watchSetting(chosenLanguage, speakChosen);
  await speak(languageOf(languageIn(location.search)), places);
  void readSetting(chosenLanguage).then(speakChosen);
}
