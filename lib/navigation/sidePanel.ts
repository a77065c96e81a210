import { browser } from 'wxt/browser';

/** The part that we use of Firefox's counterpart to Chrome's side panel. */
type FirefoxSidebar = { sidebarAction: { open(): Promise<void> } };
type FirefoxViews = { extension: { getViews(which: { type: 'sidebar'; windowId?: number }): unknown[] } };

/** Whether the side panel is open in a window. Synchronous in Firefox, where awaiting would lose the user gesture. */
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

/**
 * Opens the side panel beside the page. Must be called directly in a click handler, in a page of the window `windowId`.
 */
export function openSidePanel(windowId: number): Promise<void> {
  if (import.meta.env.FIREFOX) return (browser as unknown as FirefoxSidebar).sidebarAction.open();
  return browser.sidePanel.open({ windowId });
}
