import { effect } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import { createNavigation } from '../../../lib/navigation/navigation';
import { addressBar } from '../support/addressBar';

it('is where the address says, and follows it while anything subscribes', () => {
  const bar = addressBar('#/checkouts/a');
  const { route } = createNavigation(bar);
  const seen: string[] = [];
  const stop = effect(() => void seen.push(route.value.at));
  bar.visit('#/settings');
  bar.visit('#/rubbish');
  stop();
  bar.visit('#/overview');
  expect(seen).toEqual(['checkout', 'settings', 'checkouts']);
  effect(() => void seen.push(route.value.at))();
  expect(seen.at(-1)).toBe('overview');
});

it('goes elsewhere as a step of its own, or in place of this one', () => {
  const bar = addressBar('');
  const { route, go } = createNavigation(bar);
  const stop = effect(() => void route.value);
  go({ at: 'checkout', id: 'a' });
  go({ at: 'checkouts', view: 'q=top' }, true);
  expect([bar.steps, bar.location.hash]).toEqual([['', '#/checkouts?q=top'], '#/checkouts?q=top']);
  expect(route.value).toEqual({ at: 'checkouts', view: 'q=top' });
  stop();
});

it('shows a route that replaces this one at once: the browser sends no event for it', () => {
  const bar = addressBar('');
  const { route, go } = createNavigation(bar);
  const seen = vi.fn();
  const stop = effect(() => seen(route.value.at));
  go({ at: 'attention' }, true);
  expect(seen.mock.calls).toEqual([['checkouts'], ['attention']]);
  stop();
});
