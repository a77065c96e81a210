import { msg, t } from '@lingui/core/macro';
import { browser } from 'wxt/browser';
import { Trans } from '#macro';
import type { Account } from '../../lib/accounts/account';
import type { LockState } from '../../lib/accounts/settings';
import { clockTime } from '../../lib/checkouts/describe/clockTime';
import { listText } from '../../lib/checkouts/describe/listText';
import type { Message } from '../../lib/language/i18n';
import { i18n } from '../../lib/language/i18n';
import { refusals } from '../../lib/messaging/refusals';
import { numberText } from '../../lib/shared/countText';
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
    [t`Version`, browser.runtime.getManifest().version],
    [t`Browser`, navigator.userAgent],
    [t`Connection`, online ? t`online` : t`offline`],
    [t`Access to Inqud`, allowed === null ? t`not known yet` : allowed ? t`allowed` : t`not allowed`],
    [
      t({ message: 'Lock', context: 'noun' }),
      { off: t`no passphrase`, unlocked: t`unlocked`, locked: t`locked` }[lock.is],
    ],
    [t`Accounts`, numberText(accounts.length)],
    [t`Secrets`, tallyText(accounts.map(({ secret }) => i18n._(SECRET_WORDS[secret]))) || t`none`],
    [t`Paused accounts`, tallyText(accounts.flatMap(({ paused }) => (paused ? [paused.error.kind] : []))) || t`none`],
    [
      t`Rejected messages`,
      (refused ?? [])
        .map(({ kind, count, lastAt }) => {
          const number = numberText(count);
          const time = clockTime(lastAt);
          return t({
            message: `${kind}: ${number}, last at ${time}`,
            comment: 'How many messages of a kind were rejected',
          });
        })
        .join('; ') || t`none since the browser started`,
    ],
  ];
  const text = facts.map(([name, value]) => `${name}: ${value}`).join('\n');
  const [copied, copy] = useCopy(text);
  return (
    <section aria-labelledby="diagnostics-title">
      <h2 id="diagnostics-title">{t`Diagnostics`}</h2>
      <p class="soft">
        <Trans>
          Send this to support when something doesn’t work. It contains no secrets, names, or orders. A rejected message
          is one that didn’t come from Checkout Desk’s own pages, or had an unexpected form.
        </Trans>
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
        {{ idle: t`Copy diagnostics`, copied: t`Copied`, refused: t`Couldn’t copy` }[copied]}
      </button>
    </section>
  );
}

const SECRET_WORDS: Record<Account['secret'], Message> = {
  none: msg`missing`,
  browser: msg`protected by the browser’s keys`,
  passphrase: msg`protected by the passphrase`,
  damaged: msg`damaged`,
};

/** How often there is each of these words: "missing: 2, damaged: 1" */
function tallyText(words: readonly string[]): string {
  const counts = Map.groupBy(words, (word) => word);
  return listText(Array.from(counts, ([word, all]) => `${word}: ${numberText(all.length)}`));
}
