import { readDraft } from '../checkout-form/draft';
import type { DraftMistakes } from '../checkout-form/draftMistake';
import type { CreateOutcome } from '../checkouts/outcomes';
import type { CheckoutDraft } from '../inqud/models';
import type { Problem } from '../inqud/problem';
import { concernsAll } from '../inqud/problem';
import type { Failure } from '../shared/failure/failure';
import { failureIn } from '../shared/failure/failureIn';
import { MINUTE, SECOND } from '../shared/time';
import type { RowCells } from './correct';
import { corrected, isCorrectable, mistakesOf } from './correct';
import type { BulkRow, BulkRun, Going, RowState, RunCommand } from './row';
import { formOf } from './row';

type Outcome = CreateOutcome;
/** Why it paused by itself: a problem that affects all rows, several consecutive failures, or an error. */
export type Stop =
  | { problem: Problem; inARow: boolean }
  /** The time at which the links should end is over. */
  | { is: 'ended' }
  | { is: 'invalid'; mistakes: DraftMistakes }
  /** Another page sends. */
  | { is: 'elsewhere' }
  | { is: 'failed'; failure: Failure };

export type RunProgress = {
  run: BulkRun;
  /** Whether it continues with the next row. */
  running: boolean;
  /** Whether rows are being sent now, even a single one. */
  busy: boolean;
  /** Whether another page sends, and this one only shows the progress. */
  elsewhere: boolean;
  /** Attempts that the user retries individually. */
  asked: readonly string[];
  /** Until when Inqud asked for a pause, epoch ms. */
  restsUntil: number | null;
  stop: Stop | null;
};

export type Run = ReturnType<typeof createRun>;

/**
 * The interval between two creates, ms. A little more than the rate limit of one request a second, so that refreshes
 * are still possible.
 */
export const EVERY = 1.25 * SECOND;
/** Used without a Retry-After. */
const DEFAULT_REST = MINUTE;
/** A longer pause needs the user's decision. */
const MAX_REST = 10 * MINUTE;
/** This many consecutive failures are not a problem of single rows. */
const MAX_FAILURES = 3;
const IDLE = { running: false, busy: false, elsewhere: false, asked: [], restsUntil: null };

/**
 * Creates the rows of a run one after another at a fixed interval. A problem that affects all rows pauses it. Nothing
 * is lost with the page: a row is stored as `creating` before it is sent, and is retried as the same attempt.
 */
export function createRun(setup: {
  run: BulkRun;
  /** `asOf`: the time by which the draft's end was reckoned, epoch ms. */
  create: (accountId: string, row: BulkRow, draft: CheckoutDraft, asOf: number) => Promise<Outcome>;
  /** Retries an attempt with an unknown outcome. */
  retry: (attemptId: string) => Promise<Outcome>;
  newAttemptId: () => string;
  /** Epoch ms. */
  now: () => number;
  /** How far Inqud's clock is ahead of ours, ms. */
  clockOffset: () => number;
  /** Waits, in ms. */
  sleep: (ms: number) => Promise<unknown>;
  /** Stores the run and its progress, for later and for concurrent pages. */
  store: (progress: RunProgress) => Promise<unknown>;
  /** Runs the work unless another page is running it; returns whether it ran. */
  exclusively: (work: () => Promise<void>) => Promise<boolean>;
  /** Sends a command to the page that sends. */
  command: (command: RunCommand) => Promise<unknown>;
  changed: (progress: RunProgress) => void;
}) {
  let progress: RunProgress = { run: setup.run, ...IDLE, stop: null };
  let lastAt = Number.NEGATIVE_INFINITY;
  let failedInARow = 0;
  /** Ends a wait, so that the user's command takes effect at once. */
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

  /** For concurrent pages; a failure does not matter. */
  const publish = () => setup.store(progress).catch(() => {});

  const stop = (why: Stop | null) => change({ running: false, asked: [], stop: why });

  /** The user's individual retries come first, then interrupted rows. */
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
    // A clock that was set back must not prolong the wait.
    lastAt = Math.min(lastAt, now);
    return Math.max(lastAt + EVERY, progress.restsUntil ?? now) - now;
  }

  async function sendRow(row: BulkRow): Promise<void> {
    const { attemptId, state: before } = row;
    const asOf = setup.now() + setup.clockOffset();
    const { draft, mistakes } = readDraft(formOf(row, progress.run), asOf);
    if (!draft) return stop(mistakes.ownExpiry ? { is: 'ended' } : { is: 'invalid', mistakes });
    try {
      await mark(attemptId, { is: 'creating' });
      lastAt = setup.now();
      const outcome = await (before.is === 'unknown'
        ? setup.retry(attemptId)
        : setup.create(progress.run.accountId, row, draft, asOf));
      await settle(row, outcome);
    } catch (error) {
      // It may have been sent; retrying it as the same attempt finds out.
      stop({ is: 'failed', failure: failureIn(error) });
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
      if (failedInARow >= MAX_FAILURES && progress.running && next()) stop({ problem: outcome.problem, inARow: true });
    } else failedInARow = 0;
  }

  /** A rate limit passes by itself; any other problem needs the user. */
  function hold(problem: Problem): void {
    const rest = problem.kind === 'rateLimited' ? (problem.wait ?? DEFAULT_REST) : Number.POSITIVE_INFINITY;
    if (rest <= MAX_REST) {
      change({ restsUntil: setup.now() + rest });
      void publish();
    } else stop({ problem, inARow: false });
  }

  /** Returns whether this page was the one that sent. */
  async function go(part: Partial<RunProgress>): Promise<boolean> {
    if (progress.elsewhere) return false;
    failedInARow = 0;
    change({ stop: null, ...part });
    wake();
    if (progress.busy) return true;
    change({ busy: true });
    let ran = true;
    // The user may add rows just as the last one is finished.
    while (ran && next()) ran = await setup.exclusively(sendRows);
    change({ busy: false, running: false });
    if (ran) await publish();
    else stop({ is: 'elsewhere' });
    return ran;
  }

  function rest(part: Partial<RunProgress>): void {
    change({ running: false, asked: [], ...part });
    wake();
  }

  return {
    progress: () => progress,
    /** Creates the waiting rows. */
    goOn: () => go({ running: true }),
    /** The row in flight is still finished. */
    async pause(): Promise<void> {
      if (progress.elsewhere) await setup.command('pause');
      else if (progress.busy) {
        rest({});
        await publish();
      }
    },
    /** Leaves out the rows that were not sent. */
    async cancel(): Promise<void> {
      if (progress.elsewhere) return void (await setup.command('cancel'));
      const rows = progress.run.rows.map(
        (row): BulkRow => (row.state.is === 'waiting' ? { ...row, state: { is: 'leftOut' } } : row),
      );
      rest({ run: { ...progress.run, rows } });
      await setup.store(progress);
    },
    /** Sends the refused rows, or those that a cancel has left out, together with the waiting ones. */
    sendAll(which: 'refused' | 'leftOut'): Promise<boolean> {
      const rows = progress.run.rows.map(
        (row): BulkRow => (row.state.is === which ? { ...row, state: { is: 'waiting' } } : row),
      );
      return go({ running: true, run: { ...progress.run, rows } });
    },
    /** Sends one row, even while the others are paused; one whose order has a checkout gets another. */
    async tryAlone(attemptId: string): Promise<void> {
      const { run, asked } = progress;
      if (asked.includes(attemptId)) return;
      const rows = run.rows.map((row) =>
        row.attemptId === attemptId && ['taken', 'double'].includes(row.state.is) ? { ...row, again: true } : row,
      );
      await go({ run: { ...run, rows }, asked: [...asked, attemptId] });
    },
    /** Sends one row with corrected cells, if it is correctable and the cells are valid; otherwise changes nothing. */
    async correct(attemptId: string, cells: RowCells): Promise<void> {
      const { run, asked } = progress;
      const row = run.rows.find((each) => each.attemptId === attemptId);
      if (!row || !isCorrectable(row) || asked.includes(attemptId)) return;
      if (Object.keys(mistakesOf(row, cells, run, setup.now() + setup.clockOffset())).length > 0) return;
      const next = corrected(row, cells, setup.newAttemptId());
      const rows = run.rows.map((each) => (each === row ? next : each));
      await go({ run: { ...run, rows }, asked: [...asked, next.attemptId] });
    },
    /** Shows the run that another page has stored, and its progress if that page sends, unless this one sends. */
    adopt(run: BulkRun, going: Going | null): void {
      if (progress.busy && !progress.elsewhere) return;
      if (going) change({ run, ...going, busy: true, elsewhere: true, stop: null });
      else change(progress.elsewhere ? { run, ...IDLE } : { run });
    },
  };
}

function stateAfter(before: RowState, outcome: Outcome): RowState {
  switch (outcome.outcome) {
    case 'created':
      return {
        is: 'created',
        checkoutId: outcome.checkoutId,
        url: outcome.url,
        ...(outcome.endsLaterBy !== undefined && { endsLaterBy: outcome.endsLaterBy }),
      };
    case 'exists':
      return {
        is: 'taken',
        checkoutId: outcome.checkoutId,
        ...(outcome.alike !== undefined && { alike: outcome.alike }),
      };
    case 'unknown':
      return { is: 'unknown', why: outcome.problem };
    case 'refused':
      // A refusal says nothing about an earlier attempt, unless the user has discarded that one.
      return {
        is: before.is === 'unknown' && outcome.problem.kind !== 'gone' ? 'unknown' : 'refused',
        why: outcome.problem,
      };
  }
}
