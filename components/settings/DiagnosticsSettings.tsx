import { browser } from 'wxt/browser';
import type { Account } from '../../lib/accounts/account';
import type { LockState } from '../../lib/accounts/settings';
import { clockTime } from '../../lib/checkouts/describe/text';
import { refusals } from '../../lib/messaging/refusals';
import { tallyText } from '../../lib/shared/countText';
import { settingSignal } from '../../lib/storage/settingSignal';
import { useCopy } from '../ui/hooks/useCopy';

/** What helps to find a fault, and nothing that is secret: no name, no ID, no order, no amount. */
export function DiagnosticsSettings(props: {
  accounts: Account[];
  lock: LockState;
  online: boolean;
  allowed: boolean | null;
}) {
  const { accounts, lock, online, allowed } = props;
  const refused = settingSignal(refusals).value;
  const facts: [string, string][] = [
    ['Version', browser.runtime.getManifest().version],
    ['Browser', navigator.userAgent],
    ['Connection', online ? 'online' : 'offline'],
    ['Access to Inqud', allowed === null ? 'not known yet' : allowed ? 'allowed' : 'not allowed'],
    ['Lock', { off: 'no passphrase', unlocked: 'unlocked', locked: 'locked' }[lock.is]],
    ['Accounts', String(accounts.length)],
    ['Secrets', tallyText(accounts.map(({ secret }) => SECRET_WORDS[secret])) || 'none'],
    ['Paused accounts', tallyText(accounts.flatMap(({ paused }) => (paused ? [paused.error.kind] : []))) || 'none'],
    [
      'Refused messages',
      (refused ?? [])
        .map(({ kind, count, lastAt }) => `${count} from ${kind}, last at ${clockTime(lastAt)}`)
        .join('; ') || 'none since the browser started',
    ],
  ];
  const text = facts.map(([name, value]) => `${name}: ${value}`).join('\n');
  const [copied, copy] = useCopy(text);
  return (
    <section aria-labelledby="diagnostics-title">
      <h2 id="diagnostics-title">Diagnostics</h2>
      <p class="soft">
        For support, when something does not work. It holds no secret, no name and no order. A refused message is one
        that did not come from our own pages, or not in the form they send.
      </p>
      <table class="settings-table">
        <tbody>
          {facts.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" onClick={copy}>
        {{ idle: 'Copy diagnostics', copied: 'Copied', refused: 'Could not copy' }[copied]}
      </button>
    </section>
  );
}

const SECRET_WORDS: Record<Account['secret'], string> = {
  none: 'missing',
  browser: 'under the browser’s keys',
  passphrase: 'under the passphrase',
  damaged: 'damaged',
};
