import { msg, t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import type { Account } from '../../lib/accounts/account';
import type { Clock } from '../../lib/checkouts/clock';
import { futureText } from '../../lib/checkouts/describe/futureText';
import { listText } from '../../lib/checkouts/describe/listText';
import type { Monitoring } from '../../lib/checkouts/refreshQueries';
import type { Message } from '../../lib/language/i18n';
import { i18n } from '../../lib/language/i18n';
import { send } from '../../lib/messaging/send';
import { numberText } from '../../lib/shared/countText';
import { messageOf } from '../../lib/shared/messageOf';
import { HOUR, MINUTE } from '../../lib/shared/time';
import { AccountDot } from '../accounts/AccountDot';
import { Note } from '../ui/Note';
import { Ago } from '../ui/Time';

/** What the desk does while nobody looks: when it asked last, when it asks next, how that went. */
export function MonitorSettings(props: {
  accounts: Account[];
  monitoring: Monitoring[];
  clock: Clock;
  locked: boolean;
}) {
  const { accounts, monitoring, clock, locked } = props;
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const refresh = async () => {
    setBusy(true);
    setFailed(null);
    try {
      await send('refreshAll', {});
    } catch (error) {
      setFailed(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-labelledby="monitor-title">
      <h2 id="monitor-title">{t`Status checks`}</h2>
      <table class="settings-table monitor-table">
        <thead>
          <tr>
            <th scope="col">{t`Account`}</th>
            <th scope="col">{t`Last checked`}</th>
            <th scope="col">{t({ message: 'Next', comment: 'When statuses are checked next' })}</th>
            <th scope="col">{t`Requests in the last hour`}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => {
            const { pace = null, nextRefreshAt = null } =
              monitoring.find(({ accountId }) => accountId === account.id) ?? {};
            return (
              <tr key={account.id}>
                <th scope="row">
                  <span class="settings-line">
                    <AccountDot account={account} /> <bdi>{account.label}</bdi>
                  </span>
                </th>
                <td>
                  {pace ? <Ago at={pace.at} clock={clock} /> : t({ message: 'never', comment: 'Never checked' })}
                  {pace?.last?.error && ` · ${errorWord(pace.last.error)}`}
                </td>
                <td>{nextText(account, nextRefreshAt, clock.value, locked)}</td>
                <td>{hourText(pace, clock.value)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {failed !== null && (
        <Note>
          <p>{failed}</p>
        </Note>
      )}
      <button type="button" disabled={busy || locked} onClick={refresh}>
        {busy ? t`Refreshing…` : t`Refresh now`}
      </button>
    </section>
  );
}

function nextText(account: Account, at: number | null, now: number, locked: boolean): string {
  if (locked) return t`when unlocked`;
  if (account.paused) return t({ message: 'paused', comment: 'An account' });
  if (at === null) return t`nothing to check`;
  return at <= now ? t`now` : futureText(at - now);
}

/** "41 (timed out: 2, rejected: 1)" */
function hourText(pace: Monitoring['pace'], now: number): string {
  const minutes = (pace?.minutes ?? []).filter(({ minute }) => minute > (now - HOUR) / MINUTE);
  const sent = minutes.reduce((sum, each) => sum + each.sent, 0);
  const failed = new Map<string, number>();
  for (const { failed: kinds } of minutes) {
    for (const [kind, count] of Object.entries(kinds)) failed.set(kind, (failed.get(kind) ?? 0) + count);
  }
  const total = numberText(sent);
  if (failed.size === 0) return total;
  const failures = listText(Array.from(failed, ([kind, count]) => `${errorWord(kind)}: ${numberText(count)}`));
  return t({
    message: `${total} (${failures})`,
    comment: 'Requests, and those that failed: “41 (timed out: 2, rejected: 1)”',
  });
}

const ERROR_WORDS = new Map<string, Message>([
  ['network', msg`not reached`],
  ['timeout', msg`timed out`],
  ['aborted', msg`interrupted`],
  ['refused', msg`rejected`],
  ['forbidden', msg`not allowed`],
  ['notFound', msg`not found`],
  ['invalid', msg`not accepted`],
  ['rateLimited', msg`rate limited`],
  ['server', msg`problem at Inqud`],
  ['notJson', msg`answered by something else`],
  ['unexpected', msg`not understood`],
]);

function errorWord(kind: string): string {
  const word = ERROR_WORDS.get(kind);
  return word ? i18n._(word) : kind;
}
