import * as v from 'valibot';
import { HOUR, MINUTE } from '../shared/time';
import type { Setting } from '../storage/settings';

/** The account that new checkouts are made for; the first one while none was chosen. */
export const currentAccount: Setting<string> = { key: 'currentAccount', area: 'local', schema: v.string() };

/** Whether the desk's list shows every account or the current one. */
export const deskShows: Setting<'all' | 'current'> = {
  key: 'deskShows',
  area: 'local',
  schema: v.picklist(['all', 'current']),
};

/** What pages may know of the lock: whether there is a passphrase, and since when it is asked for. */
const LockState = v.variant('is', [
  v.object({ is: v.literal('off') }),
  v.object({ is: v.literal('unlocked') }),
  v.object({ is: v.literal('locked'), since: v.number() }),
]);
export type LockState = v.InferOutput<typeof LockState>;
export const lockState: Setting<LockState> = { key: 'lockState', area: 'session', schema: LockState };

/** When to lock by itself: ms without use of the desk, ms without use of the computer; null for not at all. */
const LockRules = v.object({
  unused: v.nullable(v.pipe(v.number(), v.minValue(MINUTE), v.maxValue(8 * HOUR))),
  idle: v.nullable(v.pipe(v.number(), v.minValue(MINUTE), v.maxValue(HOUR))),
  /** When the screen is locked. Firefox does not tell. */
  screenLock: v.boolean(),
});
export type LockRules = v.InferOutput<typeof LockRules>;
export const lockRules: Setting<LockRules> = { key: 'lockRules', area: 'local', schema: LockRules };
export const DEFAULT_LOCK_RULES: LockRules = { unused: 8 * HOUR, idle: null, screenLock: true };
