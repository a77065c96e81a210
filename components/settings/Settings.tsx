import { useMemo } from 'preact/hooks';
import type { Desk } from '../../lib/app/desk';
import { COUNTED_OLD } from '../../lib/checkouts/backup/oldCheckouts';
import { rememberRestored } from '../../lib/checkouts/backup/reminder/rememberRestored';
import { lastCopy } from '../../lib/checkouts/backup/reminder/settings';
import { problemText } from '../../lib/checkouts/describe/problemText';
import { monitoringOf } from '../../lib/checkouts/refreshQueries';
import { countAllOld, countOld } from '../../lib/checkouts/retention';
import { saveSetting } from '../../lib/messaging/saveSetting';
import { send } from '../../lib/messaging/send';
import { stableComputed } from '../../lib/shared/stableComputed';
import { liveSignal } from '../../lib/storage/liveSignal';
import { auditLog } from '../../lib/team/audit/auditLog';
import { teamView } from '../../lib/team/teamView';
import { accountForm } from '../accounts/accountForm';
import { FirstRun } from '../accounts/FirstRun';
import { restoreFile } from '../checkouts/backup/files';
import { copyingOf } from '../checkouts/backup/wholeCopy';
import { TeamSettings } from '../team/TeamSettings';
import { SettingsPage } from './SettingsPage';

const TEAM = {
  code: () => send('teamCode', {}),
  invitation: (text: string, accept: boolean) => send('teamInvitation', { text, accept }),
  leave: (keep: boolean) => send('leaveTeam', { keep }),
};

/** Everything that can be set; without an account, first of all that one. */
export function Settings({ desk, section }: { desk: Desk; section?: string | undefined }) {
  const { history, grant, go } = desk;
  // Should it fail, saving a copy and erasing are still at hand here.
  const monitoring = useMemo(() => {
    const ids = stableComputed(() => desk.choice.accounts.value.map(({ id }) => id));
    return liveSignal(() => {
      const wanted = ids.value;
      return () => monitoringOf(history, wanted);
    });
  }, [desk]).value;
  const team = useMemo(() => liveSignal(() => () => teamView(history)), [history]);
  const log = useMemo(() => liveSignal(() => () => auditLog(history)), [history]);
  const lock = desk.lock.state.value;
  const first = <FirstRun grant={grant} left={desk.leftAccount} {...accountForm(null, () => go({ at: 'new' }))} />;
  if (lock && desk.isFirstRun.value) return first;
  return (
    lock && (
      <SettingsPage
        section={section}
        accounts={desk.choice.accounts.value}
        first={first}
        team={<TeamSettings view={team} log={log} actions={TEAM} clock={desk.clock} locked={lock.is === 'locked'} />}
        teamMessages={desk.team.messages}
        monitoring={monitoring.state === 'ready' ? monitoring.value : []}
        clock={desk.clock}
        lock={lock}
        online={desk.online.value}
        allowed={desk.allowed.value}
        grant={grant}
        copying={copyingOf(desk)}
        restore={(copy, how) => {
          if (desk.lock.locked.peek()) throw new Error(problemText({ kind: 'locked' }).todo);
          return restoreFile(desk.search.worker, copy, how).then((result) => {
            void rememberRestored(history, result, Date.now(), (copy) => saveSetting(lastCopy, copy)).catch(() => {});
            return result;
          });
        }}
        retention={{
          count: (before) => countOld(history, before, COUNTED_OLD),
          countAll: (before) => countAllOld(history, before),
          archive: (before) => send('archiveOld', { before }),
          remove: (before) => send('deleteOld', { before }),
        }}
      />
    )
  );
}
