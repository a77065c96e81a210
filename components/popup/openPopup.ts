import { openDatabases } from '../data/openDatabases';

/** What the popup asks, once its first rows are shown. The search begins later still, if anybody searches. */
export function openPopup() {
  return { ...openDatabases(), openSearch: async () => (await import('../data/openSearch')).openSearch() };
}
