import type { AccountsDb } from '../accounts/database';
import type { CopyProgress } from '../checkouts/backup/copyFile';
import { copyFile } from '../checkouts/backup/copyFile';
import { removeCopies, SAVED_AFTER } from '../checkouts/backup/copyStore';
import { linesSource } from '../checkouts/backup/lines';
import { restoreHistory } from '../checkouts/backup/restore';
import { restoreEncrypted } from '../checkouts/backup/restoreEncrypted';
import { whileRestoring } from '../checkouts/backup/restoreLock';
import type { HistoryDb } from '../checkouts/database';
import { withAttention } from '../checkouts/rules/attention';
import type { Query, SearchState, SearchWorker } from '../search/contract';
import { parseSearch } from '../search/language';
import { matcherOf } from '../search/matching';
import { overviewOf } from '../search/overview';
import { createSearchIndex } from '../search/searchIndex';
import { ORDERS } from '../search/view';
import { Failed } from '../shared/failure/failed';
import type { Failure } from '../shared/failure/failure';
import { SECOND } from '../shared/time';
import { isRemoved, whenRemoved } from '../storage/removed';
import { createMirror } from './mirror';
import { createRestoredAccounts } from './restoredAccounts';

const RETRY_AFTER = 10 * SECOND;
/** Counting gives way to a search after so many ms. */
const SLICE = 8;

export function createSearchWorker(setup: {
  history: HistoryDb;
  accounts: AccountsDb;
  now: () => number;
  wait: (ms: number) => Promise<void>;
  failureOf: (error: unknown) => Failure;
}): SearchWorker {
  const { history, accounts, now } = setup;
  for (const db of [history, accounts]) whenRemoved(db);
  const index = createSearchIndex();
  const listeners: ((state: SearchState) => unknown)[] = [];
  let version = 0;
  let failed: Failure | null = null;
  let stopper = new AbortController();
  const state = () => ({ ...mirror.progress(), version, failed });
  const report = () => {
    for (const notify of listeners) notify(state());
  };
  const fail = (error: unknown) => {
    failed = setup.failureOf(error);
    report();
  };
  const mirror = createMirror({
    history,
    index,
    changed(differs) {
      if (!differs && failed === null) return;
      failed = null;
      if (differs) version += 1;
      report();
    },
    // The results from before the removal stay, and the page says that the history was removed.
    failed: (error) => isRemoved(error) || fail(error),
    now,
    wait: setup.wait,
  });
  /** Retries, because the cause may pass, such as a database that is still open in an older page. */
  const fill = async () => {
    try {
      await mirror.fill(() => index.warm(ORDERS));
    } catch (error) {
      fail(error);
      if (!mirror.progress().ready && !isRemoved(error)) void setup.wait(RETRY_AFTER).then(fill);
    }
  };
  const filled = fill();
  const clearUp = () => void removeCopies(now());
  clearUp();

  /** Cached, because a list requests many pages of one search. */
  const parse = rememberLast((search: string) => parseSearch(search).search);
  const matching = ({ search, accountId, names }: Query) =>
    matcherOf(parse(search), { now: now(), accountName: nameIn(names), accountId });

  return {
    async watch(listener) {
      listeners.push(listener);
      listener(state());
    },
    filled: () => filled,
    find: async ({ sort, after, limit, ...query }) => index.page({ matches: matching(query), sort, after, limit }),
    async count(query) {
      let [count, since] = [0, now()];
      for (count of index.counts(matching(query))) {
        if (now() - since < SLICE) continue;
        await setup.wait(0);
        since = now();
      }
      return count;
    },
    async all({ sort, ...query }) {
      await filled;
      if (!mirror.progress().ready) throw new Failed(failed ?? { is: 'history not read' });
      return index.all(matching(query), sort);
    },
    choices: async (archived) => index.values(archived),
    async copy({ at, names, ...choice }, progress) {
      const { signal } = stopper;
      let checkouts = 0;
      const count = (done: CopyProgress) => {
        checkouts = done.done;
        progress?.(done);
      };
      try {
        const how = { at: new Date(at), accountName: nameIn(names), progress: count, signal };
        const file = await copyFile(history, choice, how);
        void setup.wait(SAVED_AFTER).then(clearUp);
        return { file, checkouts };
      } catch (error) {
        if (signal.aborted) return null;
        throw new Failed(setup.failureOf(error));
      }
    },
    restore: ({ file, opened, partly }, progress) =>
      whileRestoring((isUnwanted) =>
        mirror.restWhile(() => {
          const accountOf = createRestoredAccounts(accounts, now);
          const { signal } = stopper;
          const how = { now, updateAttention: withAttention, accountOf, progress, signal, isUnwanted };
          const restored = opened
            ? restoreEncrypted(history, file, { opened, partly }, how)
            : restoreHistory(history, linesSource(file), how);
          return restored.catch((error) => {
            throw new Failed(setup.failureOf(error));
          });
        }),
      ),
    async stop() {
      stopper.abort();
      stopper = new AbortController();
    },
    overview: async ({ from, to, before, ...query }) => overviewOf(index.each(matching(query)), { from, to }, before),
  };
}

function rememberLast<T>(compute: (text: string) => T): (text: string) => T {
  let last: { text: string; value: T } | null = null;
  return (text) => {
    if (last?.text !== text) last = { text, value: compute(text) };
    return last.value;
  };
}

/** Names by ID. A Map, because an ID may come from a file, and an object also has a "constructor". */
function nameIn(names: Record<string, string>): (id: string) => string | null {
  const byId = new Map(Object.entries(names));
  return (id) => byId.get(id) ?? null;
}
