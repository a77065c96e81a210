import * as v from 'valibot';
import type { Setting } from '../storage/settings';
import { NOTIFICATION_KINDS } from './database';

/** Which notifications to show, and the quiet hours: minutes of the local day, which may span midnight. */
const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60 - 1));
const NotificationRules = v.object({
  kinds: v.array(v.picklist(NOTIFICATION_KINDS)),
  quiet: v.nullable(v.object({ from: minute, to: minute })),
});
export type NotificationRules = v.InferOutput<typeof NotificationRules>;
export const notificationRules: Setting<NotificationRules, 'command'> = {
  key: 'noticeRules',
  area: 'local',
  schema: NotificationRules,
  writer: 'command',
};
export const DEFAULT_NOTIFICATION_RULES: NotificationRules = {
  kinds: ['paid', 'late', 'conflict', 'paused'],
  quiet: null,
};
