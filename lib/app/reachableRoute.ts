import type { Route } from '../navigation/routes';

/** What of the desk there is of a demo. */
const OF_DEMO: Route['at'][] = ['checkouts', 'checkout', 'new', 'attention', 'overview'];

/**
 * Where the desk goes when asked for this. What removed accounts left, and what a team brings, can be seen without any; to
 * make something new takes one, and what takes many requests its secret. Settings are always there.
 */
export function reachableRoute(
  to: Route,
  there: { account: boolean; history: boolean; locked: boolean; demo?: boolean },
): Route {
  if (there.demo) return OF_DEMO.includes(to.at) ? to : { at: 'checkouts' };
  if (to.at === 'settings') return to;
  if (!there.account && (!there.history || to.at === 'new')) return { at: 'settings' };
  const asksForMany = to.at === 'many' || to.at === 'import';
  return asksForMany && (!there.account || there.locked) ? { at: 'checkouts' } : to;
}
