import { t } from '@lingui/core/macro';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Trans } from '#macro';
import { createsAtOnce } from '../../lib/checkout-form/handoff/settings';
import { KEYWORD } from '../../lib/navigation/browserShortcuts';
import { allowClipboardReading, clipboardReading } from '../../lib/permissions/clipboardReading';
import { UnlockedOnly } from '../accounts/lock/UnlockedOnly';
import { NotSaved } from '../data/NotSaved';
import { useGuardedSetting } from '../data/useGuardedSetting';
import { browserShortcutWord } from '../shortcuts/browserShortcutWords';

/** How checkouts are made without opening the desk first: the keys, the menu of a page, the address bar. */
export function AnywhereSettings() {
  const { value: atOnce, failed, change } = useGuardedSetting(createsAtOnce);
  const reads = clipboardReading.value;
  const keys = useKeys();
  return (
    <section aria-labelledby="anywhere-title">
      <h2 id="anywhere-title">{t`Right-click and address bar`}</h2>
      <p>
        <Trans>
          Select an order ID on any page and right-click it. “Create checkout for …” opens the form, filled in with the
          preset you choose. Or type <kbd>{KEYWORD}</kbd>, a space, and the order ID in the address bar.
        </Trans>
      </p>
      <UnlockedOnly why={t`Checkout Desk is locked. Unlock it to change this.`}>
        <div class="settings-form">
          <label class="settings-check">
            <input
              type="checkbox"
              checked={atOnce ?? false}
              disabled={atOnce === undefined}
              onChange={(event) => void change(event.currentTarget.checked)}
            />
            <span>
              {t`Create right away, without showing the form. Needs a preset that has everything but the order ID.`}{' '}
              <span class="soft">
                {t`The link goes to the clipboard. If your browser wants a key press for that, the key is shown next to the link.`}
              </span>
            </span>
          </label>
          <label class="settings-check">
            <input
              type="checkbox"
              checked={reads ?? false}
              disabled={reads === null}
              onChange={(event) => void allowClipboardReading(event.currentTarget.checked)}
            />
            <span>{t`When nothing is selected, use the order ID from the clipboard. Your browser asks you once.`}</span>
          </label>
        </div>
      </UnlockedOnly>
      <NotSaved why={failed} />
      <table class="settings-table">
        <thead>
          <tr>
            <th scope="col">{t`Shortcut`}</th>
            <th scope="col">{t`What it does`}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map(({ name, shortcut }) => (
            <tr key={name}>
              <th scope="row">{shortcut || t({ message: 'none', comment: 'No keyboard shortcut' })}</th>
              <td>{browserShortcutWord(name)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" onClick={changeKeys}>
        {t`Change shortcuts`}
      </button>
    </section>
  );
}

function useKeys(): { name: string; shortcut: string }[] {
  const [keys, setKeys] = useState<{ name: string; shortcut: string }[]>([]);
  useEffect(() => {
    const look = async () => {
      const commands = await browser.commands.getAll();
      setKeys(commands.map(({ name = '', shortcut = '' }) => ({ name, shortcut })));
    };
    void look();
    // Whoever comes back from the browser's page for keys sees what was changed there.
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, []);
  return keys;
}

/** Firefox's own way, which Chrome's types do not know. */
type WithShortcutSettings = { openShortcutSettings(): Promise<void> };

function changeKeys(): void {
  if (import.meta.env.FIREFOX) void (browser.commands as unknown as WithShortcutSettings).openShortcutSettings();
  else void browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
