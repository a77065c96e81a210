import type { CopyChoice, CopyProgress } from '../checkouts/backup/copyFile';
import type { RestoreProgress } from '../checkouts/backup/restore';
import type { EncryptedRestoreResult } from '../checkouts/backup/restoreEncrypted';
import type { CopyToRestore } from '../checkouts/backup/restoring';
import type { Failure } from '../shared/failure/failure';
import type { Range } from './dates';
import type { Cursor, Sort } from './order';
import type { Overview } from './overview';
import type { Page, SearchIndex } from './searchIndex';

/**
 * The interface of the search worker for the desk's page. Separate from its code, so that the page does not load that.
 */

/** The matches of a search, in one account or in all. */
export type Query = {
  search: string;
  accountId: string | null;
  /** The accounts' names by ID, to search by account name. */
  names: Record<string, string>;
};
/** How much of the history is indexed: results are complete only when `ready`. `version` increases with each change. */
export type SearchState = { read: number; total: number; ready: boolean; version: number; failed: Failure | null };
/** The choices of the filters, the most frequent first. */
export type Choices = ReturnType<SearchIndex['values']>;

/**
 * Searches checkouts, and writes and restores copies of the history. Runs in a worker of the desk's page, so that it
 * never blocks typing.
 */
export type SearchWorker = {
  /** Notifies at once, and with each change. */
  watch: (listener: (state: SearchState) => unknown) => Promise<void>;
  /** Resolves when everything is indexed, or has failed to be. */
  filled: () => Promise<void>;
  find: (query: Query & { sort: Sort; after: Cursor | null; limit: number }) => Promise<Page>;
  /** The exact number of matches. What is searched meanwhile is answered first. */
  count: (query: Query) => Promise<number>;
  /** The IDs of all matches, in order. */
  all: (query: Query & { sort: Sort }) => Promise<string[]>;
  /** Of archived checkouts, or of all others. */
  choices: (archived: boolean) => Promise<Choices>;
  /** Of a period, and of the one before that it is compared with, if any. */
  overview: (query: Query & Range & { before: Range | null }) => Promise<Overview>;
  /** Creates a file; `at` is epoch ms. Null when it was cancelled. */
  copy: (
    choice: CopyChoice & { at: number; names: Record<string, string> },
    progress: ((progress: CopyProgress) => unknown) | null,
  ) => Promise<{ file: Blob; checkouts: number } | null>;
  restore: (copy: CopyToRestore, progress: (progress: RestoreProgress) => unknown) => Promise<EncryptedRestoreResult>;
  /** Cancels the running copy or restore. */
  stop: () => Promise<void>;
};
