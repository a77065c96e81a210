import './UnlockedOnly.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Trans } from '#macro';
import { isLocked } from '../../../lib/accounts/lock';
import { focusUnlockForm } from './UnlockForm';

/** Controls that change something: while locked they are disabled, and say `why`, in a whole sentence. */
export function UnlockedOnly({ why, children }: { why: string; children: ComponentChildren }) {
  const id = useId();
  const locked = isLocked.value;
  return (
    <>
      {locked && (
        <p id={id} class="soft">
          {why}{' '}
          <button type="button" class="plain" onClick={focusUnlockForm}>
            <Trans>Go to the passphrase</Trans>
          </button>
        </p>
      )}
      <fieldset class="unlocked-only" disabled={locked} aria-describedby={locked ? id : undefined}>
        {children}
      </fieldset>
    </>
  );
}
