import { UnlockForm } from '../../components/accounts/lock/UnlockForm';
import { Obstacles } from '../../components/app/Obstacles';
import { useSetting } from '../../components/data/useSetting';
import { Note } from '../../components/ui/ProblemNote';
import { send } from '../../lib/messaging/send';
import { hashOf } from '../../lib/navigation/routes';
import { storageLost } from '../../lib/storage/health';
import type { Desk } from './desk';

/** Above any place: what is in the way at the moment, each with what to do. */
export function TopNotes(props: {
  desk: Desk;
  /** What keeps the background from storing, in words. */
  trouble: string | null | undefined;
  /** Why the last "Lock" did not lock. */
  notLocked: string | null;
  /** Whether a database was removed under this page. */
  emptied: boolean;
}) {
  const { accounts, lock, locked, clock, online, allowed, grant, go } = props.desk;
  return (
    <div class="desk-obstacles">
      {props.notLocked !== null && (
        <Note>
          <p>It is not locked. {props.notLocked}</p>
        </Note>
      )}
      {lock.is === 'locked' && (
        <section class="desk-unlock" aria-label="Locked">
          <UnlockForm
            since={lock.since}
            clock={clock}
            unlock={(passphrase) => send('unlock', { passphrase })}
            forgotHref={hashOf({ at: 'settings' })}
          />
        </section>
      )}
      {props.emptied && <Emptied />}
      <Lost />
      <Obstacles
        trouble={props.trouble}
        accounts={locked ? [] : accounts}
        online={online}
        allowed={allowed}
        grant={grant}
        onAccount={(id) => go(id === null ? { at: 'settings' } : { at: 'account', id })}
      />
    </div>
  );
}

function Lost() {
  const [lost, setLost] = useSetting(storageLost);
  if (!lost) return null;
  return (
    <Note>
      <p>
        The browser has lost what it kept for Checkout Desk, accounts and history: that can happen when it, or the
        computer, stops suddenly. The checkouts are still at Inqud. Add your account again, then restore your last copy
        in Settings, or import checkouts by their links.
      </p>
      <button type="button" onClick={() => setLost(false)}>
        Close
      </button>
    </Note>
  );
}

function Emptied() {
  return (
    <Note>
      <p>
        What this browser kept for Checkout Desk was removed while this page was open. What you see is from before. The
        checkouts are still at Inqud; create accounts anew to go on.
      </p>
      <button type="button" onClick={() => location.reload()}>
        Start again
      </button>
    </Note>
  );
}
