import { expect, it } from 'vitest';
import { reachableRoute } from '../../../lib/app/reachableRoute';
import type { Route } from '../../../lib/navigation/routes';

const ALL = { account: true, history: true, locked: false };

it.each<[string, Route['at'], Partial<typeof ALL>, Route['at']]>([
  ['the list, with an account', 'checkouts', {}, 'checkouts'],
  ['the list of accounts that were removed', 'checkouts', { account: false }, 'checkouts'],
  ['the settings, where there is nothing yet', 'checkouts', { account: false, history: false }, 'settings'],
  ['the settings, to make something new without an account', 'new', { account: false }, 'settings'],
  ['the form, also while it is locked', 'new', { locked: true }, 'new'],
  ['many, with an account', 'many', {}, 'many'],
  ['the list in place of many, while it is locked', 'many', { locked: true }, 'checkouts'],
  ['the list in place of an import, while it is locked', 'import', { locked: true }, 'checkouts'],
  ['the list in place of an import, without an account', 'import', { account: false }, 'checkouts'],
])('is %s', (_what, at, there, to) => {
  const route = at === 'new' || at === 'checkouts' ? { at } : { at: at as 'many' };
  expect(reachableRoute(route, { ...ALL, ...there }).at).toBe(to);
});

it('is any page of the settings, whatever is there', () => {
  const route: Route = { at: 'settings', section: 'privacy' };
  expect(reachableRoute(route, { account: false, history: false, locked: true })).toEqual(route);
});

it.each(['checkouts', 'checkout', 'new', 'attention', 'overview'] as const)('is %s of a demo', (at) => {
  const route: Route = at === 'checkout' ? { at, id: 'DEMO-paid-1' } : { at };
  expect(reachableRoute(route, { account: false, history: false, locked: false, demo: true })).toEqual(route);
});

it.each(['settings', 'many', 'import', 'presets', 'webhooks', 'requests'] as const)(
  'is the list in place of %s, which a demo has not',
  (at) => {
    expect(reachableRoute({ at }, { ...ALL, demo: true })).toEqual({ at: 'checkouts' });
  },
);
