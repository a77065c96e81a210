import type { NotificationRules } from '../notificationSettings';

/** Whether it is the quiet time of the local day, which may go past midnight. */
export function isQuiet({ quiet }: NotificationRules, at: Date): boolean {
  if (!quiet) return false;
  const { from, to } = quiet;
  const minute = at.getHours() * 60 + at.getMinutes();
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}
