import { failureIn } from '../shared/failure/failureIn';
import { showWhile } from '../storage/settingSignal';
import type { Setting } from '../storage/settings';
import { send } from './send';

/** The last change of each setting: they arrive in the order in which they were made. */
const last = new Map<string, Promise<unknown>>();

/**
 * Lets the background store a guarded setting, and shows it at once; null unsets it. Throws when it was not stored, as
 * while the desk is locked; then what is stored is shown again.
 */
export function saveSetting<T>(setting: Setting<T, 'command'>, value: T | null): Promise<void> {
  return showWhile(setting, value, storeSetting(setting, value));
}

/** The same, shown only once it is stored. */
export async function storeSetting<T>({ key }: Setting<T, 'command'>, value: T | null): Promise<void> {
  const ask = () => send('changeSetting', { key, value });
  // A background that ended meanwhile may not have stored it; the next one may do it again.
  const change = () => ask().catch((error) => (failureIn(error).is === 'interrupted' ? ask() : Promise.reject(error)));
  const before = last.get(key);
  const sent = before ? before.then(change, change) : change();
  last.set(key, sent);
  try {
    await sent;
  } finally {
    if (last.get(key) === sent) last.delete(key);
  }
}
