import { AccountPage } from '../../components/accounts/AccountPage';
import { restoreFile } from '../../components/checkouts/backup/files';
import { useLive } from '../../components/data/useLive';
import { SettingsPage } from '../../components/settings/SettingsPage';
import { problemText } from '../../lib/checkouts/describe/text';
import { monitoringOf } from '../../lib/checkouts/refreshQueries';
import { countAllOld, countOld } from '../../lib/checkouts/retention';
import { send } from '../../lib/messaging/send';
import { COUNT_LIMIT } from '../../lib/search/contract';
import { accountForm } from './accountForm';
import type { Desk } from './desk';

/** Everything that can be set; without an account, first of all that one. */
export function Settings({ desk, section }: { desk: Desk; section?: string | undefined }) {
  const { history, accounts, locked, grant, go } = desk;
  const ids = accounts.map(({ id }) => id);
  // Should it fail, saving a copy and erasing are still at hand here.
  const monitoring = useLive(() => monitoringOf(history, ids), [ids.join(' ')]);
  return (
    <SettingsPage
      section={section}
      accounts={accounts}
      first={<AccountPage account={null} accounts={[]} grant={grant} {...accountForm(null, () => go({ at: 'new' }))} />}
      monitoring={monitoring.state === 'ready' ? monitoring.value : []}
      clock={desk.clock}
      lock={desk.lock}
      online={desk.online}
      allowed={desk.allowed}
      grant={grant}
      makeCopy={desk.makeCopy}
      restore={(file, how) => {
        if (locked) throw new Error(problemText({ kind: 'locked' }).todo);
        return restoreFile(desk.searching.finding, file, how);
      }}
      retention={{
        count: (before) => countOld(history, before, COUNT_LIMIT),
        countAll: (before) => countAllOld(history, before),
        archive: (before) => send('archiveOld', { before }),
        remove: (before) => send('deleteOld', { before }),
      }}
    />
  );
}
