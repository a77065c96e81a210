import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
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
      <h2 id="anywhere-title">From any page</h2>
      <p>
        Select an order number in a page and right-click it: “Create checkout for …” opens the form filled in, with the
        preset that you choose. Or type <kbd>{KEYWORD}</kbd>, a space and the order number in the address bar.
      </p>
      <UnlockedOnly what="change this">
        <div class="settings-form">
          <label class="settings-check">
            <input
              type="checkbox"
              checked={atOnce ?? false}
              disabled={atOnce === undefined}
              onChange={(event) => void change(event.currentTarget.checked)}
            />
            <span>
              Create at once, without a look at the form. It needs a preset that has everything but the order number.
            </span>
          </label>
          <label class="settings-check">
            <input
              type="checkbox"
              checked={reads ?? false}
              disabled={reads === null}
              onChange={(event) => void allowClipboardReading(event.currentTarget.checked)}
            />
            <span>When nothing is selected, take the order number from the clipboard. The browser asks you once.</span>
          </label>
        </div>
      </UnlockedOnly>
      <NotSaved why={failed} />
      <table class="settings-table">
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">What it does</th>
          </tr>
        </thead>
        <tbody>
          {keys.map(({ name, shortcut }) => (
            <tr key={name}>
              <th scope="row">{shortcut || 'none'}</th>
              <td>{browserShortcutWord(name)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" onClick={changeKeys}>
        Change the keys
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
