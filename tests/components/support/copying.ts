import type { Copying } from '../../../components/checkouts/backup/useSaving';

/** Copies that are made so, and not encrypted unless it is chosen. */
export const copyingBy = (make: Copying['make'], changes: Partial<Copying> = {}): Copying => ({
  make,
  known: [],
  byDefault: false,
  ...changes,
});
export const COPYING = copyingBy(async () => new Blob(['copy']));
