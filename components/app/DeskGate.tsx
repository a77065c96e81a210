import { t } from '@lingui/core/macro';
import { useEffect } from 'preact/hooks';
import type { Desk as DeskStore } from '../../lib/app/desk';
import { inqudClock } from '../../lib/checkouts/clock';
import { spoken } from '../../lib/language/speak';
import { watchSecrets } from '../../lib/updates/watchSecrets';
import { LockGate } from '../accounts/lock/LockGate';
import { ErrorBoundary } from '../ui/failure/ErrorBoundary';
import { Desk } from './Desk';
import { LockedDesk } from './LockedDesk';

/** The desk, or in its place what unlocks it. `open` begins the desk; `close` ends all that it began. */
export function DeskGate({ open }: { open: () => { desk: DeskStore; close: () => void } }) {
  useEffect(watchSecrets, []);
  const language = spoken.value;
  return (
    <ErrorBoundary part={t`The desk`} back={{ label: t`Reload`, run: () => location.reload() }}>
      <LockGate
        open={open}
        close={({ close }) => close()}
        show={({ desk }) => <Desk desk={desk} />}
        showLocked={({ since }) => <LockedDesk key={language} since={since} clock={inqudClock} />}
      />
    </ErrorBoundary>
  );
}
