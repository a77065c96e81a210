import { SECOND } from '../../../../lib/shared/time';
import { NOW } from '../../support/examples';
import type { Made } from '../refresh/inqudModel';
import { FUZZ, intervalOf, isOver } from '../refresh/inqudModel';
import type { Week } from './week';
import { ACCOUNTS, ALARM, BURST, hour, LATENCY } from './week';

/** Checks the whole week: was all known in time, within the rate limit, shown once, and created once? */
export function checkWeek(week: Week): void {
  checkBounds(week);
  checkRate(week);
  checkNotifications(week);
  checkCreates(week);
}

/** When a final status has to be known that became true at `c`, while `knew` was known. */
function bound(week: Week, it: Made, c: number, knew: { status: string; interval: number }): number {
  const queue = Math.ceil((week.mostWatched.get(it.accountId) ?? 1) / BURST) * ALARM;
  let wait = knew.interval;
  for (const { id, at } of week.hintsSaid) {
    if (id === it.id && at >= c) wait = Math.min(wait, at - c + ALARM);
  }
  let until = c + wait + ALARM + LATENCY + queue;
  for (const page of week.shownPages) {
    const from = Math.max(page.from, c);
    const known = from + 10 * SECOND + LATENCY + ALARM;
    if (page.ids.has(it.id) && !isOver(knew.status) && known < page.until) until = Math.min(until, known);
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const each of week.disturbances) {
      if (each.accountId !== null && each.accountId !== it.accountId) continue;
      if (each.from > until || each.until + each.recovery + ALARM + queue < c) continue;
      const over = each.until + each.recovery + ALARM + LATENCY + queue;
      if (over > until) {
        until = over;
        changed = true;
      }
    }
  }
  return until;
}

function checkBounds(week: Week): void {
  for (const { made: it, known } of week.expected.values()) {
    const [first] = known;
    if (!first) continue;
    it.steps.forEach((each, index) => {
      if (!isOver(each.status) || each.at > week.end) return;
      const since = Math.max(each.at, first.at);
      const before = known.findLast(({ at }) => at <= since) ?? first;
      if (before.step >= index) return;
      const turned = known.findLast(({ status, at }) => at <= since && status !== before.status);
      const began = known.find(({ at }) => at > (turned?.at ?? 0)) ?? before;
      const interval = intervalOf(before.status, since - it.createdAt, before.at - began.at - FUZZ);
      if (interval === null) return;
      const knownFor = intervalOf(before.status, since - it.createdAt, before.at - began.at + FUZZ);
      if (knownFor === null) return;
      const due = bound(week, it, since, { status: before.status, interval: Math.max(interval, knownFor) });
      if (due > week.end) return;
      week.counts.checked += 1;
      const found = known.find(({ step: learnt }) => learnt >= index);
      if (!found || found.at > due) {
        week.violate(
          'bound',
          `${it.id} (${it.accountId}) became ${each.status} at ${hour(each.at)}, was known as ${before.status}, ` +
            `had to be known by ${hour(due)}, was ${found ? `at ${hour(found.at)}` : 'never'}`,
        );
      }
    });
  }
}

function checkRate({ asked, shifts, violate }: Week): void {
  for (const accountId of ACCOUNTS) {
    let tokens = BURST;
    let at = NOW;
    let shift = 0;
    for (const request of asked) {
      if (request.accountId !== accountId || request.person) continue;
      tokens = Math.min(BURST, tokens + (request.at - at) / SECOND);
      at = request.at;
      for (; (shifts[shift]?.at ?? Number.POSITIVE_INFINITY) <= at; shift++) {
        // "A last request in the future is a clock that was set back, which says nothing about what was earned."
        const by = shifts[shift]?.by ?? 0;
        tokens = by < -60 ? BURST : Math.min(BURST, tokens + Math.max(0, by));
      }
      tokens -= 1;
      if (tokens < -0.001) violate('rate', `${accountId} sent a request too many at ${hour(at)}: ${tokens}`);
    }
  }
}

function checkNotifications({ expected, pauses, shown, outdated, violate }: Week): void {
  // An account can be paused more than once; each has its notification.
  const wanted = new Map<string, number>();
  for (const key of pauses) wanted.set(key, (wanted.get(key) ?? 0) + 1);
  const perhaps = new Set<string>();
  for (const { made: it, notices, perhaps: edge } of expected.values()) {
    for (const kind of notices) wanted.set(`${kind} ${it.id}`, 1);
    for (const kind of edge) perhaps.add(`${kind} ${it.id}`);
  }
  for (const [key, times] of wanted) {
    const had = shown.get(key) ?? 0;
    if (had !== times && !outdated.has(key)) violate('notices', `"${key}" was shown ${had} times instead of ${times}`);
  }
  for (const [key, times] of shown) {
    if (times > 1 && !wanted.has(key)) violate('notices', `"${key}" was shown ${times} times`);
    if (!wanted.has(key) && !perhaps.has(key)) violate('notices', `"${key}" was shown, and should not have been`);
  }
}

function checkCreates({ posts, allowed, made, stored, violate }: Week): void {
  for (const [orderId, times] of posts) {
    if (times > (allowed.get(orderId) ?? 0)) violate('creates', `${orderId} was sent ${times} times`);
  }
  for (const { id, orderId } of made.values()) {
    const attempt = stored.creates.get(`attempt ${orderId}`);
    const wasLost = !stored.checkouts.has(id) && attempt?.state !== 'unknown' && (posts.get(orderId) ?? 0) < 2;
    if (wasLost) violate('creates', `${id} of ${orderId} is lost`);
  }
}
