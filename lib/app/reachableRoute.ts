import type { Route } from '../navigation/routes';

/**
 * Where the desk goes when asked for this. What removed accounts left can be seen without any; to make something new
 * takes one, and what takes many requests its secret. Settings are always there.
 */
export function reachableRoute(to: Route, there: { account: boolean; history: boolean; locked: boolean }): Route {
  if (to.at === 'settings') return to;
  if (!there.account && (!there.history || to.at === 'new')) return { at: 'settings' };
  const asksForMany = to.at === 'many' || to.at === 'import';
  return asksForMany && (!there.account || there.locked) ? { at: 'checkouts' } : to;
}
