import type { Desk, Patience, Size, Tab } from './types.ts';
import { until } from './until.ts';

export const WHOLE_PAGE: Size = { width: 1280, height: 800 };
/** The popup is tested as a page in a tab of the size that both browsers give it: neither opens a real popup to a test. */
export const POPUP: Size = { width: 424, height: 600 };

/** The part of a desk that is the same in both browsers. */
export function openers(
  extensionOrigin: string,
  openTab: (url: string, size: Size) => Promise<Tab>,
  tabs: () => Promise<Tab[]>,
): Pick<Desk, 'extensionOrigin' | 'open' | 'openWeb' | 'tabs' | 'waitForTab'> {
  return {
    extensionOrigin,
    open: (path, size = path.startsWith('popup.html') ? POPUP : WHOLE_PAGE) =>
      openTab(`${extensionOrigin}/${path}`, size),
    openWeb: (url, size = WHOLE_PAGE) => openTab(url, size),
    tabs,
    waitForTab: (urlPart: string, patience?: Patience) =>
      until(
        `a tab at "${urlPart}"`,
        async () => {
          for (const tab of await tabs()) if ((await tab.url()).includes(urlPart)) return tab;
          return undefined;
        },
        patience,
      ),
  };
}
