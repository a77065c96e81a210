import type { CopyChoice, CopyProgress } from '../checkouts/backup/copyFile';
import type { RestoreProgress, RestoreResult } from '../checkouts/backup/restore';
import type { Cursor, Sort } from './order';
import type { Overview } from './overview';
import type { Page, SearchIndex } from './searchIndex';

/** What the desk's page asks of the worker that finds, apart from its code, which the page need not load. */

/** Which checkouts: those that a search finds, of one account or of all. */
export type Query = {
  search: string;
  accountId: string | null;
  /** The accounts' names by their IDs, for who searches by name. */
  names: Record<string, string>;
};
/** Of the history, how much is read: nothing can be found before all of it is. `version` is new after each change. */
export type SearchState = { read: number; total: number; ready: boolean; version: number; failed: string | null };
/** What can be chosen from in filters, the most frequent first. */
export type Choices = ReturnType<SearchIndex['values']>;

/** Counting stops here, so that it never keeps anybody waiting. */
export const COUNT_LIMIT = 1000;

/**
 * Finds checkouts, and writes and reads copies of the history. Lives in a worker of the desk's page, so that nothing of it
 * ever holds up what a person types.
 */
export type SearchWorker = {
  /** Calls back at once and whenever something changed. */
  watch: (hear: (state: SearchState) => unknown) => Promise<void>;
  /** Settles when everything can be found, or when it is known that it cannot. */
  filled: () => Promise<void>;
  find: (wanted: Query & { sort: Sort; after: Cursor | null; limit: number }) => Promise<Page>;
  /** How many match, or `MANY` when there are at least so many. */
  count: (wanted: Query) => Promise<number>;
  /** The IDs of all that match, in order. */
  all: (wanted: Query & { sort: Sort }) => Promise<string[]>;
  /** Of what is archived, or of all else. */
  choices: (archived: boolean) => Promise<Choices>;
  overview: (wanted: Query & { from: number; to: number }) => Promise<Overview>;
  /** Makes a file; `at` is epoch ms. Null when it was called off. */
  copy: (
    choice: CopyChoice & { at: number; names: Record<string, string> },
    progress: ((progress: CopyProgress) => unknown) | null,
  ) => Promise<{ file: Blob; checkouts: number } | null>;
  restore: (file: Blob, progress: (progress: RestoreProgress) => unknown) => Promise<RestoreResult>;
  /** Calls off what is being copied or restored. */
  stop: () => Promise<void>;
};
