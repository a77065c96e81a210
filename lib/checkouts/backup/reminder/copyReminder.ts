import type { ReadonlySignal } from '@preact/signals';
import { effect, signal, untracked } from '@preact/signals';
import { stableComputed } from '../../../shared/stableComputed';
import { DAY } from '../../../shared/time';
import { settingSignal } from '../../../storage/settingSignal';
import type { HistoryDb } from '../../database';
import { HIGHEST, LOWEST } from '../../keyRange';
import type { LastCopy } from './settings';
import { lastCopy, remindLater, remindsOfCopies } from './settings';

/** So many checkouts in no copy are worth a reminder, once so long has passed; and "Later" is so much later. */
export const MANY = 50;
export const COPY_EVERY = 30 * DAY;
export const LATER = 7 * DAY;

/** The last copy that is to be spoken of; null when there was none. */
export type CopyReminder = { last: LastCopy | null };

/**
 * Whether it is time for a copy: many checkouts are in none, and the last one is old, or the history is old and there was
 * none.
 */
export async function copyReminderOf(
  history: HistoryDb,
  last: LastCopy | null,
  now: number,
): Promise<CopyReminder | null> {
  // One that is dated ahead was saved before the clock was set back.
  if (last && now - last.at < COPY_EVERY) return null;
  const isDue = await history.transaction('r', history.checkouts, async () => {
    if (!last && (await countCreated(history, LOWEST, now - COPY_EVERY, 1)) === 0) return false;
    const created = await countCreated(history, last?.at ?? LOWEST, HIGHEST, MANY);
    // Those that were imported are older than they have been here.
    return created >= MANY || (last !== null && (await history.checkouts.count()) - last.checkouts >= MANY);
  });
  return isDue ? { last } : null;
}

/** How many were created after one time and up to another; counts no further than `most`. From the index alone. */
async function countCreated(history: HistoryDb, after: unknown, until: unknown, most: number): Promise<number> {
  let found = 0;
  for (const archived of [0, 1]) {
    const range = history.checkouts
      .where('[archived+createdAt]')
      .between([archived, after], [archived, until], false, true);
    found += (await range.limit(most).primaryKeys()).length;
  }
  return found;
}

/**
 * What to remind of: undefined while that is not known. It is looked for when the desk opens, is unlocked, and when a
 * setting of it changes, not while somebody works.
 */
export function createCopyReminder(setup: {
  history: HistoryDb;
  now: () => number;
  isLocked: ReadonlySignal<boolean>;
}): ReadonlySignal<CopyReminder | null | undefined> {
  /** What to look at: null for nothing. */
  const question = stableComputed(() => {
    const isOn = settingSignal(remindsOfCopies).value;
    const later = settingSignal(remindLater).value;
    const last = settingSignal(lastCopy).value;
    if (setup.isLocked.value || isOn === false) return null;
    return isOn === undefined || later === undefined || last === undefined ? undefined : { last, later };
  });
  let stop = () => {};
  const answer = signal<CopyReminder | null | undefined>(undefined, {
    watched() {
      stop = effect(() => {
        const of = question.value;
        let isCurrent = true;
        const show = (reminder: CopyReminder | null) => {
          if (isCurrent) answer.value = reminder;
        };
        const now = setup.now();
        if (of === null || (of && isLater(of.later, now))) show(null);
        else if (of) untracked(() => copyReminderOf(setup.history, of.last, now)).then(show, () => show(null));
        return () => {
          isCurrent = false;
        };
      });
    },
    unwatched() {
      stop();
      answer.value = undefined;
    },
  });
  return answer;
}

/** A time further ahead was stored before the clock was set back. */
function isLater(until: number | null, now: number): boolean {
  return until !== null && now < until && until <= now + LATER;
}
