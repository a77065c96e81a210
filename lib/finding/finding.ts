import type { AccountsDb } from '../accounts/database';
import { createRestoredAccounts } from '../accounts/restoring';
import type { CopyChoice, CopyProgress } from '../copyFile';
import { copyFile } from '../copyFile';
import type { HistoryDb } from '../history/database';
import type { RestoreProgress, RestoreResult } from '../history/restore';
import { restoreHistory } from '../history/restore';
import { withAttention } from '../monitor/attention';
import type { Finder } from '../search/finder';
import { createFinder } from '../search/finder';
import { parseSearch } from '../search/language';
import { matcherOf } from '../search/matching';
import type { Cursor, Sort } from '../search/order';
import type { Overview } from '../search/overview';
import { overviewOf } from '../search/overview';
import { createMirror } from './mirror';

/** Which checkouts: those that a search finds, of one account or of all. */
export type Wanted = {
  search: string;
  accountId: string | null;
  /** The accounts' names by their IDs, for who searches by name. */
  names: Record<string, string>;
};
/** `matching`: how many there are, or `MANY` when there are at least so many. */
export type Found = { ids: string[]; next: Cursor | null; matching: number };
/** Of the history, how much is read: nothing can be found before all of it is. `version` is new after each change. */
export type FindingState = { read: number; total: number; ready: boolean; version: number; failed: string | null };
/** What can be chosen from in filters, the most frequent first. */
export type Choices = ReturnType<Finder['values']>;

/** Counting stops here, so that it never keeps anybody waiting. */
export const MANY = 1000;

/**
 * Finds checkouts, and writes and reads copies of the history. Lives in a worker of the desk's page, so that nothing of it
 * ever holds up what a person types.
 */
export type Finding = {
  /** Calls back at once and whenever something changed. */
  watch: (hear: (state: FindingState) => unknown) => Promise<void>;
  find: (wanted: Wanted & { sort: Sort; after: Cursor | null; limit: number }) => Promise<Found>;
  /** The IDs of all that match, in order. */
  all: (wanted: Wanted & { sort: Sort }) => Promise<string[]>;
  choices: () => Promise<Choices>;
  overview: (wanted: Wanted & { from: number; to: number }) => Promise<Overview>;
  /** Makes a file; `at` is epoch ms. Null when it was called off. */
  copy: (
    choice: CopyChoice & { at: number; names: Record<string, string> },
    progress: (progress: CopyProgress) => unknown,
  ) => Promise<Blob | null>;
  restore: (file: Blob, progress: (progress: RestoreProgress) => unknown) => Promise<RestoreResult>;
  /** Calls off what is being copied or restored. */
  stop: () => Promise<void>;
};

export function createFinding(setup: {
  history: HistoryDb;
  accounts: AccountsDb;
  now: () => number;
  wait: (ms: number) => Promise<void>;
  errorText: (error: unknown) => string;
}): Finding {
  const { history, accounts, now } = setup;
  const finder = createFinder();
  const listeners: ((state: FindingState) => unknown)[] = [];
  let version = 0;
  let failed: string | null = null;
  let stopping = new AbortController();
  const state = () => ({ ...mirror.progress(), version, failed });
  const changed = () => {
    version += 1;
    for (const hear of listeners) hear(state());
  };
  const mirror = createMirror({ history, finder, changed, now, wait: setup.wait });
  mirror.fill().catch((error) => {
    failed = setup.errorText(error);
    changed();
  });

  function matching({ search, accountId, names }: Wanted) {
    const matches = matcherOf(parseSearch(search).search, { now: now(), accountName: (id) => names[id] ?? null });
    if (accountId === null) return matches;
    return (entry: Parameters<typeof matches>[0]) => entry.accountId === accountId && matches(entry);
  }

  return {
    async watch(hear) {
      listeners.push(hear);
      hear(state());
    },
    async find({ sort, after, limit, ...wanted }) {
      const matches = matching(wanted);
      return { ...finder.page({ matches, sort, after, limit }), matching: finder.count(matches, MANY) };
    },
    all: async ({ sort, ...wanted }) => finder.all(matching(wanted), sort),
    choices: async () => finder.values(),
    async copy({ at, names, ...choice }, progress) {
      const { signal } = stopping;
      const how = { at: new Date(at), accountName: (id: string) => names[id] ?? null, progress, signal };
      return copyFile(choice, how).catch((error) => {
        if (signal.aborted) return null;
        throw new Error(setup.errorText(error));
      });
    },
    restore: (file, progress) =>
      mirror.restWhile(() => {
        const accountOf = createRestoredAccounts(accounts, now);
        const { signal } = stopping;
        return restoreHistory(history, file, { now, weigh: withAttention, accountOf, progress, signal });
      }),
    async stop() {
      stopping.abort();
      stopping = new AbortController();
    },
    overview: async ({ from, to, ...wanted }) => overviewOf(finder.each(matching(wanted)), { from, to }),
  };
}
