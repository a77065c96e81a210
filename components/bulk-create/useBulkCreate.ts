import { useEffect, useRef, useState } from 'preact/hooks';
import type { Account } from '../../lib/accounts/account';
import { exclusively, isDone, untilDone } from '../../lib/bulk-create/exclusive';
import type { Shared } from '../../lib/bulk-create/pasted';
import type { BulkRun } from '../../lib/bulk-create/row';
import type { Run, RunProgress } from '../../lib/bulk-create/run';
import { createRun } from '../../lib/bulk-create/run';
import { bulkCommand, bulkRun } from '../../lib/bulk-create/settings';
import { EMPTY_FORM } from '../../lib/checkout-form/draftForm';
import { formDefaults } from '../../lib/checkout-form/settings';
import { clockOffset } from '../../lib/checkouts/settings';
import { send } from '../../lib/messaging/send';
import { readSetting, watchSetting, writeSetting } from '../../lib/storage/settings';

export type Typed = { text: string; shared: Shared };
/** What was pasted, or the run that came of it; undefined while it is not known which. */
export type BulkCreation = ReturnType<typeof useBulkCreate>;

const { type, currency, name, expiry, ownExpiry, returnUrl } = EMPTY_FORM;
const EMPTY: Typed = { text: '', shared: { type, currency, name, expiry, ownExpiry, returnUrl } };

/** How to wait, in ms, how to be the only one who sends, and how to know of another who does. */
type Around = {
  sleep: (ms: number) => Promise<unknown>;
  exclusively: (work: () => Promise<void>) => Promise<boolean>;
  isDone: () => Promise<boolean>;
  untilDone: () => Promise<void>;
};
const BROWSER: Around = { sleep: (ms) => new Promise((done) => setTimeout(done, ms)), exclusively, isDone, untilDone };

/**
 * Creates many checkouts for as long as the desk is open, wherever it stands. A run that was interrupted is there again,
 * paused; two desks show the same one, only one of them sends, and either can pause or cancel it.
 */
export function useBulkCreate(accounts: Account[], around: Around = BROWSER) {
  const [typed, setTyped] = useState<Typed>(EMPTY);
  const [progress, setProgress] = useState<RunProgress | null | undefined>(undefined);
  const run = useRef<Run | null>(null);
  const [by] = useState(() => crypto.randomUUID());
  const offset = useRef(0);
  const live = useRef(accounts);
  live.current = accounts;

  const begin = (stored: BulkRun): Run => {
    const begun: Run = createRun({
      run: stored,
      create: async (accountId, { attemptId, again }, draft) => {
        const paused = live.current.find(({ id }) => id === accountId)?.paused;
        if (paused) return { outcome: 'refused', problem: paused.error };
        return send('createCheckout', { attemptId, accountId, draft, again });
      },
      retry: (attemptId) => send('retryCreate', { attemptId, again: false }),
      newAttemptId: () => crypto.randomUUID(),
      now: Date.now,
      clockOffset: () => offset.current,
      sleep: around.sleep,
      store: ({ run, busy, running, asked, restsUntil }) =>
        writeSetting(bulkRun, { by, run, going: busy ? { running, asked: [...asked], restsUntil } : null }),
      exclusively: around.exclusively,
      command: (command) => writeSetting(bulkCommand, { wish: command, at: Date.now() }),
      // One that was dropped may still hear of its last row.
      changed: (progress) => run.current === begun && setProgress(progress),
    });
    run.current = begun;
    setProgress(begun.progress());
    return begun;
  };
  const sends = () => {
    const now = run.current?.progress();
    return now?.busy === true && !now.elsewhere;
  };
  const leave = () => {
    run.current = null;
    setProgress(null);
  };

  useEffect(() => {
    let waits = false;
    const load = async () => {
      const [kept, stored] = await Promise.all([readSetting(formDefaults), readSetting(bulkRun)]);
      setTyped((typed) => (typed === EMPTY && kept ? { ...EMPTY, shared: { ...EMPTY.shared, ...kept } } : typed));
      if (!stored) {
        // What begins just now is not stored yet.
        if (!sends()) leave();
        return;
      }
      // One that was closed while it sent has left that behind.
      const isGoing = stored.going !== null && !sends() && !(await around.isDone());
      (run.current ?? begin(stored.run)).adopt(stored.run, isGoing ? stored.going : null);
      if (!isGoing || waits) return;
      waits = true;
      await around.untilDone();
      waits = false;
      await load();
    };
    void load();
    void readSetting(clockOffset).then((ahead) => (offset.current = ahead ?? 0));
    const unwatch = [
      watchSetting(bulkRun, (stored) => stored?.by !== by && void load()),
      watchSetting(bulkCommand, (asked) => {
        if (asked && sends()) void (asked.wish === 'cancel' ? run.current?.cancel() : run.current?.pause());
      }),
      watchSetting(clockOffset, (ahead) => (offset.current = ahead ?? 0)),
    ];
    return () => {
      for (const stop of unwatch) stop();
      if (sends()) void run.current?.pause();
    };
  }, []);

  const running = progress?.running === true && !progress.elsewhere;
  useEffect(() => {
    if (!running) return;
    // The browser asks whether to leave, in its own words.
    const ask = (event: Event) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [running]);

  return {
    typed,
    setTyped,
    progress,
    run: run.current,
    /** Once: a second press of the same button comes before the page has changed. */
    start: async (stored: BulkRun) => {
      if (run.current !== null) return;
      setTyped({ ...typed, text: '' });
      // Where another page was first, it is there again when that one's run is forgotten.
      if (!(await begin(stored).goOn())) setTyped(typed);
    },
    /** Forgets the run, for a new one. */
    async drop(): Promise<void> {
      leave();
      await writeSetting(bulkRun, null);
    },
  };
}
