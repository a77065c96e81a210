import { effect } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createNavigation } from '../../../../lib/navigation/navigation';
import { createListView, createOverviewView } from '../../../../lib/search/client/searchView';
import { addressBar } from '../../support/addressBar';

/** The view of the list, subscribed to as the page does. */
function open(hash = '#/checkouts') {
  const bar = addressBar(hash);
  const navigation = createNavigation(bar);
  const view = createListView(navigation);
  const stop = effect(() => void view.value.value);
  return { bar, navigation, view, stop, search: () => view.value.value.search };
}

describe('the text of a search', () => {
  it('is written into the address with each key, as no step of its own', () => {
    const { bar, view, search } = open();
    for (const typed of ['t', 'to', 'top']) {
      view.change({ search: typed });
      expect([search(), bar.location.hash]).toEqual([typed, `#/checkouts?q=${typed}`]);
    }
    expect(bar.steps).toHaveLength(1);
  });

  it('loses no letter and no blank: what is typed stays as it is, whatever the address says of it', () => {
    const { bar, view, search } = open();
    for (const typed of [' ', 'top ', 'top  ', '']) {
      view.change({ search: typed });
      expect(search()).toBe(typed);
    }
    view.change({ search: '  ' });
    expect([search(), bar.location.hash]).toEqual(['  ', '#/checkouts']);
  });

  it('follows a link, a saved view and the back button, also after own ones', () => {
    const { bar, view, search } = open('#/checkouts?q=status%3Apaid');
    expect(search()).toBe('status:paid');
    view.change({ search: 'top' });
    bar.visit('#/checkouts?q=status%3Aexpired&sort=-amount');
    expect(view.value.value).toEqual({ search: 'status:expired', sort: { by: 'amount', down: true } });
    bar.back();
    expect(search()).toBe('top');
  });

  it('is kept while a checkout is open beside the list, and written into that address', () => {
    const { bar, view, search } = open('#/checkouts?q=top');
    bar.visit('#/checkouts/a?q=top');
    view.change({ search: 'tops' });
    expect([search(), bar.location.hash]).toEqual(['tops', '#/checkouts/a?q=tops']);
    bar.visit('#/new?q=tops');
    expect(search()).toBe('tops');
  });

  it('is none of other pages: their address neither changes it nor is changed by it', () => {
    const { bar, view, search } = open('#/checkouts?q=top');
    bar.visit('#/overview?q=vip');
    expect(search()).toBe('top');
    view.change({ search: 'late' });
    expect(bar.location.hash).toBe('#/overview?q=vip');
  });

  it('is taken from the address again once anything subscribes', () => {
    const { bar, view, search, stop } = open('#/checkouts?q=top');
    stop();
    bar.visit('#/settings');
    bar.visit('#/checkouts');
    effect(() => void view.value.value)();
    expect(search()).toBe('');
  });
});

describe('a search as it is read', () => {
  it('is read once for each text, whoever asks for it and whatever else of the view changes', () => {
    const { view } = open('#/checkouts?q=status%3Apaid');
    const { parsed } = view;
    const first = parsed.value;
    expect(first.search).toEqual([{ field: 'status', not: false, values: ['SUCCESS'] }]);
    view.change({ sort: { by: 'amount', down: true } });
    expect(parsed.value).toBe(first);
    view.change({ search: 'status:payed' });
    expect(parsed.value.problems).toHaveLength(1);
  });
});

it('the view of the overview has a period in place of an order', () => {
  const bar = addressBar('#/overview?period=30d');
  const view = createOverviewView(createNavigation(bar));
  const stop = effect(() => void view.value.value);
  view.change({ search: 'vip' });
  expect(view.value.value).toEqual({ search: 'vip', period: '30d', compare: true, currency: null });
  expect(bar.location.hash).toBe('#/overview?q=vip&period=30d');
  stop();
});
