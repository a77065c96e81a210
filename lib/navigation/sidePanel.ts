import { browser } from 'wxt/browser';

/** What Firefox has in the place of Chrome's side panel, as far as it is used. */
type FirefoxSidebar = { sidebarAction: { open(): Promise<void> } };
type FirefoxViews = { extension: { getViews(which: { type: 'sidebar'; windowId?: number }): unknown[] } };

/** Whether the side panel is open in a window. Firefox tells at once, so that a click is still a click afterwards. */
export function sidePanelIsOpen(windowId: number | undefined): boolean | Promise<boolean> {
  const window = windowId === undefined ? {} : { windowId };
  if (import.meta.env.FIREFOX) {
    const { extension } = browser as unknown as FirefoxViews;
    return extension.getViews({ type: 'sidebar', ...window }).length > 0;
  }
  return browser.runtime
    .getContexts({ contextTypes: ['SIDE_PANEL'], ...(windowId !== undefined && { windowIds: [windowId] }) })
    .then((contexts) => contexts.length > 0);
}

/** Opens the side panel beside the page. Called straight from a click, in a page of the window that `windowId` names. */
export function openSidePanel(windowId: number): Promise<void> {
  if (import.meta.env.FIREFOX) return (browser as unknown as FirefoxSidebar).sidebarAction.open();
  return browser.sidePanel.open({ windowId });
}
