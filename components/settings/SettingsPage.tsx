import './SettingsPage.css';
import { t } from '@lingui/core/macro';
import type { ComponentChildren, ComponentProps } from 'preact';
import { useState } from 'preact/hooks';
import type { Account } from '../../lib/accounts/account';
import type { LockState } from '../../lib/accounts/settings';
import type { RestoreFile } from '../../lib/checkouts/backup/restoring';
import type { Clock } from '../../lib/checkouts/clock';
import type { Monitoring } from '../../lib/checkouts/refreshQueries';
import { i18n } from '../../lib/language/i18n';
import { hashOf } from '../../lib/navigation/routes';
import type { SettingsPageId, SettingsSectionId } from '../../lib/navigation/settingsSections';
import { SETTINGS_SECTIONS, settingsPageOf } from '../../lib/navigation/settingsSections';
import { AccountsSettings } from '../accounts/AccountsSettings';
import { PassphraseSettings } from '../accounts/lock/PassphraseSettings';
import { RetentionSettings } from '../checkouts/backup/RetentionSettings';
import type { Copying } from '../checkouts/backup/useSaving';
import { RetentionRuleField } from '../checkouts/housekeeping/RetentionRuleField';
import { MessagesSettings } from '../share/MessagesSettings';
import { ErrorBoundary } from '../ui/failure/ErrorBoundary';
import { lazy } from '../ui/lazy';
import { AnywhereSettings } from './AnywhereSettings';
import { HelpPage } from './about/HelpPage';
import { DataSettings } from './DataSettings';
import { DiagnosticsSettings } from './DiagnosticsSettings';
import { GeneralSettings } from './GeneralSettings';
import { KeysSettings } from './KeysSettings';
import { MonitorSettings } from './MonitorSettings';
import { NotificationSettings } from './NotificationSettings';
import { PermissionsSettings } from './PermissionsSettings';
import { SettingsIndex } from './SettingsIndex';

const NewsPage = lazy(() => import('./about/NewsPage').then(({ NewsPage }) => NewsPage));
const AboutPage = lazy(() => import('./about/AboutPage').then(({ AboutPage }) => AboutPage));

type Props = {
  /** The page or section to show, by the last part of its address. */
  section?: string | undefined;
  accounts: Account[];
  /** The form for the first account, while there is none. */
  first: ComponentChildren;
  team: ComponentChildren;
  /** What the team shares of messages to customers. */
  teamMessages?: ComponentProps<typeof MessagesSettings>['team'];
  monitoring: Monitoring[];
  clock: Clock;
  lock: LockState;
  online: boolean;
  allowed: boolean | null;
  grant: () => void;
  copying: Copying;
  restore: RestoreFile;
  retention: Omit<ComponentProps<typeof RetentionSettings>, 'clock' | 'copying' | 'restored' | 'children'>;
};

/** Everything that can be set, seen and erased, on pages beside their list. Where there is no room, the list is a page. */
export function SettingsPage(props: Props) {
  const page = (props.section === undefined ? null : settingsPageOf(props.section)) ?? 'accounts';
  // That page has a heading of its own.
  const isFirstRun = page === 'accounts' && props.accounts.length === 0;
  return (
    <div class={`settings ${props.section === undefined && !isFirstRun ? 'settings-at-list' : ''}`}>
      {isFirstRun ? null : <h1>{t`Settings`}</h1>}
      <SettingsIndex section={props.section} page={page} accounts={props.accounts.length > 0} />
      <div class="settings-page">
        <a class="settings-back" href={hashOf({ at: 'settings' })}>
          {t`All settings`}
        </a>
        <PageOf {...props} page={page} />
      </div>
    </div>
  );
}

function PageOf(props: Props & { page: SettingsPageId }) {
  const { accounts, lock, online, allowed, grant } = props;
  const [restored, setRestored] = useState(0);
  const restore: typeof props.restore = (...how) =>
    props.restore(...how).finally(() => setRestored((count) => count + 1));
  switch (props.page) {
    case 'accounts':
      return (
        <Part id="accounts">
          {accounts.length === 0 ? props.first : <AccountsSettings accounts={accounts} lock={lock} />}
        </Part>
      );
    case 'general':
      return (
        <Part id="language">
          <GeneralSettings />
        </Part>
      );
    case 'passphrase':
      return (
        <Part id="passphrase">
          <PassphraseSettings lock={lock} accounts={accounts} />
        </Part>
      );
    case 'notices':
      return (
        <Part id="notices">
          <NotificationSettings
            lock={lock.is}
            accounts={accounts}
            online={online}
            allowed={allowed}
            clock={props.clock}
          />
        </Part>
      );
    case 'monitor':
      return (
        <Part id="monitor">
          <MonitorSettings
            accounts={accounts}
            monitoring={props.monitoring}
            clock={props.clock}
            locked={lock.is === 'locked'}
          />
        </Part>
      );
    case 'team':
      return <Part id="team">{props.team}</Part>;
    case 'keys':
      return (
        <>
          <Part id="keys">
            <KeysSettings />
          </Part>
          <Part id="anywhere">
            <AnywhereSettings />
          </Part>
        </>
      );
    case 'messages':
      return (
        <Part id="messages">
          <MessagesSettings {...(props.teamMessages && { team: props.teamMessages })} />
        </Part>
      );
    case 'permissions':
      return (
        <Part id="permissions">
          <PermissionsSettings allowed={allowed} grant={grant} />
        </Part>
      );
    case 'privacy':
      return (
        <>
          <Part id="retention">
            <RetentionSettings {...props.retention} copying={props.copying} clock={props.clock} restored={restored}>
              <RetentionRuleField />
            </RetentionSettings>
          </Part>
          <Part id="data">
            <DataSettings copying={props.copying} restore={restore} />
          </Part>
        </>
      );
    case 'help':
      return (
        <Part id="help">
          <HelpPage />
        </Part>
      );
    case 'news':
      return (
        <Part id="news">
          <NewsPage />
        </Part>
      );
    case 'about':
      return (
        <Part id="about">
          <AboutPage />
        </Part>
      );
    default:
      return (
        <Part id="diagnostics">
          <DiagnosticsSettings accounts={accounts} lock={lock} online={online} allowed={allowed} />
        </Part>
      );
  }
}

/** An error in one section leaves the others. */
function Part({ id, children }: { id: SettingsSectionId; children: ComponentChildren }) {
  const heading = SETTINGS_SECTIONS.find((each) => each.id === id)?.heading;
  return <ErrorBoundary part={`“${heading === undefined ? '' : i18n._(heading)}”`}>{children}</ErrorBoundary>;
}
