import { browser } from 'wxt/browser';

/**
 * Where the desk can stand: its address is its state, so that reload and back work. An account null is a new one. A view
 * is what of the list is shown, as `lib/search/view.ts` writes it; without one it is the list as it is at first.
 */
export type Route =
  | { at: 'checkouts' | 'overview'; view?: string }
  | { at: 'checkout'; id: string; view?: string }
  | { at: 'new'; view?: string }
  | { at: 'many' | 'import' }
  | { at: 'attention' | 'presets' | 'webhooks' | 'requests' }
  /** With a section, that one is in sight. */
  | { at: 'settings'; section?: string }
  /** Any checkout's widget, also of one that is not in the history. */
  | { at: 'preview'; id: string | null }
  | { at: 'account'; id: string | null };

export function hashOf(place: Route): string {
  if (place.at === 'account') return `#/accounts/${encodeURIComponent(place.id ?? 'new')}`;
  if (place.at === 'preview') return place.id === null ? '#/preview' : `#/preview/${encodeURIComponent(place.id)}`;
  if (place.at === 'settings' && place.section) return `#/settings/${encodeURIComponent(place.section)}`;
  const path = place.at === 'checkout' ? `checkouts/${encodeURIComponent(place.id)}` : place.at;
  return `#/${path}${'view' in place && place.view ? `?${place.view}` : ''}`;
}

/** Shows the place of a hash in the desk's tab: the one that is open, or a new one. */
export async function openDesk(hash: string): Promise<void> {
  const desk = browser.runtime.getURL('/options.html');
  const url = desk + hash;
  const [open] = await browser.tabs.query({ url: `${desk}*` });
  if (open?.id === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(open.id, { url, active: true });
  await browser.windows.update(open.windowId, { focused: true });
}
