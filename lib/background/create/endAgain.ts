import type { PendingCreate } from '../../checkouts/database';
import type { InqudError } from '../../inqud/errors';
import { formatTimestamp, parseTimestamp } from '../../inqud/timestamp';
import { MINUTE } from '../../shared/time';

/** A request takes 15 s at most (`createAccess`). More than this between its start and its answer is a corrected clock. */
const CORRECTED = MINUTE;

/** A create that is sent again later, at `now`: its link lives as long as the first one would have. */
export function endingLater<T extends PendingCreate>(create: T, now: number): T {
  const { draft, startedAt } = create;
  const expiresAt = parseTimestamp(draft.expiresAt);
  if (expiresAt === null) return { ...create, startedAt: now };
  return { ...create, startedAt: now, draft: { ...draft, expiresAt: formatTimestamp(now + expiresAt - startedAt) } };
}

/**
 * By how much an answered create's link ends later than it should, ms, negative for sooner: as much as the clock was
 * ahead that its end was reckoned by. Null when the clock was right. `now` is Inqud's time after the answer, epoch ms.
 */
export function endsLaterBy({ startedAt }: PendingCreate, now: number): number | null {
  return Math.abs(now - startedAt) >= CORRECTED ? startedAt - now : null;
}

/**
 * Whether a create was refused whose end was reckoned by a clock that was wrong: the refusal's `Date` has corrected it, by
 * more than the request can have taken. `now` is Inqud's time after that, epoch ms.
 */
export function hadWrongEnd(create: PendingCreate, error: InqudError, now: number): boolean {
  return error.kind === 'invalid' && endsLaterBy(create, now) !== null;
}
