import { t } from '@lingui/core/macro';
import languagesIcon from 'lucide/dist/esm/icons/languages.mjs';
import { browserLanguages } from '../../lib/language/browserLanguages';
import { languageFor, OFFERED } from '../../lib/language/languages';
import { OWN_NAMES } from '../../lib/language/names';
import { chosenLanguage } from '../../lib/language/setting';
import { changeSetting, settingSignal } from '../../lib/storage/settingSignal';
import { Menu } from '../ui/Menu';

/** The language of all pages, for whoever cannot read this one: each is called by its own name. */
export function LanguageMenu() {
  const chosen = settingSignal(chosenLanguage).value;
  const browsers = OWN_NAMES[languageFor(browserLanguages())];
  return (
    <Menu label={t`Language`} icon={languagesIcon} end class="popup-languages">
      {[null, ...OFFERED].map((each) => (
        <button
          key={each}
          type="button"
          class="plain"
          lang={each ?? undefined}
          aria-pressed={chosen === each}
          // All is drawn again in it, as when the popup was opened.
          onClick={() => changeSetting(chosenLanguage, each)}
        >
          {each === null ? t`Same as the browser (${browsers})` : OWN_NAMES[each]}
        </button>
      ))}
    </Menu>
  );
}
