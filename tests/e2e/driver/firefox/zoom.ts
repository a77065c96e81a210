import type { Insides } from './insides.ts';

/** Runs in the browser itself: sets the zoom of all pages in tabs, as its settings do. */
export async function setPageZoom({ Cc, Ci, Services }: Insides, factor: number): Promise<void> {
  const preferences = Cc['@mozilla.org/content-pref/service;1'].getService(Ci.nsIContentPrefService2);
  const context = Services.wm.getMostRecentWindow('navigator:browser').docShell.QueryInterface(Ci.nsILoadContext);
  await new Promise<void>((resolve) => {
    preferences.setGlobal('browser.content.full-zoom', factor, context, { handleCompletion: () => resolve() });
  });
}
