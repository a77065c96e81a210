import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { Account } from '../accounts/account';
import { EMPTY_FORM } from '../checkout-form/draftForm';
import { formDefaults } from '../checkout-form/settings';
import type { CreateOutcome } from '../checkouts/outcomes';
import { clockOffset } from '../checkouts/settings';
import type { CheckoutDraft } from '../inqud/models';
import { settingSignal } from '../storage/settingSignal';
import { readSetting, watchSetting, writePageSetting } from '../storage/settings';
import type { Shared } from './pasted';
import type { BulkRun } from './row';
import type { Run, RunProgress } from './run';
import { createRun } from './run';
import { bulkCommand, bulkRun } from './settings';

export type Typed = { text: string; shared: Shared };

const { type, currency, name, expiry, ownExpiry, returnUrl } = EMPTY_FORM;
const EMPTY: Typed = { text: '', shared: { type, currency, name, expiry, ownExpiry, returnUrl } };

/** How to wait, in ms, how to be the only page that sends, and how to know of another one that does. */
export type Around = {
  sleep: (ms: number) => Promise<unknown>;
  exclusively: (work: () => Promise<void>) => Promise<boolean>;
  isDone: () => Promise<boolean>;
  untilDone: () => Promise<void>;
};

/**
 * What was pasted to create many checkouts of, or the run that came of it. A run that was interrupted is there again,
 * paused; two pages show the same one, only one of them sends, and either can pause or cancel it.
 */
export function createBulkCreation(setup: {
  accounts: ReadonlySignal<Account[]>;
  create: (order: {
    attemptId: string;
    accountId: string;
    draft: CheckoutDraft;
    asOf: number;
    again: boolean;
  }) => Promise<CreateOutcome>;
  /** Sends an attempt that may have been made once more. */
  retry: (attemptId: string) => Promise<CreateOutcome>;
  around: Around;
  /** Epoch ms. */
  now: () => number;
  newId: () => string;
}) {
  const { accounts, around, now, newId } = setup;
  /** Which page stored the run last. */
  const by = newId();
  const typed = signal(EMPTY);
  /** Undefined while it is not known whether there is a run. */
  const progress = signal<RunProgress | null | undefined>(undefined);
  const run = signal<Run | null>(null);
  let offset = 0;

  const begin = (stored: BulkRun): Run => {
    const begun: Run = createRun({
      run: stored,
      create: async (accountId, { attemptId, again }, draft, asOf) => {
        const paused = accounts.peek().find(({ id }) => id === accountId)?.paused;
        if (paused) return { outcome: 'refused', problem: paused.error };
        return setup.create({ attemptId, accountId, draft, asOf, again });
      },
      retry: setup.retry,
      newAttemptId: newId,
      now,
      clockOffset: () => offset,
      sleep: around.sleep,
      store: ({ run, busy, running, asked, restsUntil }) =>
        writePageSetting(bulkRun, { by, run, going: busy ? { running, asked: [...asked], restsUntil } : null }),
      exclusively: around.exclusively,
      command: (command) => writePageSetting(bulkCommand, { wish: command, at: now() }),
      changed: (next) => {
        // A dropped run may still be notified of its last row.
        if (run.peek() === begun) progress.value = next;
      },
    });
    run.value = begun;
    progress.value = begun.progress();
    return begun;
  };
  const sends = () => {
    const current = run.peek()?.progress();
    return current?.busy === true && !current.elsewhere;
  };
  const leave = () => {
    run.value = null;
    progress.value = null;
  };

  let isWaiting = false;
  const load = async (): Promise<void> => {
    const [kept, stored] = await Promise.all([readSetting(formDefaults).catch(() => null), readSetting(bulkRun)]);
    if (typed.peek() === EMPTY && kept) typed.value = { ...EMPTY, shared: { ...EMPTY.shared, ...kept } };
    if (!stored) {
      // What begins just now is not stored yet.
      if (!sends()) leave();
      return;
    }
    // One that was closed while it sent has left that behind.
    const isGoing = stored.going !== null && !sends() && !(await around.isDone());
    (run.peek() ?? begin(stored.run)).adopt(stored.run, isGoing ? stored.going : null);
    if (!isGoing || isWaiting) return;
    isWaiting = true;
    await around.untilDone();
    isWaiting = false;
    await load();
  };

  return {
    typed: typed as ReadonlySignal<Typed>,
    progress: progress as ReadonlySignal<RunProgress | null | undefined>,
    run: run as ReadonlySignal<Run | null>,
    /** Whether this page goes on to the next row by itself. */
    isRunning: computed(() => progress.value?.running === true && !progress.value.elsewhere),

    setTyped(next: Typed): void {
      typed.value = next;
    },
    /** Once: a second press of the same button comes before the page has changed. */
    async start(stored: BulkRun): Promise<void> {
      if (run.peek() !== null) return;
      const before = typed.peek();
      typed.value = { ...before, text: '' };
      // Where another page was first, it is there again when that one's run is forgotten.
      if (!(await begin(stored).goOn())) typed.value = before;
    },
    /** Forgets the run, for a new one. */
    async drop(): Promise<void> {
      leave();
      await writePageSetting(bulkRun, null);
    },
    /** Follows what is stored, and what other pages ask for. Returns how to stop, which pauses what this page sends. */
    watch(): () => void {
      void load();
      const stops = [
        watchSetting(bulkRun, (stored) => stored?.by !== by && void load()),
        watchSetting(bulkCommand, (asked) => {
          if (asked && sends()) void (asked.wish === 'cancel' ? run.peek()?.cancel() : run.peek()?.pause());
        }),
        settingSignal(clockOffset).subscribe((ahead) => {
          offset = ahead ?? 0;
        }),
      ];
      return () => {
        for (const stop of stops) stop();
        if (sends()) void run.peek()?.pause();
      };
    },
  };
}
