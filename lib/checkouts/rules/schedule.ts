import type { InqudError } from '../../inqud/errors';
import { isFinal } from '../../inqud/status';
import { DAY, HOUR, MINUTE, ON_SCREEN, SECOND } from '../../shared/time';
import type { StoredCheckout } from '../database';
import { HINT_LASTS } from '../recordHint';

/** The fields that the schedule depends on. */
export type Watched = Pick<
  StoredCheckout,
  'status' | 'statusSince' | 'createdAt' | 'expiresAt' | 'answeredAt' | 'hint'
>;

/** The shortest interval while no page is open; browsers wake the background no faster. */
export const SOONEST = 30 * SECOND;

/** How long before its end a checkout expires "soon"; one that lives hardly longer never does. */
export const EXPIRES_SOON = 10 * MINUTE;
export const SHORT_LIFE = 30 * MINUTE;

const BACK_OFF_FROM = 30 * SECOND;
export const BACK_OFF_TO = 30 * MINUTE;
/** A Retry-After of years is a mistake, not a wish. */
const LONGEST_WAIT = DAY;

/** When to refresh again after an answer, as epoch ms, or null for never. The table is docs/decisions/07-refresh-schedule.md. */
export function nextRefresh(checkout: Watched): number | null {
  const { status, statusSince, createdAt, answeredAt } = checkout;
  // A checkout with an unconfirmed hint is refreshed as often as a new one, for as long as Inqud may still confirm it.
  if (isUnconfirmed(checkout)) return answeredAt + SOONEST;
  if (isFinal(status)) {
    const interval = intervalWhenFinal(status, Math.max(0, answeredAt - statusSince)); // a clock can be set back
    return interval === null ? null : answeredAt + interval;
  }
  const next = answeredAt + intervalWhenOpen(status, answeredAt - createdAt);
  return Math.min(next, ...turningPoints(checkout).filter((at) => at > answeredAt));
}

/** Whether something was reported that Inqud may still confirm. */
function isUnconfirmed({ hint, answeredAt }: Watched): boolean {
  return hint !== null && answeredAt - hint.at < HINT_LASTS;
}

/** When an open checkout is about to expire, and when it should have: it is refreshed then, whatever its interval. */
function turningPoints({ createdAt, expiresAt }: Watched): number[] {
  if (expiresAt === null) return [];
  return [...(expiresAt - createdAt > SHORT_LIFE ? [expiresAt - EXPIRES_SOON] : []), expiresAt + SECOND];
}

/** When a checkout that a page shows is refreshed next. A final one keeps its own, slower schedule. */
export function nextRefreshOnScreen(checkout: Watched): number | null {
  return isFinal(checkout.status) && !isUnconfirmed(checkout) ? nextRefresh(checkout) : checkout.answeredAt + ON_SCREEN;
}

/**
 * When to retry after the nth failure in a row: full jitter (`random` is 0 to 1), but not past `lookAt`, when it has failed
 * for so long that it needs attention; and never before Inqud's own wait.
 */
export function nextTry(failures: number, error: InqudError, now: number, random: number, lookAt: number): number {
  const ceiling = Math.min(BACK_OFF_TO, BACK_OFF_FROM * 2 ** failures);
  const jittered = BACK_OFF_FROM + random * (ceiling - BACK_OFF_FROM);
  const asked = 'wait' in error ? Math.min(error.wait ?? 0, LONGEST_WAIT) : 0;
  const next = lookAt > now ? Math.min(now + jittered, lookAt) : now + jittered;
  return Math.max(next, now + asked);
}

function intervalWhenOpen(status: string, age: number): number {
  if (status === 'PAYMENT_DETECTED' || age < 15 * MINUTE) return SOONEST;
  if (age < 2 * HOUR) return 2 * MINUTE;
  if (age < DAY) return 10 * MINUTE;
  return HOUR;
}

/** Final is not forever: an expired checkout can be paid late, and support can resolve a conflict. */
function intervalWhenFinal(status: string, since: number): number | null {
  if (status === 'SUCCESS') return since < MINUTE ? MINUTE - since : null;
  if (status === 'EXPIRED') return since < HOUR ? 5 * MINUTE : since < HOUR + DAY ? HOUR : null;
  return since < DAY ? HOUR : since < 15 * DAY ? DAY : null;
}
