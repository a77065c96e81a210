import { wrap } from 'comlink';
import { DEMO_QUERY } from '../../lib/navigation/routes';
import type { SearchClient } from '../../lib/search/client/searchClient';
import { createSearchClient } from '../../lib/search/client/searchClient';
import type { SearchWorker } from '../../lib/search/contract';

/** Starts a search worker, which reads the history. `close` ends it, and what it holds in memory goes with it. */
export function openSearch(demo = false): { search: SearchClient; close: () => void } {
  const thread = new Worker(`/desk-worker.js${demo ? DEMO_QUERY : ''}`);
  return { search: createSearchClient(wrap<SearchWorker>(thread), thread), close: () => thread.terminate() };
}
