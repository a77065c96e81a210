import * as v from 'valibot';
import type { Setting } from '../storage/settings';
import { NOTIFICATION_KINDS } from './database';

/** What to tell by a notification, and when to be quiet: minutes of the local day, which may go past midnight. */
const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60 - 1));
const NotificationRules = v.object({
  kinds: v.array(v.picklist(NOTIFICATION_KINDS)),
  quiet: v.nullable(v.object({ from: minute, to: minute })),
});
export type NotificationRules = v.InferOutput<typeof NotificationRules>;
export const notificationRules: Setting<NotificationRules> = {
  key: 'noticeRules',
  area: 'local',
  schema: NotificationRules,
};
export const DEFAULT_NOTIFICATION_RULES: NotificationRules = {
  kinds: ['paid', 'late', 'conflict', 'paused'],
  quiet: null,
};
