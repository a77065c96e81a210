import { proxy } from 'comlink';
import type { Finding } from '../lib/finding/contract';
import type { RestoreProgress, RestoreResult } from '../lib/history/restore';
import { send } from '../lib/messaging';
import type { MakeFile } from './CheckoutsPage';

/** Lets the finding make a file of checkouts. */
export function makeFile(finding: Finding, names: Record<string, string>): MakeFile {
  return async (choice, { at, progress, signal }) => {
    const file = await stoppable(finding, signal, () =>
      finding.copy({ ...choice, at: at.getTime(), names }, proxy(progress)),
    );
    signal.throwIfAborted();
    if (file === null) throw new Error('The file was called off. Try again.');
    return file;
  };
}

/** Lets the finding restore a copy. What was restored is watched from then on. */
export async function restoreFile(
  finding: Finding,
  file: File,
  { progress, signal }: { progress: (progress: RestoreProgress) => void; signal: AbortSignal },
): Promise<RestoreResult> {
  try {
    return await stoppable(finding, signal, () => finding.restore(file, proxy(progress)));
  } finally {
    // Should it not hear of them now, it finds them when it next wakes.
    await send('refreshSome', { checkoutIds: [] }).catch(() => {});
  }
}

/** A signal does not reach a worker, so its abortion is told. */
async function stoppable<T>(finding: Finding, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const stop = () => void finding.stop();
  signal.addEventListener('abort', stop);
  try {
    return await work();
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
