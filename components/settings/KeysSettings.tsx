import { useState } from 'preact/hooks';
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
      <h2 id="keys-title">Keyboard shortcuts</h2>
      <UnlockedOnly what="change them">
        <div class="settings-form">
          <label class="settings-check">
            <input
              type="checkbox"
              checked={on ?? true}
              disabled={on === undefined}
              onChange={(event) => void change(event.currentTarget.checked)}
            />
            <span>Single-letter keys</span>
          </label>
        </div>
      </UnlockedOnly>
      <NotSaved why={failed} />
      <p class="soft">
        One letter, digit or sign alone does something, such as <kbd>j</kbd>, <kbd>/</kbd> or <kbd>C</kbd>. Switch them
        off if you speak to your computer, or hit keys by chance. Arrow keys, Enter, Escape and keys with{' '}
        {isMac() ? 'Control and Option' : 'Alt'} stay.
      </p>
      <button type="button" onClick={() => setListed(true)}>
        Show all keys
      </button>
      {listed && <KeysDialog onClose={() => setListed(false)} />}
    </section>
  );
}
