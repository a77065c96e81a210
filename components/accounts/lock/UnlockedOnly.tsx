import './UnlockedOnly.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { isLocked } from '../../../lib/accounts/lock';
import { focusUnlockForm } from './UnlockForm';

/** Controls that change something: while locked they are disabled, and say why. `what` completes "Unlock it to …". */
export function UnlockedOnly({ what, children }: { what: string; children: ComponentChildren }) {
  const id = useId();
  const locked = isLocked.value;
  return (
    <>
      {locked && (
        <p id={id} class="soft">
          Checkout Desk is locked. Unlock it to {what}.{' '}
          <button type="button" class="plain" onClick={focusUnlockForm}>
            Go to the passphrase
          </button>
        </p>
      )}
      <fieldset class="unlocked-only" disabled={locked} aria-describedby={locked ? id : undefined}>
        {children}
      </fieldset>
    </>
  );
}
