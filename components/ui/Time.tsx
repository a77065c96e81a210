import { t } from '@lingui/core/macro';
import type { ReadonlySignal } from '@preact/signals';
import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Trans } from '#macro';
import type { Clock } from '../../lib/checkouts/clock';
import type { StoredCheckout } from '../../lib/checkouts/database';
import { agoText, exactTime, leftText, pastText, sinceText } from '../../lib/checkouts/describe/text';
import { EXPIRES_SOON } from '../../lib/checkouts/rules/expiresSoon';
import { finalSinceOf } from '../../lib/inqud/finalSince';
import { dayTimeText, momentText } from '../../lib/shared/day/dayTime';
import { MINUTE } from '../../lib/shared/time';

/** What is reckoned from the clock, as a signal: a list is not made anew each second, only what changed is written. */
export function useReckoned<T>(clock: Clock, reckon: (now: number) => T, dependencies: unknown[]): ReadonlySignal<T> {
  return useMemo(() => computed(() => reckon(clock.value)), [clock, ...dependencies]);
}

/** How long ago, with the exact time as title. */
export function Ago({ at, clock, title = exactTime(at) }: { at: number; clock: Clock; title?: string }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={title}>
      {useReckoned(clock, (now) => agoText(now - at), [at])}
    </time>
  );
}

/** "7:15 AM" of today, "Nov 28, 7:15 AM" of another day, with the exact time as title. */
export function DayTime({ at, clock }: { at: number; clock: Clock }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {useReckoned(clock, (now) => dayTimeText(at, now), [at])}
    </time>
  );
}

/** "Nov 28, 7:15 AM", also of today, with the exact time as title. */
export function Moment({ at, clock }: { at: number; clock: Clock }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {useReckoned(clock, (now) => momentText(at, now), [at])}
    </time>
  );
}

/** How long a checkout has had its status: since Inqud says when it is final, else since that was first seen here. */
export function StatusAgo({ checkout, clock }: { checkout: StoredCheckout; clock: Clock }) {
  const since = finalSinceOf(checkout);
  if (since === null) return <Ago at={checkout.statusSince} clock={clock} />;
  return <Ago at={since.at} clock={clock} title={sinceText(since)} />;
}

/** "just now", "12 s ago", "5 days ago", with the exact time as title. */
export function Past({ at, clock }: { at: number; clock: Clock }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {useReckoned(clock, (now) => pastText(now - at), [at])}
    </time>
  );
}

/** "checked 12 s ago" */
export function Checked({ at, clock }: { at: number; clock: Clock }) {
  return (
    <Trans comment="The element is “just now”, “12 s ago” or “5 days ago”">
      checked <Past at={at} clock={clock} />
    </Trans>
  );
}

/** "4:10 left", or "Time is up" until Inqud says that it expired. The last minutes stand out. */
export function TimeLeft({ until, clock }: { until: number; clock: Clock }) {
  const reckon = (now: number) => (until > now ? leftText(until - now) : t`Time is up`);
  const soon = useReckoned(clock, (now) => (until - now <= EXPIRES_SOON ? 'soon' : undefined), [until]);
  return (
    <time class={soon} dateTime={new Date(until).toISOString()} title={exactTime(until)}>
      {useReckoned(clock, reckon, [until])}
    </time>
  );
}

/** Whether what is shown may be old: it should have been asked again a while ago, or asking fails. */
export function useStale(checkout: StoredCheckout, clock: Clock): boolean {
  const reckon = (now: number) => {
    const { nextRefreshAt, failingSince, answeredAt } = checkout;
    if (now - answeredAt < 2 * MINUTE) return false;
    return failingSince !== null || (nextRefreshAt !== undefined && now - nextRefreshAt > 2 * MINUTE);
  };
  return useReckoned(clock, reckon, [checkout]).value;
}
