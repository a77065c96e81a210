import './SettingsPage.css';
import type { ComponentChildren, ComponentProps } from 'preact';
import { useState } from 'preact/hooks';
import type { Account } from '../../lib/accounts/account';
import type { LockState } from '../../lib/accounts/settings';
import type { RestoreFile } from '../../lib/checkouts/backup/restoring';
import type { Monitoring } from '../../lib/checkouts/refreshQueries';
import { SETTINGS_SECTIONS } from '../../lib/navigation/settingsSections';
import { AccountsSettings } from '../accounts/AccountsSettings';
import { PassphraseSettings } from '../accounts/lock/PassphraseSettings';
import { RetentionSettings } from '../checkouts/backup/RetentionSettings';
import type { Copying } from '../checkouts/backup/useSaving';
import { MessagesSettings } from '../share/MessagesSettings';
import { ErrorBoundary } from '../ui/failure/ErrorBoundary';
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
  team: ComponentChildren;
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
      {accounts.length > 0 && (
        <Part id="accounts">
          <AccountsSettings accounts={accounts} lock={lock} />
        </Part>
      )}
      <Part id="passphrase">
        <PassphraseSettings lock={lock} accounts={accounts} />
      </Part>
      {accounts.length > 0 && (
        <Part id="monitor">
          <MonitorSettings
            accounts={accounts}
            monitoring={props.monitoring}
            clock={props.clock}
            locked={lock.is === 'locked'}
          />
        </Part>
      )}
      <Part id="team">{props.team}</Part>
      <Part id="keys">
        <KeysSettings />
      </Part>
      <Part id="anywhere">
        <AnywhereSettings />
      </Part>
      <Part id="messages">
        <MessagesSettings />
      </Part>
      <Part id="notices">
        <NotificationSettings />
      </Part>
      <Part id="permissions">
        <PermissionsSettings allowed={allowed} grant={grant} />
      </Part>
      <Part id="retention">
        <RetentionSettings {...props.retention} copying={props.copying} clock={props.clock} restored={restored} />
      </Part>
      <Part id="data">
        <DataSettings copying={props.copying} restore={restore} />
      </Part>
      <Part id="diagnostics">
        <DiagnosticsSettings accounts={accounts} lock={lock} online={online} allowed={allowed} />
      </Part>
    </div>
  );
}

/** An error in one section leaves the others. */
function Part({ id, children }: { id: (typeof SETTINGS_SECTIONS)[number][0]; children: ComponentChildren }) {
  const [, heading] = SETTINGS_SECTIONS.find(([each]) => each === id) ?? [];
  return <ErrorBoundary part={`“${heading}”`}>{children}</ErrorBoundary>;
}
