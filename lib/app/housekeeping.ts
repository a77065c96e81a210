import type { ReadonlySignal } from '@preact/signals';
import { effect, signal } from '@preact/signals';
import type { MakeCopy } from '../checkouts/backup/saving';
import type { HistoryDb } from '../checkouts/database';
import { isCopyDue, saveAutomaticCopy } from '../checkouts/housekeeping/automaticCopy';
import { followRule, limitOf, NOTICE, retentionAt, withDone } from '../checkouts/housekeeping/retain';
import type { RetentionRule } from '../checkouts/housekeeping/settings';
import {
  automaticCopies,
  copyKey,
  lastAutomaticCopy,
  retentionDone,
  retentionRule,
} from '../checkouts/housekeeping/settings';
import { isAny } from '../checkouts/queries';
import { noteCopy } from '../messaging/noteCopy';
import { noteExport } from '../messaging/noteExport';
import { storeSetting } from '../messaging/saveSetting';
import { send } from '../messaging/send';
import { Failed as Failure } from '../shared/failure/failed';
import { sameContent } from '../shared/sameContent';
import { stableComputed } from '../shared/stableComputed';
import { HOUR } from '../shared/time';
import { errorText } from '../storage/errorText';
import { settingSignal } from '../storage/settingSignal';
import { readSetting, watchSetting } from '../storage/settings';

/** When the rule is first followed, and the limit that it will have then, epoch ms both. */
export type Announcement = { action: RetentionRule['action']; begins: number; before: number };

type Failed = { what: 'copy' | 'rule'; why: string };

export type Housekeeping = ReturnType<typeof createHousekeeping>;

/**
 * What the desk does by itself while it is open and unlocked: copies of the history on a rhythm, and archiving or
 * deleting by age. It looks when it opens, is unlocked or seen again, when a setting of it changes, and once an hour;
 * one desk after the other.
 */
export function createHousekeeping(setup: {
  history: HistoryDb;
  locked: ReadonlySignal<boolean>;
  /** Inqud's time, epoch ms: a wrong clock here makes nothing old. */
  clock: ReadonlySignal<number>;
  /** Whether somebody can see the page: only then is anything announced. */
  visible: ReadonlySignal<boolean>;
  make: MakeCopy;
  save: (file: Blob, name: string) => Promise<string>;
}) {
  const { history, locked, clock, visible, make, save } = setup;
  const failed = signal<Failed | null>(null);
  const announced = signal<Announcement | null>(null);

  /** Returns whether a copy of everything was saved just now. */
  async function copyIfDue(stop: AbortSignal): Promise<boolean> {
    const wanted = await readSetting(automaticCopies);
    const now = Date.now();
    if (!wanted || !isCopyDue(wanted, await readSetting(lastAutomaticCopy), now)) return false;
    if (!(await isAny(history.checkouts.toCollection()))) return false;
    const under = wanted.encrypted ? await readSetting(copyKey) : null;
    // Never one that is not encrypted instead.
    if (wanted.encrypted && !under) throw new Failure({ is: 'copies not allowed' });
    const copy = await saveAutomaticCopy({ under, make, save, now, signal: stop });
    await storeSetting(lastAutomaticCopy, now);
    await noteCopy(copy);
    noteExport(copy.checkouts);
    return true;
  }

  /** Whether that is still the rule: it may have been changed, or turned off, meanwhile. */
  const isStill = async (rule: RetentionRule) => sameContent(await readSetting(retentionRule), rule);

  async function retain(hasCopy: boolean, stop: AbortSignal): Promise<void> {
    const rule = await readSetting(retentionRule);
    const now = clock.peek();
    const at = rule ? await retentionAt(history, rule, now) : null;
    announced.value = rule && at?.is === 'announced' ? announcementOf(rule, at.begins) : null;
    if (!rule || at === null) return;
    if (at.is === 'to announce' && visible.peek() && (await isStill(rule))) {
      await storeSetting(retentionRule, { ...rule, announcedAt: now });
      announced.value = announcementOf(rule, now + NOTICE);
    }
    // Nothing is deleted that is in no copy.
    if (at.is !== 'due' || (rule.action === 'delete' && !hasCopy)) return;
    await followRule({
      rule,
      now,
      some: (action, before) => send(action === 'archive' ? 'archiveOld' : 'deleteOld', { before }),
      mayGoOn: async () => !stop.aborted && !locked.peek() && (await isStill(rule)),
      done: async (done) => storeSetting(retentionDone, withDone(await readSetting(retentionDone), done)),
    });
  }

  async function keep(stop: AbortSignal): Promise<void> {
    const isOver = () => stop.aborted || locked.peek();
    let failure: Failed | null = null;
    const noting = (what: Failed['what']) => (error: unknown) => {
      failure = { what, why: errorText(error) };
    };
    if (isOver()) return;
    const hasCopy = (await copyIfDue(stop).catch(noting('copy'))) ?? false;
    if (!isOver()) await retain(hasCopy, stop).catch(noting('rule'));
    if (!isOver()) failed.value = failure;
  }

  let isLooking = false;
  let again = false;
  /** Also once more for what changed meanwhile. */
  async function look(stop: AbortSignal): Promise<void> {
    again = true;
    if (isLooking) return;
    isLooking = true;
    try {
      while (again) {
        again = false;
        // Another desk that is open does the same, but a hidden one announces nothing.
        await navigator.locks.request('housekeeping', { signal: stop }, () => keep(stop));
      }
    } catch (error) {
      if (!stop.aborted) throw error;
    } finally {
      isLooking = false;
    }
  }

  let stop = new AbortController();
  /** When to look again. */
  const occasion = stableComputed(() => ({
    locked: locked.value,
    visible: visible.value,
    copies: settingSignal(automaticCopies).value,
    rule: settingSignal(retentionRule).value,
    hour: Math.floor(clock.value / HOUR),
  }));
  return {
    /** What could not be done the last time, and why; null when all went well. */
    failed: failed as ReadonlySignal<Failed | null>,
    announced: announced as ReadonlySignal<Announcement | null>,
    retry: () => look(stop.signal),
    /** Returns how to stop. */
    watch(): () => void {
      stop = new AbortController();
      const { signal } = stop;
      const dispose = effect(() => {
        const { locked, copies, rule } = occasion.value;
        if (locked) {
          failed.value = null;
          announced.value = null;
        }
        const isKnown = copies !== undefined && rule !== undefined;
        if (!locked && isKnown && (copies !== null || rule !== null)) void look(signal);
      });
      // A new value is shown before it is stored, and what is stored counts here.
      const lookAgain = () => {
        if (!locked.peek()) void look(signal);
      };
      const unwatch = [watchSetting(automaticCopies, lookAgain), watchSetting(retentionRule, lookAgain)];
      return () => {
        dispose();
        for (const end of unwatch) end();
        stop.abort();
      };
    },
  };
}

function announcementOf({ action, days }: RetentionRule, begins: number): Announcement {
  return { action, begins, before: limitOf(days, begins) };
}
