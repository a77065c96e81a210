import { fireEvent, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { CheckoutList } from '../../../../components/checkouts/list/CheckoutList';
import type { StoredCheckout } from '../../../../lib/checkouts/database';
import { COLUMNS } from '../../../../lib/search/columns';
import type { Sort } from '../../../../lib/search/order';
import { viewText } from '../../../../lib/search/view';
import { checkout } from '../../../unit/support/examples';
import type { ListValues } from '../../support/listStores';
import { listStores } from '../../support/listStores';
import { shops, textOf } from '../../support/stage';

/** A list that remembers what is selected. */
function show(checkouts: StoredCheckout[], given: ListValues = {}) {
  const columns: ListValues = { columns: ['order', 'amount', 'status'] };
  const { desk, list, onSelect, onView } = listStores(checkouts, { ...columns, ...given });
  render(<CheckoutList desk={desk} list={list} checkouts={checkouts} />);
  return { user: userEvent.setup(), onSelect, onView };
}

const LETTERS = ['a', 'b', 'c', 'd', 'e'];
const some = (ids = LETTERS) => ids.map((id) => checkout({ id, orderId: `#${id}` }));
const links = () => screen.queryAllByRole<HTMLAnchorElement>('link').map((row) => row.getAttribute('href'));
const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });
const boxOf = (id: string) => box(`Select #${id}`);
const ALL = 'Select all shown';
const selected = () => LETTERS.filter((id) => boxOf(id).checked);

describe('the list of checkouts', () => {
  it('shows each checkout in the given order, a link to its page', () => {
    show(some(['b', 'a']));
    expect(links()).toEqual(['#/checkouts/b', '#/checkouts/a']);
  });

  it('marks the one that is open', () => {
    show(some(), { currentId: 'b' });
    expect(screen.getByRole('link', { current: true }).textContent).toContain('#b');
  });

  it.each([
    ['names whose each row is when asked', true, ['order', 'name'], 1],
    ['names nobody otherwise, but to a screen reader', false, ['order', 'name'], 0],
    ['names nobody twice when the account has a column', true, ['name', 'account'], 1],
  ] as const)('%s', (_what, named, columns, times) => {
    const [shop] = shops(1);
    show([checkout()], { named, columns, accountOf: () => shop });
    expect(screen.queryAllByText('Shop 1', { ignore: '.visually-hidden' }).length).toBe(times);
  });
});

describe('the head of the list', () => {
  it.each<[string, string, Sort, Sort]>([
    [
      'the column that it is sorted by',
      'Created , highest or newest first',
      { by: 'created', down: true },
      { by: 'created', down: false },
    ],
    ['it once more', 'Created , lowest or oldest first', { by: 'created', down: false }, { by: 'created', down: true }],
    [
      'another one, which begins with the highest',
      'Amount',
      { by: 'created', down: false },
      { by: 'amount', down: true },
    ],
    ['the time of the status', 'Status since', { by: 'amount', down: true }, { by: 'updated', down: true }],
    ['the end', 'Expires', { by: 'created', down: true }, { by: 'expires', down: true }],
  ])('sorts by %s', async (_what, name, sort, next) => {
    const { user, onView } = show(some(), { columns: COLUMNS, first: viewText({ search: '', sort }) });
    await user.click(screen.getByRole('button', { name }));
    expect(onView.mock.calls).toEqual([[{ search: '', sort: next }]]);
  });

  it('says which column it is sorted by, and only that', () => {
    show(some(), { columns: COLUMNS, first: 'sort=-expires' });
    expect(screen.getAllByRole('button', { pressed: true }).map((button) => button.title)).toEqual([
      'Sort by when it expires',
    ]);
  });

  it('has no button for what nothing can be sorted by, and each column in its order', () => {
    show(some(), { columns: ['status', 'created', 'order'] });
    expect(screen.getAllByRole('button').map((button) => button.title)).toEqual(['Sort by when it was created']);
    const head = screen.getByText('Status').parentElement;
    expect(textOf(head)).toMatch(/^Status ?Created.*Order ID$/);
  });
});

describe('selecting rows', () => {
  it('takes one, and lets it go again', async () => {
    const { user, onSelect } = show(some());
    await user.click(boxOf('b'));
    expect(selected()).toEqual(['b']);
    await user.click(boxOf('b'));
    expect(selected()).toEqual([]);
    expect(onSelect.mock.calls).toEqual([
      [['b'], true],
      [['b'], false],
    ]);
  });

  it.each([
    ['downwards', 'b', 'd'],
    ['upwards', 'd', 'b'],
  ])('with Shift takes all between the last one and this one: %s', (_way, first, second) => {
    show(some());
    fireEvent.click(boxOf(first));
    fireEvent.click(boxOf(second), { shiftKey: true });
    expect(selected()).toEqual(['b', 'c', 'd']);
  });

  it('with Shift also lets go of all between', () => {
    show(some(), { selected: new Set(LETTERS) });
    fireEvent.click(boxOf('d'));
    fireEvent.click(boxOf('b'), { shiftKey: true });
    expect(selected()).toEqual(['a', 'e']);
  });

  it('with Shift takes one when none was clicked before', () => {
    show(some());
    fireEvent.click(boxOf('c'), { shiftKey: true });
    expect(selected()).toEqual(['c']);
  });

  it('takes all that are shown, and lets all go again', async () => {
    const { user, onSelect } = show(some());
    await user.click(box(ALL));
    expect(selected()).toEqual(LETTERS);
    expect(box(ALL).checked).toBe(true);
    await user.click(box(ALL));
    expect(selected()).toEqual([]);
    expect(onSelect.mock.calls).toEqual([
      [LETTERS, true],
      [LETTERS, false],
    ]);
  });

  it('takes the rest when some are selected', async () => {
    const { user } = show(some(), { selected: new Set(['b']) });
    expect(box(ALL).checked).toBe(false);
    await user.click(box(ALL));
    expect(selected()).toEqual(LETTERS);
  });

  it('is said to be all only while each row is selected, however many others are', () => {
    show(some(), { selected: new Set(['a', 'b', 'c', 'd', 'elsewhere']) });
    expect(box(ALL).checked).toBe(false);
  });

  it('does not open the row', async () => {
    const { user } = show(some());
    location.hash = '#/checkouts';
    await user.click(boxOf('b'));
    expect(location.hash).toBe('#/checkouts');
  });
});

describe('the edges of the list', () => {
  /** What an observer of the page's edges would call, each as a browser does when its edge comes into sight. */
  function startSight() {
    const seen: ((isIntersecting: boolean) => void)[] = [];
    class Observer {
      constructor(call: IntersectionObserverCallback) {
        seen.push((isIntersecting) =>
          call([{ isIntersecting } as IntersectionObserverEntry], this as unknown as IntersectionObserver),
        );
      }
      observe() {}
      disconnect() {}
    }
    vi.stubGlobal('IntersectionObserver', Observer);
    return seen;
  }

  it.each([
    ['Show more', 'onMore'],
    ['Show newer', 'onLess'],
  ] as const)('are buttons while there is more on that side: %s', async (name, side) => {
    const reached = vi.fn();
    const { user } = show(some(), { above: side === 'onLess' ? 50 : 0, [side]: reached });
    expect(screen.getAllByRole('button', { name: /^Show/ }).map(textOf)).toEqual([name]);
    await user.click(screen.getByRole('button', { name }));
    expect(reached).toHaveBeenCalledTimes(1);
  });

  it('are not there when all is shown', () => {
    show(some());
    expect(screen.queryByRole('button', { name: /^Show/ })).toBeNull();
  });

  it('are reached by scrolling to them, not by leaving them', () => {
    const seen = startSight();
    const onMore = vi.fn();
    show(some(), { onMore });
    for (const tell of seen) tell(false);
    expect(onMore).not.toHaveBeenCalled();
    for (const tell of seen) tell(true);
    expect(onMore).toHaveBeenCalledTimes(1);
    vi.unstubAllGlobals();
  });

  it('keep the room of the rows above, so that nothing jumps', () => {
    show(some(), { above: 100, onLess: () => {} });
    const list = screen.getByRole('list');
    expect(within(list).getAllByRole('listitem').length).toBe(5);
    const edge = list.closest('.checkout-list-rows')?.querySelector<HTMLElement>('.edge');
    expect(edge?.style.paddingTop).toBe('calc(100 * var(--row-height))');
  });
});
