import type { Place } from './desk';

/** The place of a hash; anything unknown is the list. */
export function placeOf(hash: string): Place {
  const [, at, id, query] = /^#\/([a-z]+)(?:\/([^/?]+))?(?:\?(.*))?$/.exec(hash) ?? [];
  const view = query === undefined || query === '' ? {} : { view: query };
  if (at === 'settings' || at === 'new' || at === 'attention' || at === 'import') return { at };
  if (at === 'overview') return { at, ...view };
  if (at === 'checkouts' && id !== undefined) return { at: 'checkout', id: decoded(id), ...view };
  if (at === 'accounts' && id !== undefined) return { at: 'account', id: id === 'new' ? null : decoded(id) };
  return { at: 'checkouts', ...(at === 'checkouts' ? view : {}) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
