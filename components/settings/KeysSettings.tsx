import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { Trans } from '#macro';
import { letterKeys } from '../../lib/navigation/settings';
import { UnlockedOnly } from '../accounts/lock/UnlockedOnly';
import { NotSaved } from '../data/NotSaved';
import { useGuardedSetting } from '../data/useGuardedSetting';
import { KeysDialog } from '../shortcuts/KeysDialog';
import { isMac } from '../shortcuts/system';

/** Which keys work in the desk and the popup. */
export function KeysSettings() {
  const { value: on, failed, change } = useGuardedSetting(letterKeys);
  const [listed, setListed] = useState(false);
  return (
    <section aria-labelledby="keys-title">
      <h2 id="keys-title">{t`Keyboard shortcuts`}</h2>
      <UnlockedOnly why={t`Checkout Desk is locked. Unlock it to change them.`}>
        <div class="settings-form">
          <label class="settings-check">
            <input
              type="checkbox"
              checked={on ?? true}
              disabled={on === undefined}
              onChange={(event) => void change(event.currentTarget.checked)}
            />
            <span>{t`Single-letter keys`}</span>
          </label>
        </div>
      </UnlockedOnly>
      <NotSaved why={failed} />
      <p class="soft">
        <Trans>
          Use single keys such as <kbd>j</kbd>, <kbd>/</kbd>, or <kbd>C</kbd>. Turn off if you use voice control or
          press keys by accident.
        </Trans>{' '}
        {isMac()
          ? t`Arrow keys, Enter, Escape, and keys with Control and Option still work.`
          : t`Arrow keys, Enter, Escape, and keys with Alt still work.`}
      </p>
      <button type="button" onClick={() => setListed(true)}>
        {t`Show all shortcuts`}
      </button>
      {listed && <KeysDialog onClose={() => setListed(false)} />}
    </section>
  );
}
