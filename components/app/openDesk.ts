import type { Desk } from '../../lib/app/desk';
import { createDesk } from '../../lib/app/desk';
import { createNavigation } from '../../lib/navigation/navigation';
import { online } from '../data/online';
import { openDatabases } from '../data/openDatabases';
import { openSearch } from '../data/openSearch';

/** Begins a desk: its databases and its worker. `close` ends both, and what the worker holds in memory goes with it. */
export function openDesk(demo = false): { desk: Desk; close: () => void } {
  const { close, ...databases } = openDatabases(demo);
  const { search, close: closeSearch } = openSearch(demo);
  const desk = createDesk({
    ...databases,
    search,
    navigation: createNavigation(window),
    online,
    demo,
  });
  return {
    desk,
    close(): void {
      closeSearch();
      close();
    },
  };
}
