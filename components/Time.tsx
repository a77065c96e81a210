import type { ReadonlySignal } from '@preact/signals';
import type { StoredCheckout } from '../lib/history/database';
import { MINUTE } from '../lib/time';
import { agoText, exactTime, JUST_NOW, lengthText } from '../lib/words';

/** Epoch ms, once a second. */
export type Clock = ReadonlySignal<number>;

/** How long ago, with the exact time as title. */
export function Ago({ at, clock }: { at: number; clock: Clock }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {agoText(clock.value - at)}
    </time>
  );
}

/** "checked 12 s ago" */
export function Checked({ at, clock }: { at: number; clock: Clock }) {
  return (
    <>
      checked <Ago at={at} clock={clock} />
      {clock.value - at >= JUST_NOW && ' ago'}
    </>
  );
}

/** "4:10 left", or "Time is up" until Inqud says that it expired. */
export function TimeLeft({ until, clock }: { until: number; clock: Clock }) {
  const left = until - clock.value;
  return (
    <time dateTime={new Date(until).toISOString()} title={exactTime(until)}>
      {left > 0 ? `${lengthText(left)} left` : 'Time is up'}
    </time>
  );
}

/** Whether what is shown may be old: it should have been asked again a while ago, or asking fails. */
export function isStale({ nextRefreshAt, failingSince, answeredAt }: StoredCheckout, now: number): boolean {
  if (now - answeredAt < 2 * MINUTE) return false;
  return failingSince !== null || (nextRefreshAt !== undefined && now - nextRefreshAt > 2 * MINUTE);
}
