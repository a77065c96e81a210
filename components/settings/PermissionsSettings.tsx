import { t } from '@lingui/core/macro';
import { useEffect, useState } from 'preact/hooks';
import { Trans } from '#macro';
import { clipboardReading } from '../../lib/permissions/clipboardReading';
import { fileSaving } from '../../lib/permissions/fileSaving';
import { hasSite, onPermissionsChanged } from '../../lib/permissions/permissions';
import { OPTIONAL, purposesIn, SITE_PURPOSES } from '../../lib/permissions/purposes';
import { Breakable } from '../ui/links/Breakable';

/** What the browser allows Checkout Desk to do and what for; a site that was taken away can be given back. */
export function PermissionsSettings({ allowed, grant }: { allowed: boolean | null; grant: () => void }) {
  const granted = useSiteStates(allowed);
  const optional = { clipboardRead: clipboardReading.value, downloads: fileSaving.value };
  return (
    <section aria-labelledby="permissions-title">
      <h2 id="permissions-title">{t`Permissions`}</h2>
      <p>
        <Trans>
          Checkout Desk connects to two sites and no others. On any other page, it sees only what you select, and only
          when you use it to create a checkout.
        </Trans>
      </p>
      <table class="settings-table words-table">
        <thead>
          <tr>
            <th scope="col">{t`Permission`}</th>
            <th scope="col">{t`Purpose`}</th>
            <th scope="col">{t`State`}</th>
          </tr>
        </thead>
        <tbody>
          {SITE_PURPOSES.map(({ origin, why }) => (
            <tr key={origin}>
              <th scope="row" class="settings-host">
                <Breakable text={new URL(origin).hostname} />
              </th>
              <td>{why}</td>
              <td>{stateText(granted?.get(origin))}</td>
            </tr>
          ))}
          {purposesIn(import.meta.env.FIREFOX ? 'firefox' : 'chrome').map(({ name, what, why }) => (
            <tr key={name}>
              <th title={name}>{what}</th>
              <td>{why}</td>
              <td>{stateText(true)}</td>
            </tr>
          ))}
          {OPTIONAL.map(({ name, what, why }) => (
            <tr key={name}>
              <th title={name}>{what}</th>
              <td>{why}</td>
              <td>{optional[name] ? stateText(true) : t`Not requested`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {allowed === false ? (
        <button type="button" onClick={grant}>
          {t`Allow access to Inqud`}
        </button>
      ) : (
        <p class="settings-granted">{allowed && t`Your browser allows everything Checkout Desk needs.`}</p>
      )}
    </section>
  );
}

/** Which site is allowed, by its origin; followed whoever changes it. */
function useSiteStates(allowed: boolean | null): Map<string, boolean> | null {
  const [states, setStates] = useState<Map<string, boolean> | null>(null);
  useEffect(() => {
    const look = () => {
      const sites = SITE_PURPOSES.map(async ({ origin }) => [origin, await hasSite(origin)] as const);
      void Promise.all(sites).then((entries) => setStates(new Map(entries)));
    };
    look();
    return onPermissionsChanged(look);
  }, [allowed]);
  return states;
}

function stateText(granted: boolean | undefined): string {
  if (granted === undefined) return '';
  return granted ? t`Allowed` : t`Not allowed`;
}
