import { t } from '@lingui/core/macro';
import { browser } from 'wxt/browser';
import { Trans } from '#macro';
import type { Desk } from '../../lib/app/desk';
import { send } from '../../lib/messaging/send';
import type { Route } from '../../lib/navigation/routes';
import { hashOf } from '../../lib/navigation/routes';
import { isForgotten } from '../../lib/storage/forgotten';
import { storageLost } from '../../lib/storage/outsideSettings';
import { NotLocked } from '../accounts/lock/NotLocked';
import { UnlockedOnly } from '../accounts/lock/UnlockedOnly';
import { UnlockForm } from '../accounts/lock/UnlockForm';
import { CopyReminder } from '../checkouts/backup/CopyReminder';
import { copyingOf } from '../checkouts/backup/wholeCopy';
import { HousekeepingNotes } from '../checkouts/housekeeping/HousekeepingNotes';
import { SavedCopies } from '../checkouts/housekeeping/SavedCopies';
import { NotSaved } from '../data/NotSaved';
import { useGuardedSetting } from '../data/useGuardedSetting';
import { Note } from '../ui/Note';
import { UpdateNote } from '../updates/UpdateNote';
import { Obstacles } from './Obstacles';

/** Where a reminder is in nobody's way. It stays there while a checkout is opened, so that no row moves. */
const REMINDED: Route['at'][] = ['checkouts', 'checkout', 'new', 'overview', 'attention'];

/** Above any page: what is in the way at the moment, each with what to do. */
export function TopNotes({ desk }: { desk: Desk }) {
  const { lock, choice, go } = desk;
  const state = lock.state.value;
  const notLocked = lock.failed.value;
  return (
    <div class="desk-obstacles">
      {notLocked !== null && <NotLocked error={notLocked.error} />}
      {state?.is === 'locked' && (
        <section class="desk-unlock" aria-label={t`Locked`}>
          <UnlockForm
            since={state.since}
            clock={desk.clock}
            unlock={(passphrase) => send('unlock', { passphrase })}
            forgotHref={hashOf({ at: 'settings' })}
          />
        </section>
      )}
      {state?.is === 'unlocked' && state.weak && (
        <Note tone="warn">
          <p>
            <Trans>
              Your passphrase is easy to guess. Anyone with a copy of this browser’s files could find it within a month.{' '}
              <a href={hashOf({ at: 'settings', section: 'passphrase' })}>Change the passphrase</a>
            </Trans>
          </p>
        </Note>
      )}
      <UpdateNote />
      {desk.emptied.value && <Emptied />}
      <Lost />
      <Forgotten />
      <Obstacles
        trouble={desk.trouble.value}
        accounts={lock.locked.value ? [] : choice.accounts.value}
        online={desk.online.value}
        allowed={desk.allowed.value}
        grant={desk.grant}
        onAccount={(id) => go(id === null ? { at: 'settings' } : { at: 'account', id })}
      />
      <HousekeepingNotes desk={desk} isShown={REMINDED.includes(desk.at.value)} />
      {REMINDED.includes(desk.at.value) && (
        <CopyReminder reminder={desk.copyReminder.value ?? null} copying={copyingOf(desk)} now={Date.now} />
      )}
    </div>
  );
}

function Forgotten() {
  if (!isForgotten({ firefox: import.meta.env.FIREFOX, inPrivate: browser.extension?.inIncognitoContext })) return null;
  return (
    <Note tone="warn">
      <p>
        <Trans>
          Firefox is in private browsing, so it deletes your accounts and history when you close it. To keep them, let
          Firefox remember history in its privacy settings, and use a normal window.
        </Trans>
      </p>
    </Note>
  );
}

function Lost() {
  const { value: isLost, failed, change } = useGuardedSetting(storageLost);
  if (!isLost) return null;
  return (
    <Note>
      <p>
        <Trans>
          Your browser lost Checkout Desk’s accounts and history. This can happen when the browser or the computer stops
          suddenly. The checkouts are still at Inqud. Add your account again, then restore your last backup in Settings,
          or import checkouts by their payment links.
        </Trans>
      </p>
      <SavedCopies />
      <UnlockedOnly why={t`Checkout Desk is locked. Unlock it to close this.`}>
        <button type="button" onClick={() => change(false)}>
          {t({ message: 'Close', context: 'action' })}
        </button>
      </UnlockedOnly>
      <NotSaved why={failed} />
    </Note>
  );
}

function Emptied() {
  return (
    <Note>
      <p>
        <Trans>
          Checkout Desk’s data was deleted from this browser while this page was open, so this page is out of date. The
          checkouts are still at Inqud. To continue, add your accounts again.
        </Trans>
      </p>
      <button type="button" onClick={() => location.reload()}>
        {t`Start over`}
      </button>
    </Note>
  );
}
