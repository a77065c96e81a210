import { effect, signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { currentAccount } from '../../../lib/accounts/settings';
import { createPopup } from '../../../lib/popup/popupState';
import type { PopupPreload } from '../../../lib/popup/preload';
import { writeSetting } from '../../../lib/storage/settings';
import { account, checkout, emptyAccounts, emptyHistory, NOW } from '../support/examples';

const stops: (() => void)[] = [];
beforeEach(() => {
  fakeBrowser.reset();
  const { permissions } = fakeBrowser;
  vi.spyOn(permissions, 'contains').mockImplementation(async () => true);
  for (const event of [permissions.onAdded, permissions.onRemoved]) {
    vi.spyOn(event, 'addListener').mockImplementation(() => {});
    vi.spyOn(event, 'removeListener').mockImplementation(() => {});
  }
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.restoreAllMocks();
});

const SHOPS = ['a', 'b'].map((id, position) => account({ id, position, tokenId: `TKN-${id}`, label: `Shop ${id}` }));
const ROWS = ['a', 'b'].map((accountId, at) => checkout({ id: `of-${accountId}`, accountId, createdAt: NOW - at }));
const NEEDING = checkout({
  id: 'needing',
  accountId: 'b',
  createdAt: NOW - 5,
  attention: { reasons: ['underpaid'], acknowledged: [] },
  attentionGravity: 'bad',
  attentionAt: NOW,
});

/** The popup of two shops with a checkout each, as long as a test; its databases are open once `opened` is called. */
async function open(setup: { preloaded?: PopupPreload; rows?: typeof ROWS } = {}) {
  const history = await emptyHistory();
  const accounts = await emptyAccounts();
  await accounts.accounts.bulkPut(SHOPS);
  await history.checkouts.bulkPut(setup.rows ?? ROWS);
  const opening = Promise.withResolvers<void>();
  const close = vi.fn();
  const popup = createPopup({
    preloaded: setup.preloaded ?? null,
    open: () => opening.promise.then(() => ({ history, accounts, openSearch: () => new Promise(() => {}), close })),
    most: 5,
    online: signal(true),
    lock: async () => {},
    choose: (id) => writeSetting(currentAccount, id),
  });
  const shown = [popup.account, popup.rows, popup.needing, popup.pending, popup.preview, popup.onScreen];
  const stop = popup.start();
  stops.push(
    stop,
    effect(() => {
      for (const each of [...shown, popup.filtered, popup.isEmpty, popup.isUnreadable]) each.value;
    }),
  );
  return { popup, history, stop, close, opened: opening.resolve, ids: () => popup.rows.value.map(({ id }) => id) };
}

describe('the popup', () => {
  it.each(['before', 'after'])('closes the databases when it is stopped %s they are open', async (when) => {
    const { popup, opened, ids, stop, close } = await open();
    if (when === 'before') stop();
    opened();
    if (when === 'after') {
      await vi.waitFor(() => expect(ids()).toEqual(['of-a']));
      expect(close).not.toHaveBeenCalled();
      stop();
    }
    await vi.waitFor(() => expect(close).toHaveBeenCalledTimes(1));
    expect(popup.isUnreadable.value).toBe(false);
  });

  it('knows nothing at first, then the newest checkouts of the current account', async () => {
    const { popup, opened, ids } = await open();
    expect([popup.account.value, ids(), popup.isEmpty.value]).toEqual([undefined, [], false]);
    opened();
    await vi.waitFor(() => expect(ids()).toEqual(['of-a']));
    expect(popup.account.value?.id).toBe('a');
    popup.choice.choose('b');
    await vi.waitFor(() => expect(ids()).toEqual(['of-b']));
  });

  it('shows what was preloaded until the databases are open', async () => {
    const preloaded = { accounts: SHOPS, chosen: 'b', rows: [ROWS[1] ?? checkout()] };
    const { popup, opened, ids } = await open({ preloaded });
    expect([popup.account.value?.id, ids()]).toEqual(['b', ['of-b']]);
    opened();
    // Nothing was chosen, so the preloaded choice gives way to the first account.
    await vi.waitFor(() => expect(ids()).toEqual(['of-a']));
  });

  it('asks the browser for its permissions only once the first rows are shown', async () => {
    const { popup, opened } = await open();
    const stop = effect(() => void popup.allowed.value);
    expect([popup.allowed.value, vi.mocked(fakeBrowser.permissions.contains).mock.calls]).toEqual([null, []]);
    opened();
    await vi.waitFor(() => expect(popup.allowed.value).toBe(true));
    stop();
  });

  it('says that there is no checkout only once it knows', async () => {
    const { popup, opened } = await open({ rows: [] });
    expect(popup.isEmpty.value).toBe(false);
    opened();
    await vi.waitFor(() => expect(popup.isEmpty.value).toBe(true));
  });

  it('shows what needs attention in all accounts while that is wanted, and all again when nothing needs it', async () => {
    const { popup, history, opened, ids } = await open({ rows: [...ROWS, NEEDING] });
    opened();
    await vi.waitFor(() => expect([popup.needing.value, ids()]).toEqual([1, ['of-a']]));
    popup.toggleAttention();
    await vi.waitFor(() => expect([popup.filtered.value, ids()]).toEqual([true, ['needing']]));
    await history.checkouts.delete('needing');
    await vi.waitFor(() => expect([popup.filtered.value, ids()]).toEqual([false, ['of-a']]));
    await history.checkouts.put(NEEDING);
    await vi.waitFor(() => expect(popup.needing.value).toBe(1));
    expect(popup.onlyAttention.value).toBe(false);
  });

  it('previews one checkout, which is on screen with the rows', async () => {
    const { popup, opened, ids } = await open();
    opened();
    await vi.waitFor(() => expect(ids()).toEqual(['of-a']));
    expect(popup.onScreen.value).toEqual(['of-a']);
    popup.openPreview('of-b');
    await vi.waitFor(() => expect(popup.preview.value?.id).toBe('of-b'));
    expect(popup.onScreen.value).toEqual(['of-b', 'of-a']);
    popup.openPreview('not here');
    expect(popup.preview.value).toBeUndefined();
    popup.closePreview();
    expect([popup.preview.value, popup.onScreen.value]).toEqual([undefined, ['of-a']]);
  });

  it('says that it cannot read what is stored', async () => {
    const { popup, history, opened } = await open();
    history.close();
    opened();
    await vi.waitFor(() => expect(popup.isUnreadable.value).toBe(true));
  });
});
