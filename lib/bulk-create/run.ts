import { readDraft } from '../checkout-form/draft';
import { problemText } from '../checkouts/describe/text';
import type { CreateOutcome } from '../checkouts/outcomes';
import type { CheckoutDraft } from '../inqud/models';
import type { Problem } from '../inqud/problem';
import { concernsAll } from '../inqud/problem';
import { messageOf } from '../shared/messageOf';
import { MINUTE, SECOND } from '../shared/time';
import type { RowCells } from './correct';
import { corrected, isCorrectable, mistakesOf } from './correct';
import type { BulkRow, BulkRun, Going, RowState, RunCommand } from './row';
import { formOf } from './row';

type Outcome = CreateOutcome;
/** Why it paused by itself: what concerns all rows, several in a row that failed, or what kept it from going on. */
export type Stop = { problem: Problem; inARow: boolean } | { error: string };

export type RunProgress = {
  run: BulkRun;
  /** Whether it goes on to the next row by itself. */
  running: boolean;
  /** Whether rows are being sent now, be it a single one. */
  busy: boolean;
  /** Whether it is another page that sends, and this one only shows it. */
  elsewhere: boolean;
  /** Attempts that a person wants tried alone. */
  asked: readonly string[];
  /** Until when Inqud asked for a pause, epoch ms. */
  restsUntil: number | null;
  stop: Stop | null;
};

export type Run = ReturnType<typeof createRun>;

/**
 * From one create to the next, ms. A little more than the second that an account earns a request in, so that what is
 * watched is still asked about.
 */
export const EVERY = 1.25 * SECOND;
/** Without a Retry-After. */
const USUAL_REST = MINUTE;
/** A longer rest is a person's to decide about. */
const LONGEST_REST = 10 * MINUTE;
/** So many in a row that failed, and it is no longer about single rows. */
const MOST_FAILED = 3;
const AT_REST = { running: false, busy: false, elsewhere: false, asked: [], restsUntil: null };
const ENDED = 'The time at which these links should end is over. Start anew with a later one.';

/**
 * Creates the rows of a run one after another at a steady pace. What stands in the way of all rows pauses it, and
 * nothing is lost with the page: a row is stored as `creating` before it is sent, and sent again it is the same attempt.
 */
export function createRun(setup: {
  run: BulkRun;
  create: (accountId: string, row: BulkRow, draft: CheckoutDraft) => Promise<Outcome>;
  /** Sends an attempt that may have been made once more. */
  retry: (attemptId: string) => Promise<Outcome>;
  newAttemptId: () => string;
  /** Epoch ms. */
  now: () => number;
  /** How far Inqud's clock is ahead, ms. */
  clockOffset: () => number;
  /** Waits, in ms. */
  sleep: (ms: number) => Promise<unknown>;
  /** Stores the run and how it goes on, for the next page and those beside this one. */
  store: (progress: RunProgress) => Promise<unknown>;
  /** Does this work unless another page does already; says whether it was done. */
  exclusively: (work: () => Promise<void>) => Promise<boolean>;
  /** Asks the page that sends. */
  wish: (wish: RunCommand) => Promise<unknown>;
  changed: (progress: RunProgress) => void;
}) {
  let progress: RunProgress = { run: setup.run, ...AT_REST, stop: null };
  let lastAt = Number.NEGATIVE_INFINITY;
  let failedInARow = 0;
  /** Ends a wait, so that what a person has said meanwhile counts at once. */
  let wake = () => {};

  function change(part: Partial<RunProgress>): void {
    progress = { ...progress, ...part };
    setup.changed(progress);
  }

  function mark(attemptId: string, state: RowState, more: Pick<BulkRow, 'discarded'> = {}): Promise<unknown> {
    const rows = progress.run.rows.map((row) => (row.attemptId === attemptId ? { ...row, ...more, state } : row));
    change({ run: { ...progress.run, rows } });
    return setup.store(progress);
  }

  /** For pages beside this one, which can do without. */
  const tell = () => setup.store(progress).catch(() => {});

  const stop = (why: Stop | null) => change({ running: false, asked: [], stop: why });

  /** What a person asked for comes first, then what was interrupted. */
  function next(): BulkRow | undefined {
    const { rows } = progress.run;
    const asked = progress.asked.flatMap((id) => rows.find(({ attemptId }) => attemptId === id) ?? [])[0];
    if (asked || !progress.running) return asked;
    return rows.find(({ state }) => state.is === 'creating') ?? rows.find(({ state }) => state.is === 'waiting');
  }

  async function sendRows(): Promise<void> {
    for (let row = next(); row; row = next()) {
      const wait = waitUntilNext();
      if (wait > 0) {
        await Promise.race([setup.sleep(wait), new Promise<void>((woken) => (wake = woken))]);
        continue;
      }
      if (progress.restsUntil !== null) change({ restsUntil: null });
      await sendRow(row);
    }
  }

  function waitUntilNext(): number {
    const now = setup.now();
    // A clock that was set back must not make it wait until it has caught up.
    lastAt = Math.min(lastAt, now);
    return Math.max(lastAt + EVERY, progress.restsUntil ?? now) - now;
  }

  async function sendRow(row: BulkRow): Promise<void> {
    const { attemptId, state: before } = row;
    const { draft, mistakes } = readDraft(formOf(row, progress.run), setup.now() + setup.clockOffset());
    if (!draft) return stop({ error: mistakes.ownExpiry ? ENDED : Object.values(mistakes).join(' ') });
    try {
      await mark(attemptId, { is: 'creating' });
      lastAt = setup.now();
      const outcome = await (before.is === 'unknown'
        ? setup.retry(attemptId)
        : setup.create(progress.run.accountId, row, draft));
      await settle(row, outcome);
    } catch (error) {
      // Whether it was sent is not known; as the same attempt, it is found out when it goes on.
      stop({ error: messageOf(error) });
    }
  }

  async function settle({ attemptId, state: before }: BulkRow, outcome: Outcome): Promise<void> {
    if (outcome.outcome === 'refused' && concernsAll(outcome.problem)) {
      await mark(attemptId, before);
      hold(outcome.problem);
      return;
    }
    change({ asked: progress.asked.filter((id) => id !== attemptId) });
    const isGone = outcome.outcome === 'refused' && outcome.problem.kind === 'gone';
    await mark(attemptId, stateAfter(before, outcome), isGone ? { discarded: true } : {});
    if (outcome.outcome === 'refused' || outcome.outcome === 'unknown') {
      failedInARow += 1;
      if (failedInARow >= MOST_FAILED && progress.running && next()) stop({ problem: outcome.problem, inARow: true });
    } else failedInARow = 0;
  }

  /** Too many requests pass by themselves; everything else takes a person. */
  function hold(problem: Problem): void {
    const rest = problem.kind === 'rateLimited' ? (problem.wait ?? USUAL_REST) : Number.POSITIVE_INFINITY;
    if (rest <= LONGEST_REST) {
      change({ restsUntil: setup.now() + rest });
      void tell();
    } else stop({ problem, inARow: false });
  }

  /** Says whether it was this page that sent. */
  async function go(part: Partial<RunProgress>): Promise<boolean> {
    if (progress.elsewhere) return false;
    failedInARow = 0;
    change({ stop: null, ...part });
    wake();
    if (progress.busy) return true;
    change({ busy: true });
    let worked = true;
    // A person may ask for more just when the last one is done.
    while (worked && next()) worked = await setup.exclusively(sendRows);
    change({ busy: false, running: false });
    if (worked) await tell();
    else stop({ error: 'It goes on in another tab of the desk.' });
    return worked;
  }

  function rest(part: Partial<RunProgress>): void {
    change({ running: false, asked: [], ...part });
    wake();
  }

  return {
    progress: () => progress,
    /** Creates what is waiting. */
    goOn: () => go({ running: true }),
    /** The row on its way is waited for. */
    async pause(): Promise<void> {
      if (progress.elsewhere) await setup.wish('pause');
      else if (progress.busy) {
        rest({});
        await tell();
      }
    },
    /** Leaves out what was not sent. */
    async cancel(): Promise<void> {
      if (progress.elsewhere) return void (await setup.wish('cancel'));
      const rows = progress.run.rows.map(
        (row): BulkRow => (row.state.is === 'waiting' ? { ...row, state: { is: 'leftOut' } } : row),
      );
      rest({ run: { ...progress.run, rows } });
      await setup.store(progress);
    },
    /** Sends what was refused, or what a cancel has left out, and what is waiting. */
    sendAll(which: 'refused' | 'leftOut'): Promise<boolean> {
      const rows = progress.run.rows.map(
        (row): BulkRow => (row.state.is === which ? { ...row, state: { is: 'waiting' } } : row),
      );
      return go({ running: true, run: { ...progress.run, rows } });
    },
    /** Sends one row, also while the others wait; one whose order has a checkout gets another. */
    async tryAlone(attemptId: string): Promise<void> {
      const { run, asked } = progress;
      if (asked.includes(attemptId)) return;
      const rows = run.rows.map((row) =>
        row.attemptId === attemptId && ['taken', 'double'].includes(row.state.is) ? { ...row, again: true } : row,
      );
      await go({ run: { ...run, rows }, asked: [...asked, attemptId] });
    },
    /** Sends one row with other words, if it certainly made nothing and they can be sent; otherwise nothing changes. */
    async correct(attemptId: string, cells: RowCells): Promise<void> {
      const { run, asked } = progress;
      const row = run.rows.find((each) => each.attemptId === attemptId);
      if (!row || !isCorrectable(row) || asked.includes(attemptId)) return;
      if (Object.keys(mistakesOf(row, cells, run, setup.now() + setup.clockOffset())).length > 0) return;
      const next = corrected(row, cells, setup.newAttemptId());
      const rows = run.rows.map((each) => (each === row ? next : each));
      await go({ run: { ...run, rows }, asked: [...asked, next.attemptId] });
    },
    /** Shows what another page has stored, and how it goes on there if it sends, unless this one sends. */
    adopt(run: BulkRun, going: Going | null): void {
      if (progress.busy && !progress.elsewhere) return;
      if (going) change({ run, ...going, busy: true, elsewhere: true, stop: null });
      else change(progress.elsewhere ? { run, ...AT_REST } : { run });
    },
  };
}

function stateAfter(before: RowState, outcome: Outcome): RowState {
  switch (outcome.outcome) {
    case 'created':
      return { is: 'created', checkoutId: outcome.checkoutId, url: outcome.url };
    case 'exists':
      return { is: 'taken', checkoutId: outcome.checkoutId };
    case 'unknown':
      return { is: 'unknown', why: problemText(outcome.problem).what };
    case 'refused': {
      // It says nothing of the earlier try, unless a person has discarded that.
      if (outcome.problem.kind === 'gone') return { is: 'refused', why: 'It was discarded in the list.' };
      const { what, todo } = problemText(outcome.problem);
      return before.is === 'unknown' ? { is: 'unknown', why: what } : { is: 'refused', why: `${what} ${todo}` };
    }
  }
}
