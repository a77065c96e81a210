import * as v from 'valibot';
import type { Setting } from '../storage/settings';

/** The account that new checkouts are created for; the first one until another is chosen. */
export const currentAccount: Setting<string, 'command'> = {
  key: 'currentAccount',
  area: 'local',
  schema: v.string(),
  writer: 'command',
};

/** Whether the desk's list shows every account or only the current one. */
export const deskShows: Setting<'all' | 'current', 'page'> = {
  key: 'deskShows',
  area: 'local',
  schema: v.picklist(['all', 'current']),
  writer: 'page',
};

/**
 * The part of the lock's state that pages may read: whether there is a passphrase, since when it is locked, and whether
 * what is stored may be shown all the same.
 */
export type LockState =
  | { is: 'off' }
  /** `weak`: the passphrase could be guessed sooner than a new one may be. */
  | { is: 'unlocked'; weak?: true }
  | { is: 'locked'; since: number; showsList?: true };

/** By hand: what valibot takes to tell variants apart is a tenth of what the popup loads before its first rows. */
function isLockState(value: unknown): value is LockState {
  const isSet = (mark: unknown) => mark === undefined || mark === true;
  const { is, since, weak, showsList } = Object(value) as Partial<Record<string, unknown>>;
  if (is === 'locked') return typeof since === 'number' && isSet(showsList);
  return is === 'off' || (is === 'unlocked' && isSet(weak));
}
export const lockState: Setting<LockState, 'background'> = {
  key: 'lockState',
  area: 'session',
  schema: v.custom<LockState>(isLockState),
  writer: 'background',
};

/** Whether nothing of the history may be shown. */
export function hidesHistory(state: LockState): boolean {
  return state.is === 'locked' && !state.showsList;
}
