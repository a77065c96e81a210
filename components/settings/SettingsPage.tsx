import './SettingsPage.css';
import type { ComponentChildren, ComponentProps } from 'preact';
import { useState } from 'preact/hooks';
import type { Account } from '../../lib/accounts/account';
import type { LockState } from '../../lib/accounts/settings';
import type { RestoreFile } from '../../lib/checkouts/backup/restoring';
import type { Monitoring } from '../../lib/checkouts/refreshQueries';
import { AccountsSettings } from '../accounts/AccountsSettings';
import { PassphraseSettings } from '../accounts/lock/PassphraseSettings';
import { RetentionSettings } from '../checkouts/backup/RetentionSettings';
import type { Copying } from '../checkouts/backup/useSaving';
import { MessagesSettings } from '../share/MessagesSettings';
import type { Clock } from '../ui/Time';
import { AnywhereSettings } from './AnywhereSettings';
import { DataSettings } from './DataSettings';
import { DiagnosticsSettings } from './DiagnosticsSettings';
import { KeysSettings } from './KeysSettings';
import { MonitorSettings } from './MonitorSettings';
import { NotificationSettings } from './NotificationSettings';
import { PermissionsSettings } from './PermissionsSettings';
import { SettingsIndex } from './SettingsIndex';

/** Everything that can be set, seen and erased. */
export function SettingsPage(props: {
  /** The one to show, by the last part of its address. */
  section?: string | undefined;
  accounts: Account[];
  /** The form for the first account, while there is none. */
  first: ComponentChildren;
  monitoring: Monitoring[];
  clock: Clock;
  lock: LockState;
  online: boolean;
  allowed: boolean | null;
  grant: () => void;
  copying: Copying;
  restore: RestoreFile;
  retention: Omit<ComponentProps<typeof RetentionSettings>, 'clock' | 'copying' | 'restored'>;
}) {
  const { accounts, lock, online, allowed, grant } = props;
  const [restored, setRestored] = useState(0);
  const restore: typeof props.restore = (...how) =>
    props.restore(...how).finally(() => setRestored((count) => count + 1));
  return (
    <div class="settings">
      {accounts.length === 0 ? props.first : <h1>Settings</h1>}
      <SettingsIndex section={props.section} accounts={accounts.length > 0} />
      {accounts.length > 0 && <AccountsSettings accounts={accounts} lock={lock} />}
      <PassphraseSettings lock={lock} accounts={accounts} />
      {accounts.length > 0 && (
        <MonitorSettings
          accounts={accounts}
          monitoring={props.monitoring}
          clock={props.clock}
          locked={lock.is === 'locked'}
        />
      )}
      <KeysSettings />
      <AnywhereSettings />
      <MessagesSettings />
      <NotificationSettings />
      <PermissionsSettings allowed={allowed} grant={grant} />
      <RetentionSettings {...props.retention} copying={props.copying} clock={props.clock} restored={restored} />
      <DataSettings copying={props.copying} restore={restore} />
      <DiagnosticsSettings accounts={accounts} lock={lock} online={online} allowed={allowed} />
    </div>
  );
}
