import type { HistoryDb } from '../../database';
import type { EncryptedRestoreResult } from '../restoreEncrypted';
import type { LastCopy } from './settings';

/** A history that a copy has brought back has a copy: that one. Of a copy with less than the history nothing is remembered. */
export async function rememberRestored(
  history: HistoryDb,
  result: EncryptedRestoreResult,
  now: number,
  save: (copy: LastCopy) => Promise<void>,
): Promise<void> {
  if (result.outcome !== 'restored' || result.aborted) return;
  const checkouts = result.added + result.updated + result.unchanged;
  if (checkouts > 0 && checkouts >= (await history.checkouts.count())) {
    await save({ at: now, checkouts });
  }
}
