import { t } from '@lingui/core/macro';
import { browser } from 'wxt/browser';

/** The ID of the notification that a person asks for to see one. */
export const TEST_NOTIFICATION = 'test';

/** Shows one, whatever is chosen. Replies whether the browser knows that the system keeps it from being seen. */
export async function showTestNotification(): Promise<{ blocked: boolean }> {
  const blocked = await isBlocked();
  // Gone first: one that is on screen already would be changed without a sound.
  await browser.notifications.clear(TEST_NOTIFICATION);
  await browser.notifications.create(TEST_NOTIFICATION, {
    type: 'basic',
    iconUrl: '/icon/128.png',
    title: t`Test notification`,
    message: t`This is how Checkout Desk notifies you.`,
  });
  return { blocked };
}

/** Whether the browser knows that the system lets it show none. Firefox cannot tell. */
async function isBlocked(): Promise<boolean> {
  try {
    return (await browser.notifications.getPermissionLevel()) === 'denied';
  } catch {
    return false;
  }
}
