import { t } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import { Trans } from '#macro';
import type { Account } from '../../../lib/accounts/account';
import type { LockState } from '../../../lib/accounts/settings';
import type { Clock } from '../../../lib/checkouts/clock';
import { problemText } from '../../../lib/checkouts/describe/problemText';
import type { NotificationRules } from '../../../lib/checkouts/notificationSettings';
import { isQuiet } from '../../../lib/checkouts/rules/quietHours';
import { dayTimeText } from '../../../lib/shared/day/dayTime';
import { useReckoned } from '../../ui/Time';

export type Reasons = {
  rules: NotificationRules;
  lock: LockState['is'];
  accounts: readonly Account[];
  online: boolean;
  allowed: boolean | null;
  clock: Clock;
};

/** Why no notification comes now, as far as the desk knows. */
export function HeldBack({ rules, lock, accounts, online, allowed, clock }: Reasons) {
  // Quiet hours are local, and the clock of the desk is Inqud's: this one only says when to look.
  const quiet = useReckoned(clock, () => isQuiet(rules, new Date()), [rules]).value;
  const reasons: [string, ComponentChildren][] = [];
  if (rules.kinds.length === 0) reasons.push(['kinds', t`Every kind above is turned off.`]);
  if (quiet && rules.quiet) reasons.push(['quiet', untilText(clockOf(rules.quiet.to))]);
  if (lock === 'locked') {
    reasons.push([
      'locked',
      t`Checkout Desk doesn’t check statuses while it’s locked. You’ll see new payments when you unlock it.`,
    ]);
  }
  if (!online) reasons.push(['offline', t`You’re offline.`]);
  if (allowed === false) {
    reasons.push(['allowed', t`Your browser is blocking access to Inqud. Statuses may be out of date.`]);
  }
  for (const { id, label, paused } of accounts) {
    const what = paused && problemText(paused.error).what;
    if (what) {
      reasons.push([
        id,
        <Trans key={id} comment="The name of an account, and what is wrong with it">
          <bdi>{label}</bdi>: {what}
        </Trans>,
      ]);
    }
  }
  return (
    <>
      {reasons.length === 0 ? (
        <p>{t`Nothing in Checkout Desk is holding notifications back.`}</p>
      ) : (
        <ul class="settings-reasons">
          {reasons.map(([key, text]) => (
            <li key={key}>{text}</li>
          ))}
        </ul>
      )}
      <p class="soft">{t`Each event notifies you once, and only while your browser is running.`}</p>
    </>
  );
}

/** "7:00 AM" of 420 */
function clockOf(minute: number): string {
  const at = new Date(2026, 0, 1, 0, minute).getTime();
  return dayTimeText(at, at);
}

function untilText(time: string): string {
  return t({ message: `Quiet hours last until ${time}.`, comment: 'A time of day' });
}
