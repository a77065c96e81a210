import './SettingsPage.css';
import type { ComponentChildren, ComponentProps } from 'preact';
import type { Account } from '../lib/accounts/account';
import type { Monitoring } from '../lib/history/monitoring';
import type { LockState } from '../lib/settings';
import { AccountsSettings } from './AccountsSettings';
import { DataSettings } from './DataSettings';
import { DiagnosticsSettings } from './DiagnosticsSettings';
import { MonitorSettings } from './MonitorSettings';
import { NoticeSettings } from './NoticeSettings';
import { PassphraseSettings } from './PassphraseSettings';
import { PermissionsSettings } from './PermissionsSettings';
import type { RestoreHistory } from './RestoreHistory';
import { RetentionSettings } from './RetentionSettings';
import type { Clock } from './Time';

/** Everything that can be set, seen and erased. */
export function SettingsPage(props: {
  accounts: Account[];
  /** The form for the first account, while there is none. */
  first: ComponentChildren;
  monitoring: Monitoring[];
  clock: Clock;
  lock: LockState;
  online: boolean;
  allowed: boolean | null;
  grant: () => void;
  /** The name of an account, also of one that was removed. */
  accountName: (id: string) => string | null;
  restore: ComponentProps<typeof RestoreHistory>['run'];
  retention: Omit<ComponentProps<typeof RetentionSettings>, 'now'>;
}) {
  const { accounts, lock, online, allowed, grant } = props;
  return (
    <div class="settings">
      {accounts.length === 0 ? (
        props.first
      ) : (
        <>
          <h1>Settings</h1>
          <AccountsSettings accounts={accounts} lock={lock} />
        </>
      )}
      <PassphraseSettings lock={lock} accounts={accounts} />
      {accounts.length > 0 && (
        <MonitorSettings
          accounts={accounts}
          monitoring={props.monitoring}
          clock={props.clock}
          locked={lock.is === 'locked'}
        />
      )}
      <NoticeSettings />
      <PermissionsSettings allowed={allowed} grant={grant} />
      <RetentionSettings {...props.retention} now={props.clock.value} />
      <DataSettings accountName={props.accountName} restore={props.restore} />
      <DiagnosticsSettings accounts={accounts} lock={lock} online={online} allowed={allowed} />
    </div>
  );
}
