import { expect, it, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onBrowserShortcut } from '../../../../lib/background/shell/browserShortcuts';
import { BROWSER_SHORTCUTS } from '../../../../lib/navigation/browserShortcuts';

const TAB: Browser.tabs.Tab = {
  id: 7,
  windowId: 1,
  index: 0,
  active: true,
  highlighted: true,
  selected: true,
  pinned: false,
  frozen: false,
  incognito: false,
  discarded: false,
  autoDiscardable: true,
  groupId: -1,
};

it('runs the handler of each command in the manifest with its tab, and ignores unknown commands', () => {
  const press: ((name: string, tab?: Browser.tabs.Tab) => void)[] = [];
  vi.spyOn(fakeBrowser.commands.onCommand, 'addListener').mockImplementation((listener) => void press.push(listener));
  const handlers = { 'create-from-selection': vi.fn(), 'open-desk': vi.fn(), lock: vi.fn() };
  onBrowserShortcut(handlers);
  for (const name of [...Object.keys(BROWSER_SHORTCUTS), 'constructor']) press[0]?.(name, TAB);
  for (const handler of Object.values(handlers)) expect(handler.mock.calls).toEqual([[TAB]]);
});
