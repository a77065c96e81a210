import { t } from '@lingui/core/macro';

/** Where the system in use lets a browser's notifications be seen. Firefox has no `userAgentData`. */
export function systemHint(platform = navigator.platform): string {
  if (platform.startsWith('Mac')) {
    return t`In System Settings, Notifications, allow this browser to notify you. Also turn off Focus.`;
  }
  if (platform.startsWith('Win')) {
    return t`In Settings, System, Notifications, turn on notifications for this browser. Also turn off “Do not disturb”.`;
  }
  return t`In your system’s settings, allow this browser to show notifications. Also turn off “Do not disturb”.`;
}
