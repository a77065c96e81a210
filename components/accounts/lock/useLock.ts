import { useEffect } from 'preact/hooks';
import type { LockState } from '../../../lib/accounts/settings';
import { lockState } from '../../../lib/accounts/settings';
import { settingSignal } from '../../../lib/storage/settingSignal';
import { reportUse } from './reportUse';

/** Whether the secrets are locked; null while that is not known. While they are not, it reports that a user is here. */
export function useLock(): LockState | null {
  useEffect(reportUse, []);
  return settingSignal(lockState).value ?? null;
}
