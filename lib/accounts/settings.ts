import * as v from 'valibot';
import { HOUR, MINUTE } from '../shared/time';
import type { Setting } from '../storage/settings';

/** The account that new checkouts are created for; the first one until another is chosen. */
export const currentAccount: Setting<string> = { key: 'currentAccount', area: 'local', schema: v.string() };

/** Whether the desk's list shows every account or only the current one. */
export const deskShows: Setting<'all' | 'current'> = {
  key: 'deskShows',
  area: 'local',
  schema: v.picklist(['all', 'current']),
};

/** The part of the lock's state that pages may read: whether there is a passphrase, and since when it is locked. */
const LockState = v.variant('is', [
  v.object({ is: v.literal('off') }),
  v.object({ is: v.literal('unlocked') }),
  v.object({ is: v.literal('locked'), since: v.number() }),
]);
export type LockState = v.InferOutput<typeof LockState>;
export const lockState: Setting<LockState> = { key: 'lockState', area: 'session', schema: LockState };

/** The times to choose from, in ms; null for never. The defaults and the selects of the settings come from here. */
export const UNUSED_TIMES = {
  minute: MINUTE,
  fiveMinutes: 5 * MINUTE,
  quarterHour: 15 * MINUTE,
  hour: HOUR,
  eightHours: 8 * HOUR,
  never: null,
};
export const IDLE_TIMES = {
  never: null,
  minute: MINUTE,
  fiveMinutes: 5 * MINUTE,
  quarterHour: 15 * MINUTE,
  hour: HOUR,
};

/** When to lock automatically: after ms without use of the desk, after ms without use of the computer. */
const LockRules = v.object({
  unused: v.nullable(v.pipe(v.number(), v.minValue(MINUTE), v.maxValue(UNUSED_TIMES.eightHours))),
  idle: v.nullable(v.pipe(v.number(), v.minValue(MINUTE), v.maxValue(IDLE_TIMES.hour))),
  /** When the screen is locked, which Firefox does not report. */
  screenLock: v.boolean(),
});
export type LockRules = v.InferOutput<typeof LockRules>;
export const lockRules: Setting<LockRules> = { key: 'lockRules', area: 'local', schema: LockRules };
export const DEFAULT_LOCK_RULES: LockRules = {
  unused: UNUSED_TIMES.eightHours,
  idle: IDLE_TIMES.never,
  screenLock: true,
};
