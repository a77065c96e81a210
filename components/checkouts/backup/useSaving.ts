import { useLayoutEffect, useState } from 'preact/hooks';
import type { CopyProgress } from '../../../lib/checkouts/backup/copyFile';
import { createSaving } from '../../../lib/checkouts/backup/saving';
import { download } from '../../../lib/shared/download';

/** Saving a copy of the whole history among the downloads. It is cancelled when the component goes. */
export function useSaving() {
  const [saving] = useState(() => createSaving({ download, now: () => new Date() }));
  useLayoutEffect(() => saving.cancel, [saving]);
  return { ...saving, state: saving.state.value };
}

/** "1,200 of 10,000"; nothing while that is not known. */
export function savedText({ done, total }: CopyProgress): string {
  return total > 0 ? `${done.toLocaleString()} of ${total.toLocaleString()}` : '';
}
