import type { Route } from './routes';

const WITHOUT_PARAMETERS = ['many', 'import', 'attention', 'presets', 'webhooks', 'requests', 'settings'] as const;

/** Parses a hash; anything unknown is the list. */
export function routeOf(hash: string): Route {
  const [, at, id, query] = /^#\/([a-z]+)(?:\/([^/?]+))?(?:\?(.*))?$/.exec(hash) ?? [];
  const view = query === undefined || query === '' ? {} : { view: query };
  const plain = WITHOUT_PARAMETERS.find((each) => each === at);
  if (at === 'settings' && id !== undefined) return { at, section: decoded(id) };
  if (at === 'presets' && id !== undefined) return { at, from: decoded(id) };
  if (plain) return { at: plain };
  if (at === 'overview' || at === 'new') return { at, ...view };
  if (at === 'checkouts' && id !== undefined) return { at: 'checkout', id: decoded(id), ...view };
  if (at === 'preview') return { at, id: id === undefined ? null : decoded(id) };
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
