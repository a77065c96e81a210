import type { Desk } from '../../lib/app/desk';
import { createDesk } from '../../lib/app/desk';
import { createNavigation } from '../../lib/navigation/navigation';
import { online } from '../data/online';
import { openDatabases } from '../data/openDatabases';
import { openSearch } from '../data/openSearch';

/** Begins a desk: its databases and its worker. `close` ends both, and what the worker holds in memory goes with it. */
export function openDesk(): { desk: Desk; close: () => void } {
  const { close, ...databases } = openDatabases();
  const { search, close: closeSearch } = openSearch();
  const desk = createDesk({
    ...databases,
    search,
    navigation: createNavigation(window),
    online,
  });
  return {
    desk,
    close(): void {
      closeSearch();
      close();
    },
  };
}
