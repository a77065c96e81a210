import * as v from 'valibot';
import { HOUR, MINUTE } from '../shared/time';
import type { Setting } from '../storage/settings';

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
export const lockRules: Setting<LockRules, 'command'> = {
  key: 'lockRules',
  area: 'local',
  schema: LockRules,
  writer: 'command',
};
export const DEFAULT_LOCK_RULES: LockRules = {
  unused: UNUSED_TIMES.hour,
  idle: IDLE_TIMES.never,
  screenLock: true,
};

/** Whether the list is shown, and can be searched and exported, while the desk is locked; off until it is chosen. */
export const listWhileLocked: Setting<boolean, 'command'> = {
  key: 'listWhileLocked',
  area: 'local',
  schema: v.boolean(),
  writer: 'command',
};
