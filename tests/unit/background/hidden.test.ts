import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { listWhileLocked } from '../../../lib/accounts/lockRules';
import { lockState } from '../../../lib/accounts/settings';
import type { PendingNotification } from '../../../lib/checkouts/database';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import { CHECKOUT_ID, checkout, NOW } from '../support/examples';
import type { Desk } from './desk';
import { startDesk } from './desk';
import { startMenus } from './shell/browser';
import { PASSPHRASE, startCovered } from './vault/room';

const NOTICE: PendingNotification = {
  ...{ key: `paid ${CHECKOUT_ID}`, kind: 'paid', accountId: 'signed', checkoutId: CHECKOUT_ID, at: NOW },
  showingAs: null,
};

let desk: Desk;
beforeEach(async () => {
  desk = await startDesk(await startCovered());
  startMenus();
  vi.spyOn(fakeBrowser.omnibox, 'setDefaultSuggestion').mockImplementation(() => {});
  await desk.history.checkouts.put(checkout({ accountId: 'signed', orderId: 'Needle-1' }));
  await desk.start().started;
  vi.mocked(fakeBrowser.notifications.create).mockClear();
});
afterEach(() => vi.restoreAllMocks());

/** What was notified of, as text. */
const shown = () => vi.mocked(fakeBrowser.notifications.create).mock.calls.map((call) => JSON.stringify(call));

/** Whatever is done leaves changes behind, and so shows what waits to be shown. */
async function notifying(): Promise<void> {
  await desk.history.notices.put(NOTICE);
  await desk.ask('showing', { checkoutIds: [] });
  await vi.waitFor(async () => expect(await desk.history.notices.count()).toBe(0));
}

describe('what the browser shows for the background', () => {
  it('names orders while unlocked, and nothing of it is left once it is locked [S-109]', async () => {
    await desk.send('unlock', { passphrase: PASSPHRASE });
    await notifying();
    expect(shown().join()).toContain('Needle-1');
    expect(await desk.onScreen()).toEqual([NOTICE.key]);
    await desk.send('lock', {});
    await vi.waitFor(async () => expect(await desk.onScreen()).toEqual([]));
    expect(fakeBrowser.omnibox.setDefaultSuggestion).toHaveBeenLastCalledWith({ description: 'Type an order ID' });
    await expect.poll(() => desk.badge()).toBe('Lock');
  });

  it('names none while locked [S-109]', async () => {
    await notifying();
    expect(shown()).toEqual([expect.stringContaining('1 change. Unlock to see it.')]);
    expect(shown().join()).not.toContain('Needle');
  });

  it('names them while locked where a user has chosen that the list stays', async () => {
    await desk.send('unlock', { passphrase: PASSPHRASE });
    await writeSetting(listWhileLocked, true);
    await desk.send('lock', {});
    expect(await readSetting(lockState)).toMatchObject({ showsList: true });
    await notifying();
    expect(shown().join()).toContain('Needle-1');
    expect(await desk.onScreen()).toEqual([NOTICE.key]);
  });
});
