import { wrap } from 'comlink';
import type { Desk } from '../../lib/app/desk';
import { createDesk } from '../../lib/app/desk';
import { createNavigation } from '../../lib/navigation/navigation';
import { DEMO_QUERY } from '../../lib/navigation/routes';
import { createSearchClient } from '../../lib/search/client/searchClient';
import type { SearchWorker } from '../../lib/search/contract';
import { online } from '../data/online';
import { openDatabases } from '../data/openDatabases';

/** Begins a desk: its databases and its worker. `close` ends both, and what the worker holds in memory goes with it. */
export function openDesk(demo = false): { desk: Desk; close: () => void } {
  const { close, ...databases } = openDatabases(demo);
  const thread = new Worker(`/desk-worker.js${demo ? DEMO_QUERY : ''}`);
  const desk = createDesk({
    ...databases,
    search: createSearchClient(wrap<SearchWorker>(thread), thread),
    navigation: createNavigation(window),
    online,
    demo,
  });
  return {
    desk,
    close(): void {
      thread.terminate();
      close();
    },
  };
}
