import { t } from '@lingui/core/macro';
import { useId } from 'preact/hooks';
import { privacyBlur } from '../../lib/app/blurSetting';
import { isBlurred } from '../../lib/app/showBlur';
import { browserLanguages } from '../../lib/language/browserLanguages';
import { isLanguage, languageFor, OFFERED } from '../../lib/language/languages';
import { OWN_NAMES } from '../../lib/language/names';
import { chosenLanguage } from '../../lib/language/setting';
import { chosenTheme, isTheme } from '../../lib/shared/theme';
import { changeSetting, settingSignal } from '../../lib/storage/settingSignal';
import { Key } from '../shortcuts/Key';
import { SHORTCUTS, withAlt } from '../shortcuts/shortcuts';
import { Field } from '../ui/Field';

/** What applies to every page: in which language, and how bright. */
export function GeneralSettings() {
  const blurHelp = useId();
  const language = settingSignal(chosenLanguage).value;
  const theme = settingSignal(chosenTheme).value;
  const browsers = OWN_NAMES[languageFor(browserLanguages())];
  return (
    <>
      <section aria-labelledby="language-title">
        <h2 id="language-title">{t`Language`}</h2>
        <Field
          label={t`Language of Checkout Desk`}
          help={t`Dates and numbers follow it. Messages to customers have a language of their own.`}
        >
          <select
            value={language ?? ''}
            disabled={language === undefined}
            onChange={({ currentTarget: { value } }) => changeSetting(chosenLanguage, isLanguage(value) ? value : null)}
          >
            <option value="">{t`Same as the browser (${browsers})`}</option>
            {OFFERED.map((each) => (
              <option key={each} value={each} lang={each}>
                {OWN_NAMES[each]}
              </option>
            ))}
          </select>
        </Field>
      </section>
      <section aria-labelledby="appearance-title">
        <h2 id="appearance-title">{t`Appearance`}</h2>
        <Field label={t`Theme`}>
          <select
            value={theme ?? ''}
            disabled={theme === undefined}
            onChange={({ currentTarget: { value } }) => changeSetting(chosenTheme, isTheme(value) ? value : null)}
          >
            <option value="">{t`Same as the browser`}</option>
            <option value="light">{t({ message: 'Light', context: 'noun' })}</option>
            <option value="dark">{t({ message: 'Dark', context: 'noun' })}</option>
          </select>
        </Field>
        <label class="settings-check">
          <input
            type="checkbox"
            aria-describedby={blurHelp}
            checked={isBlurred()}
            onChange={({ currentTarget }) => changeSetting(privacyBlur, currentTarget.checked || null)}
          />
          <span>
            {t`Privacy blur`} <Key name={withAlt(SHORTCUTS.blur.alt)} />
          </span>
        </label>
        <p class="soft" id={blurHelp}>
          {t`Blurs amounts, addresses, names, notes, and order IDs until you point at them or focus them. Notifications leave them out.`}
        </p>
      </section>
    </>
  );
}
