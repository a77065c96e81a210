import { useState } from 'preact/hooks';
import type { Account } from '../../lib/accounts/account';
import type { Clock } from '../../lib/checkouts/clock';
import { lengthText } from '../../lib/checkouts/describe/text';
import type { Monitoring } from '../../lib/checkouts/refreshQueries';
import { send } from '../../lib/messaging/send';
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
      <h2 id="monitor-title">Status checks</h2>
      <table class="settings-table monitor-table">
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Last asked</th>
            <th scope="col">Next</th>
            <th scope="col">Requests in the last hour</th>
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
                  {pace ? <Ago at={pace.at} clock={clock} /> : 'never'}
                  {pace?.last?.error && `, ${errorWord(pace.last.error)}`}
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
        {busy ? 'Refreshing…' : 'Refresh now'}
      </button>
    </section>
  );
}

function nextText(account: Account, at: number | null, now: number, locked: boolean): string {
  if (locked) return 'when unlocked';
  if (account.paused) return 'paused';
  if (at === null) return 'nothing to watch';
  return at <= now ? 'now' : `in ${lengthText(at - now)}`;
}

/** "41, of these 2 timed out, 1 refused" */
function hourText(pace: Monitoring['pace'], now: number): string {
  const minutes = (pace?.minutes ?? []).filter(({ minute }) => minute > (now - HOUR) / MINUTE);
  const sent = minutes.reduce((sum, each) => sum + each.sent, 0);
  const failed = new Map<string, number>();
  for (const { failed: kinds } of minutes) {
    for (const [kind, count] of Object.entries(kinds)) failed.set(kind, (failed.get(kind) ?? 0) + count);
  }
  if (failed.size === 0) return String(sent);
  return `${sent}, of these ${Array.from(failed, ([kind, count]) => `${count} ${errorWord(kind)}`).join(', ')}`;
}

const ERROR_WORDS = new Map([
  ['network', 'not reached'],
  ['timeout', 'without an answer in time'],
  ['aborted', 'cut off'],
  ['refused', 'refused'],
  ['forbidden', 'not allowed'],
  ['notFound', 'not found'],
  ['invalid', 'not accepted'],
  ['rateLimited', 'asked to wait'],
  ['server', 'with a fault at Inqud'],
  ['notJson', 'answered by something else'],
  ['unexpected', 'not understood'],
]);

function errorWord(kind: string): string {
  return ERROR_WORDS.get(kind) ?? kind;
}
