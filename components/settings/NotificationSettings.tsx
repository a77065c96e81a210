import { msg, t } from '@lingui/core/macro';
import type { NotificationKind } from '../../lib/checkouts/database';
import type { NotificationRules } from '../../lib/checkouts/notificationSettings';
import { DEFAULT_NOTIFICATION_RULES, notificationRules } from '../../lib/checkouts/notificationSettings';
import type { Message } from '../../lib/language/i18n';
import { i18n } from '../../lib/language/i18n';
import { UnlockedOnly } from '../accounts/lock/UnlockedOnly';
import { NotSaved } from '../data/NotSaved';
import { useGuardedSetting } from '../data/useGuardedSetting';
import { Field } from '../ui/Field';
import type { Reasons } from './notifications/HeldBack';
import { HeldBack } from './notifications/HeldBack';
import { TestNotification } from './notifications/TestNotification';

const KINDS: [NotificationKind, Message][] = [
  ['paid', msg({ message: 'Paid', context: 'status' })],
  ['late', msg`Paid after expiry`],
  ['conflict', msg`Conflict, such as underpaid`],
  ['expired', msg({ message: 'Expired', context: 'status' })],
  ['expiring', msg`Expires within 10 minutes (links that last longer than half an hour)`],
  ['paused', msg`Account paused, because Inqud rejected its API token`],
];

/** What is told by a notification of the system, when it is to be quiet, and why none may be seen. */
export function NotificationSettings(reasons: Omit<Reasons, 'rules'>) {
  const { value: stored, failed, change: store } = useGuardedSetting(notificationRules);
  if (stored === undefined) return null;
  const rules = stored ?? DEFAULT_NOTIFICATION_RULES;
  const change = (part: Partial<NotificationRules>) => void store({ ...rules, ...part });
  const toggle = (kind: NotificationKind, wanted: boolean) =>
    change({ kinds: wanted ? [...rules.kinds, kind] : rules.kinds.filter((each) => each !== kind) });
  const { quiet } = rules;
  return (
    <section aria-labelledby="notices-title">
      <h2 id="notices-title">{t`Notifications`}</h2>
      <UnlockedOnly why={t`Checkout Desk is locked. Unlock it to change them.`}>
        <fieldset class="settings-form">
          <legend>{t`Notify me about`}</legend>
          {KINDS.map(([kind, label]) => (
            <label class="settings-check" key={kind}>
              <input
                type="checkbox"
                checked={rules.kinds.includes(kind)}
                onChange={(event) => toggle(kind, event.currentTarget.checked)}
              />
              <span>{i18n._(label)}</span>
            </label>
          ))}
        </fieldset>
        <fieldset class="settings-form">
          <legend>{t`Quiet hours`}</legend>
          <label class="settings-check">
            <input
              type="checkbox"
              checked={quiet !== null}
              onChange={(event) =>
                change({ quiet: event.currentTarget.checked ? { from: 22 * 60, to: 7 * 60 } : null })
              }
            />
            <span>{t`Mute notifications during certain hours. You’ll get them when quiet hours end.`}</span>
          </label>
          {quiet && (
            <div class="settings-line">
              <Field label={t({ message: 'From', comment: 'A time of day' })}>
                <input
                  type="time"
                  value={clockOf(quiet.from)}
                  onChange={(event) => change({ quiet: { ...quiet, from: minuteOf(event.currentTarget.value) } })}
                />
              </Field>
              <Field label={t({ message: 'To', comment: 'A time of day' })}>
                <input
                  type="time"
                  value={clockOf(quiet.to)}
                  onChange={(event) => change({ quiet: { ...quiet, to: minuteOf(event.currentTarget.value) } })}
                />
              </Field>
            </div>
          )}
        </fieldset>
      </UnlockedOnly>
      <NotSaved why={failed} />
      <fieldset class="settings-form">
        <legend>{t`Missing a notification?`}</legend>
        <HeldBack {...reasons} rules={rules} />
        <TestNotification />
      </fieldset>
    </section>
  );
}

/** "07:30" of 450 */
function clockOf(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** 450 of "07:30"; midnight of an empty field. */
function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes || 0;
}
