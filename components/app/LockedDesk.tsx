import './LockedDesk.css';
import { t } from '@lingui/core/macro';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Trans } from '#macro';
import type { Clock } from '../../lib/checkouts/clock';
import { send } from '../../lib/messaging/send';
import { routeOf } from '../../lib/navigation/route';
import { hashOf } from '../../lib/navigation/routes';
import { ResetPassphrase } from '../accounts/lock/ResetPassphrase';
import { focusUnlockForm, UnlockForm } from '../accounts/lock/UnlockForm';
import { EraseEverything } from '../settings/EraseEverything';
import { useShortcuts } from '../shortcuts/useShortcuts';
import { useTitle } from '../ui/hooks/useTitle';

/** A locked desk that hides the list: what unlocks it, and what is left to somebody who has forgotten the passphrase. */
export function LockedDesk({ since, clock }: { since: number; clock: Clock }) {
  useTitle(t`Locked`);
  // There is nothing else to do.
  useShortcuts([{ id: 'palette', run: focusUnlockForm }]);
  // Whoever comes from the popup has asked for this there.
  const [forgotten, setForgotten] = useState(() => routeOf(location.hash).at === 'settings');
  const asked = useRef(false);
  const section = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (asked.current) section.current?.focus();
  }, [forgotten]);
  return (
    <main class="locked">
      <header class="locked-head">
        <img src="/icon/48.png" alt="" width="24" height="24" />
        <h1>
          <Trans>Checkout Desk is locked</Trans>
        </h1>
      </header>
      <UnlockForm
        since={since}
        clock={clock}
        unlock={(passphrase) => send('unlock', { passphrase })}
        forgotHref={hashOf({ at: 'settings', section: 'passphrase' })}
        onForgot={() => {
          asked.current = true;
          setForgotten(true);
        }}
      />
      {forgotten && (
        <section class="locked-forgotten" aria-label={t`Forgot passphrase`} tabIndex={-1} ref={section}>
          <p>
            <Trans>
              Without the passphrase, nobody can read the saved secrets, including you. You can reset it. This deletes
              the secrets. Accounts and checkouts stay, and you paste each secret again.
            </Trans>
          </p>
          <div class="locked-ways">
            <ResetPassphrase accounts={null} />
            <EraseEverything />
          </div>
        </section>
      )}
    </main>
  );
}
