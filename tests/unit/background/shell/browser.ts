import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

type Line = { id: string; title: string; contexts: string[]; parentId?: string };
type Click = (info: { menuItemId: string; selectionText: string }, tab: { windowId: number }) => void;

/** The browser's menus, which the fake browser does not have. */
export function startMenus() {
  let lines: Line[] = [];
  let made = 0;
  const clicks: Click[] = [];
  vi.spyOn(fakeBrowser.contextMenus, 'removeAll').mockImplementation(async () => {
    await Promise.resolve();
    lines = [];
  });
  vi.spyOn(fakeBrowser.contextMenus, 'create').mockImplementation(((line: Line) => {
    if (lines.some(({ id }) => id === line.id)) throw new Error(`Cannot create item with duplicate id ${line.id}`);
    made += 1;
    lines.push(line);
  }) as never);
  vi.spyOn(fakeBrowser.contextMenus.onClicked, 'addListener').mockImplementation((listener) => {
    clicks.push(listener as unknown as Click);
  });
  return {
    lines: () => lines.map(({ id, title, parentId }) => [id, title, ...(parentId === undefined ? [] : [parentId])]),
    contexts: () => lines.map(({ contexts }) => contexts),
    made: () => made,
    click: (menuItemId: string, selectionText: string, windowId: number) => {
      for (const click of clicks) click({ menuItemId, selectionText }, { windowId });
    },
  };
}
