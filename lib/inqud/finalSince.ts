import { MINUTE } from '../shared/time';
import { isFinal } from './status';
import { parseTimestamp } from './timestamp';

/**
 * Since when something holds, epoch ms, and by whom: `inqud` by Inqud's own time of it, `here` by the answer in which it
 * was first seen here.
 */
export type Since = { at: number; by: 'inqud' | 'here' };

/**
 * A checkout as it is stored: its status, when that was first seen, and the text of the last answer. `finalSince` is absent
 * while it is not final, and in rows of earlier releases.
 */
type Stored = { status: string; statusSince: number; answer: string; finalSince?: Since };

/** Two clocks at Inqud may differ by so much: a time that is further ahead of the answer that has it is a mistake. */
const TOLERANCE = MINUTE;

/** What an answer says of its own times, in the text of Inqud. */
type Stated = { createdAt: string | null; lastUpdatedAt: string | null };

/**
 * Since when a checkout is final; null while it is not. Inqud's `lastUpdatedAt` of the answer that first said so counts
 * (inqud-api.md, 3.2), else the time at which that answer came. A row of an earlier release has only its last answer,
 * whose `lastUpdatedAt` counts unless the status was seen here before.
 */
export function finalSinceOf(checkout: Partial<Stored>): Since | null {
  const { status, statusSince, answer, finalSince } = checkout;
  if (status === undefined || statusSince === undefined || !isFinal(status)) return null;
  return finalSince ?? firstSince(statedIn(answer ?? '', status), statusSince);
}

/** Since when a checkout has its status: what is final by Inqud's time, all else since it was first seen here. */
export function sinceOf(checkout: Stored): Since {
  return finalSinceOf(checkout) ?? { at: checkout.statusSince, by: 'here' };
}

/** Whether a checkout was seen to be final only after it was: not when it was imported, which nobody had seen before. */
export function wasSeenLater({ statusSince }: Stored, { at, by }: Since): boolean {
  return by === 'inqud' && statusSince > at;
}

/**
 * The time to store with an answer that has a final status. `seenAt` is when the answer came, by Inqud's clock.
 * `before` is the row without it, null for a new one. The time stays while the status does: only what was merely seen
 * here gives way to Inqud's own, earlier time.
 */
export function finalSinceAfter(
  answer: Stated & { status: string },
  seenAt: number,
  before: Stored | null,
): { finalSince?: Since } {
  if (!isFinal(answer.status)) return {};
  if (before?.status !== answer.status) {
    // A time that did not change with the status is not that of the status.
    const isStale = before !== null && isSameTime(answer, statedIn(before.answer, before.status));
    return { finalSince: isStale ? { at: seenAt, by: 'here' } : firstSince(answer, seenAt) };
  }
  const known = finalSinceOf(before) ?? firstSince(answer, seenAt);
  return { finalSince: known.by === 'inqud' ? known : earlierSince(known, firstSince(answer, seenAt)) };
}

/** The earlier of two times of the same status: it was final by then. Of two equal ones, Inqud's. */
export function earlierSince(one: Since, other: Since): Since {
  if (one.at === other.at) return one.by === 'inqud' ? one : other;
  return one.at < other.at ? one : other;
}

/** Whether a checkout can be final since `at`: not before it was created, nor after the answer that says so. */
export function mayBeFinalSince(
  at: number,
  { status, createdAt, answeredAt }: { status: string; createdAt: number; answeredAt: number },
): boolean {
  return isFinal(status) && at >= createdAt && at <= answeredAt + TOLERANCE;
}

function firstSince(answer: Stated, seenAt: number): Since {
  const at = lastUpdateIn(answer, seenAt);
  return at === null ? { at: seenAt, by: 'here' } : { at, by: 'inqud' };
}

/**
 * An answer's `lastUpdatedAt`, epoch ms; null when it is missing or unreadable, before the creation, or of a time to
 * come. `seenAt` is when the answer came.
 */
export function lastUpdateIn({ createdAt, lastUpdatedAt }: Stated, seenAt: number): number | null {
  const at = parseTimestamp(lastUpdatedAt ?? '');
  const earliest = parseTimestamp(createdAt ?? '') ?? Number.NEGATIVE_INFINITY;
  return at !== null && at >= earliest && at <= seenAt + TOLERANCE ? at : null;
}

function isSameTime(one: Stated, other: Stated): boolean {
  return one.lastUpdatedAt !== null && one.lastUpdatedAt === other.lastUpdatedAt;
}

/** The times of a kept answer. None when it is unreadable, or about another status, as in a copy from elsewhere. */
function statedIn(answer: string, status: string): Stated {
  const value = parsed(answer);
  if (typeof value !== 'object' || value === null || !('status' in value) || value.status !== status) {
    return { createdAt: null, lastUpdatedAt: null };
  }
  return {
    createdAt: 'createdAt' in value ? textOrNull(value.createdAt) : null,
    lastUpdatedAt: 'lastUpdatedAt' in value ? textOrNull(value.lastUpdatedAt) : null,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
