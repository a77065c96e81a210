import { browser } from 'wxt/browser';

/** Where the desk can stand: its address is its state, so that reload and back work. An account null is a new one. */
export type Place =
  | { at: 'checkouts' }
  | { at: 'checkout'; id: string }
  | { at: 'new' }
  | { at: 'attention' }
  | { at: 'settings' }
  | { at: 'account'; id: string | null };

export function hashOf(place: Place): string {
  if (place.at === 'checkout') return `#/checkouts/${encodeURIComponent(place.id)}`;
  if (place.at === 'account') return `#/accounts/${encodeURIComponent(place.id ?? 'new')}`;
  return `#/${place.at}`;
}

/** The place of a hash; anything unknown is the list. */
export function placeOf(hash: string): Place {
  const [, at, id] = /^#\/([a-z]+)(?:\/([^/]+))?$/.exec(hash) ?? [];
  if (at === 'settings' || at === 'new' || at === 'attention') return { at };
  if (at === 'checkouts' && id !== undefined) return { at: 'checkout', id: decoded(id) };
  if (at === 'accounts' && id !== undefined) return { at: 'account', id: id === 'new' ? null : decoded(id) };
  return { at: 'checkouts' };
}

/** Shows a place in the desk's tab: the one that is open, or a new one. */
export async function openDesk(place: Place): Promise<void> {
  const desk = browser.runtime.getURL('/options.html');
  const url = desk + hashOf(place);
  const [open] = await browser.tabs.query({ url: `${desk}*` });
  if (open?.id === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(open.id, { url, active: true });
  await browser.windows.update(open.windowId, { focused: true });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
