import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { showTestNotification, TEST_NOTIFICATION } from '../../../../lib/background/notify/testNotification';

beforeEach(() => fakeBrowser.reset());
afterEach(() => vi.restoreAllMocks());

const onScreen = async () => Object.keys(await fakeBrowser.notifications.getAll());

describe('a notification to try', () => {
  it('is shown, again and again', async () => {
    const cleared = vi.spyOn(fakeBrowser.notifications, 'clear');
    expect(await showTestNotification()).toEqual({ blocked: false });
    expect(await showTestNotification()).toEqual({ blocked: false });
    expect([await onScreen(), cleared.mock.calls.length]).toEqual([[TEST_NOTIFICATION], 2]);
  });

  it.each([
    ['denied', true],
    ['granted', false],
  ])('where Chrome says "%s" is told to be blocked: %s', async (level, blocked) => {
    vi.spyOn(fakeBrowser.notifications, 'getPermissionLevel').mockImplementation(async () => level as never);
    expect(await showTestNotification()).toEqual({ blocked });
  });
});
