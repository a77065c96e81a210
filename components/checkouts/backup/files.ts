import { t } from '@lingui/core/macro';
import { proxy } from 'comlink';
import type { CopyChoice, CopyProgress } from '../../../lib/checkouts/backup/copyFile';
import type { RestoreProgress } from '../../../lib/checkouts/backup/restore';
import type { EncryptedRestoreResult } from '../../../lib/checkouts/backup/restoreEncrypted';
import type { CopyToRestore } from '../../../lib/checkouts/backup/restoring';
import { send } from '../../../lib/messaging/send';
import type { SearchWorker } from '../../../lib/search/contract';

/** Makes a file of checkouts; `ids` null for all there are. */
export type MakeFile = (
  choice: CopyChoice,
  how: { at: Date; progress: (progress: CopyProgress) => void; signal: AbortSignal },
) => Promise<Blob>;

/** Lets the finding make a file of checkouts. */
export function makeFile(finding: SearchWorker, names: Record<string, string>): MakeFile {
  return async (choice, { at, progress, signal }) => {
    const made = await stoppable(finding, signal, progress, (tell) =>
      finding.copy({ ...choice, at: at.getTime(), names }, proxy(tell)),
    );
    signal.throwIfAborted();
    if (made === null) throw new Error(t`Saving was canceled. Try again.`);
    // The last word of progress may still be on its way.
    progress({ done: made.checkouts, total: made.checkouts });
    return made.file;
  };
}

/** Lets the finding restore a copy. What was restored is watched from then on. */
export async function restoreFile(
  finding: SearchWorker,
  copy: CopyToRestore,
  { progress, signal }: { progress: (progress: RestoreProgress) => void; signal: AbortSignal },
): Promise<EncryptedRestoreResult> {
  try {
    return await stoppable(finding, signal, progress, (tell) => finding.restore(copy, proxy(tell)));
  } finally {
    // Should it not hear of them now, it finds them when it next wakes.
    await send('refreshSome', { checkoutIds: [] }).catch(() => {});
  }
}

/** A signal does not reach a worker, so its abortion is told; and progress comes by a way of its own, so perhaps too late. */
async function stoppable<P, T>(
  finding: SearchWorker,
  signal: AbortSignal,
  progress: (progress: P) => void,
  work: (tell: (progress: P) => void) => Promise<T>,
): Promise<T> {
  let over = false;
  const stop = () => void finding.stop();
  signal.addEventListener('abort', stop);
  try {
    return await work((news) => over || progress(news));
  } finally {
    over = true;
    signal.removeEventListener('abort', stop);
  }
}
