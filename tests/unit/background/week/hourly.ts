import { countAttention } from '../../../../lib/checkouts/attentionQueries';
import type { Reason, StoredCheckout } from '../../../../lib/checkouts/database';
import { DAY, MINUTE } from '../../../../lib/shared/time';
import type { Expectation } from '../refresh/inqudModel';
import { FUZZ, intervalOf } from '../refresh/inqudModel';
import type { Host } from './host';
import type { Week } from './week';
import { ACCOUNTS, ALARM, hour, LATENCY } from './week';

const BAD: readonly Reason[] = ['underpaid', 'conflict', 'late', 'frozen', 'failed'];
/** What may keep a failing checkout from being raised for attention. */
const HINDERS = ['sleep', 'offline', 'rateLimited', 'paused', 'set back', 'kill'];

/** At the end of an hour: what is stored needs a person exactly where the model says so, and nothing is forgotten. */
export async function compare(week: Week, host: Host): Promise<void> {
  const { stored, expected, counts, mostWatched, stage } = week;
  const total = { bad: 0, warn: [...stored.creates.values()].filter(({ state }) => state === 'unknown').length };
  for (const row of stored.checkouts.values()) {
    const expectation = expected.get(row.id);
    if (!expectation) continue;
    counts.compared += 1;
    const gravity = compareAttention(week, row, expectation);
    if (gravity) total[gravity] += 1;
    compareFailing(week, row, expectation);
    compareNext(week, row, expectation);
  }
  for (const accountId of ACCOUNTS) {
    const rows = [...stored.checkouts.values()].filter((row) => row.accountId === accountId);
    const watched = rows.filter(({ nextRefreshAt }) => nextRefreshAt !== undefined).length;
    mostWatched.set(accountId, Math.max(mostWatched.get(accountId) ?? 0, watched));
  }
  const background = host.running();
  if (background && !week.isAsleep()) {
    const { history, owner } = background;
    const count = await Promise.race([countAttention(history), stage.quiet().then(() => null)]);
    if (count && !owner.dead && (count.bad !== total.bad || count.warn !== total.warn)) {
      week.violate('attention', `counts ${JSON.stringify(count)}, should be ${JSON.stringify(total)}`);
    }
  }
}

/** How grave the model says it is. */
function compareAttention(week: Week, row: StoredCheckout, expectation: Expectation): 'bad' | 'warn' | undefined {
  const { sure, unsure } = expectation.reasons();
  const have = new Set(row.attention.reasons);
  const wrong = [...sure].filter((each) => !have.has(each) && !unsure.has(each));
  const extra = [...have].filter((each) => !sure.has(each) && !unsure.has(each));
  if (wrong.length + extra.length > 0) {
    week.violate('attention', `${row.id} lacks [${wrong}], has too much [${extra}]`);
  }
  const acknowledged = expectation.acknowledged();
  const unseen = [...have].filter((each) => !acknowledged.has(each));
  const gravity = unseen.some((each) => BAD.includes(each)) ? 'bad' : unseen.length > 0 ? 'warn' : undefined;
  if (row.attentionGravity !== gravity || (row.attentionAt === undefined) !== (gravity === undefined)) {
    week.violate('attention', `${row.id} is ${row.attentionGravity}, should be ${gravity}`);
  }
  return gravity;
}

/** A checkout whose refreshes have failed for long is raised for attention. */
function compareFailing(week: Week, row: StoredCheckout, expectation: Expectation): void {
  const now = week.stage.real;
  const failing = expectation.failing();
  if (!failing || now - failing.first <= 15 * MINUTE + ALARM + LATENCY + 2 * MINUTE) return;
  const hindered = week.disturbances.some((each) => {
    const mine = each.accountId === null || each.accountId === row.accountId;
    return mine && HINDERS.includes(each.what) && each.from <= now && each.until + each.recovery >= failing.first;
  });
  if (!row.attention.reasons.includes('failing') && !hindered && !week.jumpedBetween(failing.first, now)) {
    week.violate('attention', `${row.id} has failed since ${hour(failing.first)} and is not raised for attention`);
  }
}

/** It will be asked about, and not too late. */
function compareNext(week: Week, row: StoredCheckout, expectation: Expectation): void {
  const last = expectation.known.at(-1);
  if (!last) return;
  const since = expectation.known.findLast(({ status }) => status !== last.status);
  const first = expectation.known.find(({ at }) => at > (since?.at ?? 0)) ?? last;
  const age = last.at - row.createdAt;
  if (row.nextRefreshAt === undefined) {
    if (intervalOf(last.status, age, last.at - first.at + FUZZ) !== null) {
      week.violate('forgotten', `${row.id}, ${last.status}, will never be asked about again`);
    }
  } else if (Math.abs(week.stage.skew + week.offset) <= FUZZ) {
    // Inqud asks to wait for 50 minutes at most.
    const usual = intervalOf(last.status, age + FUZZ, last.at - first.at + FUZZ) ?? DAY;
    const longest = row.failures > 0 ? 50 * MINUTE : usual;
    const wait = row.nextRefreshAt - week.stage.real;
    if (wait > longest + FUZZ) {
      const when = `in ${(wait / MINUTE).toFixed(0)} min, instead of ${longest / MINUTE} at most`;
      week.violate('forgotten', `${row.id}, ${last.status}, ${row.failures} failures: asked about ${when}`);
    }
  }
}
