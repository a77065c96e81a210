import type { Desk as DeskStore } from '../../lib/app/desk';
import { inqudClock } from '../../lib/checkouts/clock';
import { LockGate } from '../accounts/lock/LockGate';
import { Desk } from './Desk';
import { LockedDesk } from './LockedDesk';

/** The desk, or in its place what unlocks it. `open` begins the desk; `close` ends all that it began. */
export function DeskGate({ open }: { open: () => { desk: DeskStore; close: () => void } }) {
  return (
    <LockGate
      open={open}
      close={({ close }) => close()}
      show={({ desk }) => <Desk desk={desk} />}
      showLocked={({ since }) => <LockedDesk since={since} clock={inqudClock} />}
    />
  );
}
