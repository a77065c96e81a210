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
const LockState = v.variant('is', [
  v.object({ is: v.literal('off') }),
  /** `weak`: the passphrase could be guessed sooner than a new one may be. */
  v.object({ is: v.literal('unlocked'), weak: v.exactOptional(v.literal(true)) }),
  v.object({ is: v.literal('locked'), since: v.number(), showsList: v.exactOptional(v.literal(true)) }),
]);
export type LockState = v.InferOutput<typeof LockState>;
export const lockState: Setting<LockState, 'background'> = {
  key: 'lockState',
  area: 'session',
  schema: LockState,
  writer: 'background',
};

/** Whether nothing of the history may be shown. */
export function hidesHistory(state: LockState): boolean {
  return state.is === 'locked' && !state.showsList;
}
