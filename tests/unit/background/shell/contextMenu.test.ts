import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepMenu, onMenuClicked } from '../../../../lib/background/shell/contextMenu';
import { presets } from '../../../../lib/checkout-form/presets/settings';
import { writeSetting } from '../../../../lib/storage/settings';
import { preset } from '../../support/examples';
import { startMenus } from './browser';

beforeEach(() => fakeBrowser.reset());
afterEach(() => vi.restoreAllMocks());

const notHidden = async () => false;
const spoken = Promise.resolve();

describe('the menu of selected text', () => {
  it('has one line to create and one to find when there are no presets', async () => {
    const menus = startMenus();
    keepMenu({ isHidden: notHidden, spoken });
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install' });
    await vi.waitFor(() =>
      expect(menus.lines()).toEqual([
        ['create', 'Create checkout for “%s”'],
        ['find', 'Find “%s” in Checkout Desk'],
      ]),
    );
    expect(menus.contexts()).toEqual([['selection'], ['selection']]);
  });

  it('has the presets as a submenu, and follows them', async () => {
    const menus = startMenus();
    keepMenu({ isHidden: notHidden, spoken });
    await writeSetting(presets, [preset({ id: 'a', label: 'Top-up & fee' })]);
    await vi.waitFor(() =>
      expect(menus.lines()).toEqual([
        ['create', 'Create checkout for “%s”'],
        ['preset:a', 'Top-up && fee', 'create'],
        ['preset:', 'Without a preset', 'create'],
        ['find', 'Find “%s” in Checkout Desk'],
      ]),
    );
    await writeSetting(presets, []);
    await vi.waitFor(() => expect(menus.lines().map(([id]) => id)).toEqual(['create', 'find']));
  });

  it('has no presets while the lock hides them, and gets them back [S-109]', async () => {
    const menus = startMenus();
    let hidden = true;
    await writeSetting(presets, [preset({ id: 'a', label: 'Ms Needle' })]);
    const renew = keepMenu({ isHidden: async () => hidden, spoken });
    renew();
    await vi.waitFor(() => expect(menus.lines().map(([id]) => id)).toEqual(['create', 'find']));
    expect(JSON.stringify(menus.lines())).not.toContain('Needle');
    hidden = false;
    renew();
    await vi.waitFor(() => expect(menus.lines().map(([id]) => id)).toEqual(['create', 'preset:a', 'preset:', 'find']));
  });

  it('shows the name of a preset as it is, whatever a browser would do with it', async () => {
    const menus = startMenus();
    keepMenu({ isHidden: notHidden, spoken });
    await writeSetting(presets, [preset({ id: 'a', label: '20%sale & co' }), preset({ id: 'b', label: '%%s&&' })]);
    await vi.waitFor(() => expect(menus.lines()).toHaveLength(5));
    // As Chrome and Firefox read a title.
    const shown = menus.lines().map(([, title = '']) => title.replaceAll('%s', '10482').replaceAll('&&', '&'));
    expect(shown.slice(1, 3).map((title) => title.replaceAll('\u200c', ''))).toEqual(['20%sale & co', '%%s&&']);
  });

  it('is rebuilt one after the other, so that no line appears twice', async () => {
    const menus = startMenus();
    keepMenu({ isHidden: notHidden, spoken });
    await Promise.all([
      fakeBrowser.runtime.onInstalled.trigger({ reason: 'update' }),
      fakeBrowser.runtime.onStartup.trigger(),
    ]);
    await vi.waitFor(() => expect(menus.made()).toBe(4));
    expect(menus.lines().map(([id]) => id)).toEqual(['create', 'find']);
  });

  it('gives what was chosen, with the order ID and the window [S-5]', () => {
    const menus = startMenus();
    const chosen = vi.fn();
    onMenuClicked(chosen);
    menus.click('create', ' #10482, ', 7);
    menus.click('preset:p1', '10482', 7);
    menus.click('preset:', '10482', 7);
    menus.click('find', '10482.', 7);
    menus.click('find', ` ${'long '.repeat(40)}`, 7);
    expect(chosen.mock.calls.flat()).toEqual([
      { choice: 'create', order: { orderId: '10482', cut: false }, presetId: null, windowId: 7 },
      { choice: 'create', order: { orderId: '10482', cut: false }, presetId: 'p1', windowId: 7 },
      { choice: 'create', order: { orderId: '10482', cut: false }, presetId: '', windowId: 7 },
      { choice: 'find', text: '10482' },
      { choice: 'find', text: 'long '.repeat(40).trim() },
    ]);
  });
});
