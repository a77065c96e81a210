import { dayStart } from '../../shared/localDay';
import { DAY } from '../../shared/time';
import type { HistoryDb } from '../database';
import type { OldCount } from '../retention';
import { countOld } from '../retention';
import type { RetentionDone, RetentionRule } from './settings';

/** How long people know of it before the rule is first followed. */
export const NOTICE = 3 * DAY;

/** What the rule asks for now. `begins`: not before that time, epoch ms. */
export type Retention = { is: 'nothing' } | { is: 'to announce' } | { is: 'announced'; begins: number } | { is: 'due' };

/** How many checkouts the rule is about, counted no further than `most` of each kind. */
export async function countMeant(
  history: HistoryDb,
  { action, days }: RetentionRule,
  now: number,
  most: number,
): Promise<number> {
  const count: OldCount = await countOld(history, limitOf(days, now), most);
  return action === 'archive' ? count.listed : count.listed + count.archived;
}

/** Checkouts that were created before this, epoch ms, are old. */
export function limitOf(days: number, now: number): number {
  return dayStart(now, -days);
}

export async function retentionAt(history: HistoryDb, rule: RetentionRule, now: number): Promise<Retention> {
  if ((await countMeant(history, rule, now, 1)) === 0) return { is: 'nothing' };
  // A time ahead is of before the clock was set back.
  if (rule.announcedAt === null || rule.announcedAt > now) return { is: 'to announce' };
  const begins = rule.announcedAt + NOTICE;
  return now < begins ? { is: 'announced', begins } : { is: 'due' };
}

/**
 * Follows the rule in batches, each of which says how many it did; 0 when none is left. Calls `done` with what was done,
 * also when a batch fails after others.
 */
export async function followRule(setup: {
  rule: RetentionRule;
  now: number;
  some: (action: RetentionRule['action'], before: number) => Promise<number>;
  /** Whether to go on, asked before each batch. */
  mayGoOn: () => boolean | Promise<boolean>;
  done: (done: RetentionDone) => Promise<unknown>;
}): Promise<void> {
  const { rule, some, mayGoOn, done } = setup;
  const { action } = rule;
  const before = limitOf(rule.days, setup.now);
  let count = 0;
  try {
    while (await mayGoOn()) {
      const now = await some(action, before);
      if (now === 0) break;
      count += now;
    }
  } finally {
    if (count > 0) await done({ action, count, before });
  }
}

/** What is told, together with what was not dismissed yet. */
export function withDone(before: RetentionDone | null, done: RetentionDone): RetentionDone {
  return before?.action === done.action ? { ...done, count: before.count + done.count } : done;
}
