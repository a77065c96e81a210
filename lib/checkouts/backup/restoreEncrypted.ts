import type { HistoryDb } from '../database';
import type { OpenedCopy } from './encryptedHeader';
import { encryptedLines } from './encryptedLines';
import type { Loss } from './loss';
import type { RestoreResult, RestoreSetup } from './restore';
import { restoreHistory } from './restore';

/** `incomplete`: a part of the file is damaged or missing, and nothing was changed. */
export type EncryptedRestoreResult = (RestoreResult & { loss?: Loss }) | { outcome: 'incomplete'; loss: Loss };

/** Bytes between two reports of progress. */
const REPORT_EVERY = 1_000_000;

/**
 * Restores an encrypted copy. It is read to its end first: where something is missing nothing is restored, unless
 * `partly`. Needs constant memory.
 */
export async function restoreEncrypted(
  db: HistoryDb,
  file: Blob,
  { opened, partly }: { opened: OpenedCopy; partly: boolean },
  setup: RestoreSetup,
): Promise<EncryptedRestoreResult> {
  const { progress, signal, isUnwanted } = setup;
  const copy = encryptedLines(file, opened);
  let read = 0;
  if (!partly) {
    for await (const { end, number } of copy.lines()) {
      if (end - read < REPORT_EVERY) continue;
      read = end;
      progress?.({ read, size: copy.size, lines: number, checking: true });
      if (signal?.aborted || (await isUnwanted?.())) {
        return restoreHistory(db, copy, { ...setup, signal: AbortSignal.abort() });
      }
    }
    if (copy.loss().gapCount > 0) return { outcome: 'incomplete', loss: copy.loss() };
  }
  return { ...(await restoreHistory(db, copy, setup)), loss: copy.loss() };
}
