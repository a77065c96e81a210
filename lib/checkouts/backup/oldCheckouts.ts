import { plural, t } from '@lingui/core/macro';
import type { ReadonlySignal } from '@preact/signals';
import { computed, effect, signal } from '@preact/signals';
import { messageOf } from '../../shared/messageOf';
import type { OldCount } from '../retention';

export type OldCheckouts = ReturnType<typeof createOldCheckouts>;

/** Old checkouts of a kind are counted up to here: the settings show them at each view, and read the database for it. */
export const COUNTED_OLD = 1000;

/** Does some of the work and says how much; 0 when none is left. */
type Some = (before: number) => Promise<number>;

/** How far the last work is, or was when it ended. */
type Work = { word: 'archived' | 'deleted'; done: number; isOver: boolean };

/** What is old: how many there are, and archiving or deleting them. `before` is epoch ms everywhere. */
export function createOldCheckouts(setup: {
  /** How many were created before this, of each kind up to some limit. */
  count: (before: number) => Promise<OldCount>;
  /** How many of both kinds there are, exactly. */
  countAll: (before: number) => Promise<number>;
  archive: Some;
  remove: Some;
  /** The start of the day so many days ago; reads the clock's signal. */
  startOf: (daysAgo: number) => number;
  days: number;
  /** How often a copy was restored here. */
  restored: number;
}) {
  const days = signal(setup.days);
  const before = computed(() => setup.startOf(days.value));
  const counted = signal<{ before: number; count: OldCount } | null>(null);
  const runs = signal(0);
  const restored = signal(setup.restored);
  const work = signal<Work | null>(null);
  const failed = signal<string | null>(null);
  const question = signal<{ before: number; count: number } | null>(null);

  const count = computed(() => (counted.value?.before === before.value ? counted.value.count : null));
  const listed = computed(() => count.value?.listed ?? 0);
  const all = computed(() => listed.value + (count.value?.archived ?? 0));
  const working = computed(() => work.value !== null && !work.value.isOver);
  /** What is to be counted: again after each work and each restore. */
  const toCount = computed(() => ({ from: before.value, runs: runs.value, restored: restored.value }));
  const notCounted = (error: unknown) => {
    failed.value = `${t`Couldn’t count old checkouts.`} ${messageOf(error)}`;
  };

  /** Until none is left, or until it is canceled and some are. Rejects with how far it came. */
  const run = async (some: Some, from: number, word: Work['word'], signal?: AbortSignal) => {
    let done = 0;
    failed.value = null;
    work.value = { word, done, isOver: false };
    try {
      for (let now = await some(from); now > 0; now = await some(from)) {
        done += now;
        work.value = { word, done, isOver: false };
        if (signal?.aborted && (await setup.countAll(from)) > 0) throw new Error(t`Canceled.`);
      }
      work.value = { word, done, isOver: true };
    } catch (error) {
      work.value = null;
      throw new Error(`${stoppedText(done)} ${messageOf(error)}`);
    } finally {
      runs.value += 1;
    }
  };

  return {
    days: days as ReadonlySignal<number>,
    before,
    /** Null while they are counted, or where they could not be. */
    count,
    /** How many there are to archive, and how many to delete. */
    listed,
    all,
    working,
    /** How many were done by the work that is under way or ended last. */
    done: computed(() => work.value?.done ?? 0),
    /** "2,000 archived…", or without the dots once it has ended. */
    said: computed(() => {
      if (work.value === null) return '';
      const { done, word, isOver } = work.value;
      return isOver ? doneText(word, done) : doingText(word, done);
    }),
    failed: failed as ReadonlySignal<string | null>,
    /** What is asked about before it is deleted, and how many that are. */
    question: question as ReadonlySignal<{ before: number; count: number } | null>,

    choose(daysAgo: number): void {
      days.value = daysAgo;
      work.value = null;
      failed.value = null;
    },
    /** Counts them, and again whenever the answer may be another. Returns how to stop. */
    watch: () =>
      effect(() => {
        const { from } = toCount.value;
        let isCurrent = true;
        setup.count(from).then(
          (count) => {
            if (isCurrent) counted.value = { before: from, count };
          },
          (error) => isCurrent && notCounted(error),
        );
        return () => {
          isCurrent = false;
        };
      }),
    /** Tells how often a copy was restored: what was restored may be what was deleted. */
    afterRestore(times: number): void {
      if (times !== restored.peek()) work.value = null;
      restored.value = times;
    },

    async archive(): Promise<void> {
      if (working.peek() || listed.peek() === 0) return;
      await run(setup.archive, before.peek(), 'archived').catch((error) => {
        failed.value = messageOf(error);
      });
    },
    /** Counts exactly what would be deleted, and asks. */
    async ask(): Promise<void> {
      if (working.peek() || all.peek() === 0) return;
      const from = before.peek();
      failed.value = null;
      await setup.countAll(from).then((count) => {
        question.value = { before: from, count };
      }, notCounted);
    },
    closeQuestion(): void {
      question.value = null;
    },
    /** Deletes what was asked about. What is left of it when that fails is asked about next, if it can be counted. */
    async remove(signal: AbortSignal): Promise<void> {
      const from = question.peek()?.before;
      if (from === undefined) return;
      try {
        await run(setup.remove, from, 'deleted', signal);
      } catch (error) {
        await setup.countAll(from).then(
          (count) => {
            question.value = { before: from, count };
          },
          () => {},
        );
        throw error;
      }
    },
  };
}

function doneText(word: Work['word'], count: number): string {
  return word === 'archived'
    ? plural(count, { one: '# checkout archived', other: '# checkouts archived' })
    : plural(count, { one: '# checkout deleted', other: '# checkouts deleted' });
}

function doingText(word: Work['word'], count: number): string {
  return word === 'archived'
    ? plural(count, { one: '# archived so far…', other: '# archived so far…' })
    : plural(count, { one: '# deleted so far…', other: '# deleted so far…' });
}

function stoppedText(count: number): string {
  return plural(count, {
    one: 'Stopped after # checkout. The rest is unchanged.',
    other: 'Stopped after # checkouts. The rest is unchanged.',
  });
}
