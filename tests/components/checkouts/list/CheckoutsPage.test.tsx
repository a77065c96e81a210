import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { MakeFile } from '../../../../components/checkouts/backup/files';
import { CheckoutsPage } from '../../../../components/checkouts/list/CheckoutsPage';
import type { StoredCheckout } from '../../../../lib/checkouts/database';
import { DEFAULT_COLUMNS } from '../../../../lib/search/columns';
import type { SearchState } from '../../../../lib/search/contract';
import { exportColumns } from '../../../../lib/search/exportColumns';
import { account, checkout } from '../../../unit/support/examples';
import { useAmericanEnglish } from '../../../unit/support/locale';
import { COPYING } from '../../support/copying';
import { startDownloads } from '../../support/downloads';
import type { ListValues } from '../../support/listStores';
import { listStores } from '../../support/listStores';
import { pendingCreate, shops, textOf } from '../../support/stage';

useAmericanEnglish();

const HOW = { progress: expect.any(Function), signal: expect.any(AbortSignal) };

const READY: SearchState = { read: 3, total: 3, ready: true, version: 1, failed: null };

/** The page of these rows, which keeps its view, columns and saved views as the desk does. */
function show(rows: StoredCheckout[] | null, given: ListValues = {}) {
  const { desk, list, turnTo, ...spies } = listStores(rows, given);
  const makeFile = vi.fn<MakeFile>(async () => new Blob(['made']));
  render(<CheckoutsPage desk={desk} list={list} makeFile={makeFile} encrypting={COPYING} />);
  return { user: userEvent.setup(), makeFile, turnTo: (next: ListValues) => act(() => turnTo(next)), ...spies };
}

const some = ['a', 'b', 'c'].map((id) => checkout({ id, orderId: `#${id}` }));
const page = () => screen.getByRole('region', { name: 'Checkouts' });
const rows = () => screen.queryAllByRole('link', { name: /^#/ }).map((row) => row.getAttribute('href'));
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name, hidden: true });
const box = (id: string) => screen.getByRole('checkbox', { name: `Select #${id}` });
const bar = () => screen.queryByRole('region', { name: 'Selected checkouts' });
const status = (text: string | RegExp) => screen.queryAllByRole('status').some((each) => textOf(each).match(text));
const FIRST_USE = /^No checkouts yet/;

describe('the row of what was open', () => {
  const onClose = () => {};
  const closed = { currentId: null, onClose: null };

  it('has the focus once that is closed, unless something else has it', async () => {
    const { turnTo } = show(some, { currentId: 'b', onClose });
    turnTo(closed);
    expect(document.activeElement?.getAttribute('href')).toBe('#/checkouts/b');
    turnTo({ currentId: 'c', onClose });
    screen.getByRole('searchbox').focus();
    turnTo(closed);
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });

  it.each([
    ['has left the list', 'elsewhere'],
    ['does not exist, because it was a new one', null],
  ])('leaves the focus to the list when it %s', (_why, currentId) => {
    const { turnTo } = show(some, { currentId, onClose });
    turnTo(closed);
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Checkouts' }));
  });
});

describe('the page of checkouts', () => {
  it('at first use says what to do', () => {
    show([]);
    expect(textOf(screen.getByText(FIRST_USE))).toBe('No checkouts yet. Create one and track its payment here.');
    expect(rows()).toEqual([]);
    expect(button('Export…').disabled).toBe(true);
  });

  it('without rows has no head and no list', () => {
    show([]);
    expect(screen.queryByRole('checkbox', { name: 'Select all shown' })).toBeNull();
    expect(page().querySelector('.rows')).toBeNull();
  });

  it('shows the rows, how many there are, and what is new to make', () => {
    show(some);
    expect(rows()).toEqual(['#/checkouts/a', '#/checkouts/b', '#/checkouts/c']);
    expect(status(/^3$/)).toBe(true);
    expect(screen.queryByText(FIRST_USE)).toBeNull();
    expect(screen.getByRole('link', { name: 'New checkout' }).getAttribute('href')).toBe('#/new');
    expect(screen.getByRole('link', { name: 'Import' }).getAttribute('href')).toBe('#/import');
  });

  it('offers nothing new while nothing can be made', () => {
    show(some, { canMake: false });
    expect(screen.queryByRole('link', { name: 'New checkout' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Import' })).toBeNull();
  });

  it.each([
    [999, '999'],
    [1000, '1,000'],
    [104_233, '104,233'],
  ])('of %d says that there are %s', (matching, said) => {
    show(some, { matching });
    expect(screen.getByText(said, { selector: '[role="status"]' })).toBeDefined();
  });

  it('says no number while none is known', () => {
    show(some, { matching: null });
    expect(status(/\d/)).toBe(false);
  });

  it('shows what has no answer yet, and says what it is about', async () => {
    const pending = [pendingCreate({ attemptId: '1' }), pendingCreate({ attemptId: '2' })];
    const { user, onRetry, onDiscard } = show([], { pending });
    expect(screen.queryByText(FIRST_USE)).toBeNull();
    const [first, second] = screen.getAllByRole('region', { name: 'Order A-17: outcome unknown' });
    await user.click(within(first as HTMLElement).getByRole('button', { name: 'Try again' }));
    await user.click(within(second as HTMLElement).getByRole('button', { name: 'Discard…' }));
    await user.click(within(second as HTMLElement).getByRole('button', { name: 'Discard' }));
    expect(onRetry.mock.calls).toEqual([['1', false]]);
    expect(onDiscard.mock.calls).toEqual([['2']]);
  });

  it('shows the first three that have no answer, and where the others are', () => {
    const pending = Array.from({ length: 5 }, (_, at) => pendingCreate({ attemptId: `${at}` }));
    show(some, { pending });
    expect(screen.getAllByRole('region', { name: /outcome unknown$/ })).toHaveLength(3);
    const link = screen.getByRole('link', { name: '2 more orders without an answer' });
    expect(link.getAttribute('href')).toBe('#/attention');
  });

  it('of one account says above whose they are', () => {
    const [, second = account()] = shops(2);
    show(some, { only: second });
    expect(textOf(screen.getByRole('heading', { level: 1 }))).toBe('Checkouts Shop 2');
  });

  it('of one account that has none does not say that there are none at all', () => {
    show([], { only: account() });
    expect(screen.queryByText(FIRST_USE)).toBeNull();
    expect(screen.getByText(/^No checkouts in this account yet/)).toBeDefined();
  });

  it.each([
    ['all accounts', null, 'All checkouts are archived.'],
    ['one account', account(), 'All checkouts in this account are archived.'],
  ])('of %s whose checkouts are all archived says so, and how to see them', (_whose, only, said) => {
    show([], { archived: true, only, first: 'sort=-amount' });
    expect(screen.queryByText(FIRST_USE)).toBeNull();
    const link = screen.getByRole('link', { name: 'Show archived checkouts' });
    expect(textOf(link.parentElement)).toBe(`${said} Show archived checkouts, or search for is:archived.`);
    expect(link.getAttribute('href')).toBe('#/checkouts?q=is%3Aarchived&sort=-amount');
  });

  it.each([
    ['82', true],
    ['a-1', true],
    ['0482', false],
    ['ann', false],
    ['-82', false],
  ])('that finds nothing for %s says how long the end of an ID must be: %s', (search, isSaid) => {
    show([], { first: `q=${search}` });
    expect(screen.queryByText(/at least 4 characters/) !== null).toBe(isSaid);
  });

  it('says when nothing matches, and clears the search', async () => {
    const { user, onView } = show([], { first: 'q=nobody&sort=-amount' });
    expect(screen.getByText('No matching checkouts')).toBeDefined();
    await user.click(button('Clear search'));
    expect(onView.mock.calls).toEqual([[{ search: '', sort: { by: 'amount', down: true } }]]);
    expect(screen.getByText(FIRST_USE)).toBeDefined();
    // What had it is gone; the keys of the list work there.
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Checkouts' }));
  });

  it.each([
    [1, '1 archived checkout matches. Show archived checkouts'],
    [2, '2 archived checkouts match. Show archived checkouts'],
    [1000, '1,000 archived checkouts match. Show archived checkouts'],
  ])('says that %d archived ones would match, and shows them', (archived, said) => {
    const hidden = { archived, archivedSearch: 'nobody is:archived', others: 0 };
    show([], { first: 'q=nobody&sort=-amount', hidden });
    const link = screen.getByRole('link', { name: 'Show archived checkouts' });
    expect(textOf(link.parentElement)).toBe(said);
    expect(link.getAttribute('href')).toBe('#/checkouts?q=nobody+is%3Aarchived&sort=-amount');
    expect(screen.queryByRole('button', { name: 'Show all accounts' })).toBeNull();
  });

  it.each([
    [1, '1 checkout in other accounts matches. Show all accounts'],
    [3, '3 checkouts in other accounts match. Show all accounts'],
  ])('says that %d of other accounts would match, and shows all', async (others, said) => {
    const hidden = { archived: 0, archivedSearch: 'nobody is:archived', others };
    const { user, onAllAccounts } = show([], { first: 'q=nobody', hidden, only: account() });
    expect(textOf(button('Show all accounts').parentElement)).toBe(said);
    expect(screen.queryByRole('link', { name: 'Show archived checkouts' })).toBeNull();
    await user.click(button('Show all accounts'));
    expect(onAllAccounts).toHaveBeenCalledOnce();
  });

  it('changes the search and keeps the order, and the other way round', async () => {
    const { user, onView } = show(some, { first: 'q=top&sort=-amount' });
    await user.type(screen.getByRole('searchbox'), '!');
    expect(onView).toHaveBeenLastCalledWith({ search: 'top!', sort: { by: 'amount', down: true } });
    await user.click(screen.getByTitle('Sort by amount'));
    expect(onView).toHaveBeenLastCalledWith({ search: 'top!', sort: { by: 'amount', down: false } });
  });

  it('shows the columns that are chosen', async () => {
    const { user } = show([checkout({ tags: ['vip'] })]);
    expect(screen.queryByText('vip')).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: 'Tags' }));
    expect(screen.getByText('vip')).toBeDefined();
  });
});

describe('the page while the history is read', () => {
  it('says how far that is', () => {
    show(null, { finding: { ...READY, ready: false, read: 12_000, total: 100_000 } });
    expect(status('Loading checkouts: 12,000 of 100,000')).toBe(true);
    expect(button('Export…').disabled).toBe(true);
  });

  it.each([
    ['is not known', null],
    ['is nothing', { ...READY, ready: false, read: 0, total: 0 }],
  ])('says no number when it %s', (_what, finding) => {
    show(null, { finding });
    expect(status(/^Loading checkouts…$/)).toBe(true);
  });

  it('says when it cannot be read, and does not seem to read on', () => {
    show(null, { finding: { ...READY, ready: false, failed: { is: 'other', message: 'Restart the browser.' } } });
    expect(textOf(screen.getByRole('alert'))).toContain('Search isn’t available. Restart the browser.');
    expect(status(/^Reading/)).toBe(false);
  });
});

describe('the page when a later change cannot be read', () => {
  it('says so, and shows what it has', () => {
    show(some, { finding: { ...READY, failed: { is: 'other', message: 'Restart the browser.' } } });
    expect(textOf(screen.getByRole('alert'))).toBe('This list may be out of date. Restart the browser.');
    expect(rows()).toHaveLength(3);
  });
});

describe('what is selected', () => {
  it('brings a bar with its number, until nothing is', async () => {
    const { user } = show(some);
    expect(bar()).toBeNull();
    await user.click(box('a'));
    await user.click(box('c'));
    expect(textOf(bar())).toMatch(/^2 selected/);
    await user.click(box('a'));
    await user.click(box('c'));
    expect(bar()).toBeNull();
  });

  it.each([
    ['Refresh', 'refresh', [['a', 'c']]],
    ['Copy links', 'links', [['a', 'c']]],
  ] as const)('is what is meant by "%s"', async (name, action, calls) => {
    const { user, bulk } = show(some);
    await user.click(box('a'));
    await user.click(box('c'));
    await user.click(button(name));
    expect(bulk[action].mock.calls).toEqual([calls]);
    expect(textOf(bar())).toMatch(/^2 selected/);
  });

  it('is tagged, and can be tagged again', async () => {
    const { user, bulk } = show(some);
    await user.click(box('b'));
    await user.type(screen.getByRole('textbox', { name: 'Tag', hidden: true }), 'vip{Enter}');
    await user.click(within(bar() as HTMLElement).getByRole('button', { name: 'Remove', hidden: true }));
    expect(bulk.addTags.mock.calls).toEqual([[['b'], ['vip'], HOW]]);
    await waitFor(() => expect(bulk.removeTags.mock.calls).toEqual([[['b'], ['vip'], HOW]]));
  });

  it('is archived, which is said, and is selected no more', async () => {
    const { user, bulk } = show(some);
    await user.click(box('a'));
    await user.click(box('b'));
    await user.click(button('Archive'));
    expect(bulk.archive.mock.calls).toEqual([[['a', 'b'], 1, HOW]]);
    await waitFor(() => expect(bar()).toBeNull());
    expect(status(/^2 checkouts archived\.$/)).toBe(true);
    await user.click(box('c'));
    expect(status(/archived/)).toBe(false);
  });

  it.each(['is:archived', 'top is:archived status:paid'])(
    'is brought back where archived ones are listed: %s',
    async (search) => {
      const { user, bulk } = show(some, { first: `q=${encodeURIComponent(search)}` });
      await user.click(box('a'));
      await user.click(button('Unarchive'));
      expect(bulk.archive.mock.calls).toEqual([[['a'], 0, HOW]]);
      await waitFor(() => expect(status(/^1 checkout unarchived\.$/)).toBe(true));
    },
  );

  it.each([
    ['', 'Archive', 1, '1 checkout unarchived.'],
    ['q=is%3Aarchived', 'Unarchive', 0, '1 checkout archived.'],
  ] as const)('is as before by Undo: %j', async (first, action, to, said) => {
    const { user, bulk } = show(some, { first });
    await user.click(box('a'));
    await user.click(button(action));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(bulk.archive.mock.calls).toEqual([
      [['a'], to, HOW],
      [['a'], 1 - to, HOW],
    ]);
    await waitFor(() => expect(status(new RegExp(`^${said}$`))).toBe(true));
    expect([screen.queryByRole('button', { name: 'Undo' }), document.activeElement]).toEqual([null, page()]);
  });

  it('is not spoken of any more when that is dismissed', async () => {
    const { user } = show(some);
    await user.click(box('a'));
    await user.click(button('Archive'));
    await user.click(await screen.findByRole('button', { name: 'Dismiss' }));
    expect([status(/archived/), document.activeElement]).toEqual([false, page()]);
  });

  it('says when it could not be undone', async () => {
    const { user, bulk } = show(some);
    await user.click(box('a'));
    await user.click(button('Archive'));
    bulk.archive.mockRejectedValue(new Error('The disk is full.'));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(status('Couldn’t undo. The disk is full.')).toBe(true));
  });

  it('says what was not undone when that was called off, and undoes the rest', async () => {
    const { user, bulk } = show(some);
    for (const id of ['a', 'b', 'c']) await user.click(box(id));
    await user.click(button('Archive'));
    bulk.archive.mockImplementationOnce(async (_ids, _to, { progress }) => {
      progress(2);
      throw new Error('It stopped after the first 2.');
    });
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() =>
      expect(status('2 checkouts unarchived. Couldn’t undo the rest. It stopped after the first 2.')).toBe(true),
    );
    await user.click(button('Undo'));
    expect(bulk.archive.mock.calls.map(([ids, to]) => [ids, to])).toEqual([
      [['a', 'b', 'c'], 1],
      [['a', 'b', 'c'], 0],
      [['c'], 0],
    ]);
  });

  it('are not counted as none while what was done with them is undone', async () => {
    const { user, bulk } = show(some);
    await user.click(box('a'));
    await user.click(button('Archive'));
    const end = Promise.withResolvers<void>();
    bulk.archive.mockReturnValue(end.promise);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(textOf(bar())).toMatch(/^Working…/);
    await act(async () => end.resolve());
    expect(bar()).toBeNull();
  });

  it('of a list with archived ones and others has no Undo, which would not know which was which', async () => {
    const { user } = show(some, { first: 'q=is%3Aarchived,late' });
    await user.click(box('a'));
    await user.click(button('Unarchive'));
    await waitFor(() => expect(status(/^1 checkout unarchived\.$/)).toBe(true));
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('that was archived until it was called off can be undone, and the rest stays selected', async () => {
    const { user, bulk } = show(some);
    bulk.archive.mockImplementationOnce(async (_ids, _to, { progress }) => {
      progress(2);
      throw new Error('It stopped after the first 2.');
    });
    for (const id of ['a', 'b', 'c']) await user.click(box(id));
    await user.click(button('Archive'));
    await waitFor(() => expect(status('Couldn’t finish. It stopped after the first 2.')).toBe(true));
    expect(textOf(bar())).toMatch(/^1 selected/);
    expect(status('2 checkouts archived.')).toBe(true);
    await user.click(button('Undo'));
    expect(bulk.archive.mock.calls.map(([ids, to]) => [ids, to])).toEqual([
      [['a', 'b', 'c'], 1],
      [['a', 'b'], 0],
    ]);
    await waitFor(() => expect(status('2 checkouts unarchived.')).toBe(true));
    expect(status(/Not done/)).toBe(false);
  });

  it('that was archived is not spoken of any more once something else is looked for', async () => {
    const { user } = show(some);
    await user.click(box('a'));
    await user.click(button('Archive'));
    await screen.findByRole('button', { name: 'Undo' });
    await user.type(screen.getByRole('searchbox'), 'x');
    expect([status(/archived/), screen.queryByRole('button', { name: 'Undo' })]).toEqual([false, null]);
  });

  it('stays selected when it could not be archived, and that is said', async () => {
    const { user, bulk } = show(some);
    bulk.archive.mockRejectedValue(new Error('The disk is full.'));
    await user.click(box('a'));
    await user.click(button('Archive'));
    await waitFor(() => expect(status('Couldn’t finish. The disk is full.')).toBe(true));
    expect(textOf(bar())).toMatch(/^1 selected/);
  });

  it('can be all that match, also those that are not shown', async () => {
    const { user, bulk } = show(some, { matching: 5 });
    await user.click(box('a'));
    await user.click(button('Select all 5'));
    await waitFor(() => expect(textOf(bar())).toMatch(/^5 selected/));
    // The button is gone, and had the focus.
    expect(document.activeElement).toBe(bar());
    await user.click(button('Refresh'));
    expect(bulk.refresh.mock.calls).toEqual([[['a', 'b', 'c', 'd', 'e']]]);
  });

  it('is not all that matched before something else was looked for', async () => {
    const all = Promise.withResolvers<string[]>();
    const { user, bulk } = show(some, { matching: 5 });
    bulk.all.mockReturnValue(all.promise);
    await user.click(box('a'));
    await user.click(button('Select all 5'));
    await user.type(screen.getByRole('searchbox'), 'x');
    await act(async () => all.resolve(['a', 'b', 'c', 'd', 'e']));
    expect(bar()).toBeNull();
  });

  it('is exported also when it has left the list since', async () => {
    const { user, bulk } = show(some);
    bulk.all.mockResolvedValue(['c', 'b']);
    await user.click(box('a'));
    await user.click(box('b'));
    await user.click(within(bar() as HTMLElement).getByRole('button', { name: 'Export…' }));
    expect(await screen.findByText('Selected (2)')).toBeDefined();
  });

  it('shows how far it is with many, can be called off, and says so where something else was looked for', async () => {
    const end = Promise.withResolvers<void>();
    const { user, bulk } = show(some, { matching: 2000 });
    bulk.all.mockResolvedValue(Array.from({ length: 2000 }, (_, i) => `${i}`));
    bulk.archive.mockImplementation((_ids, _to, { progress, signal }) => {
      progress(1500);
      signal.addEventListener('abort', () => end.reject(new Error('It stopped after the first 1,500.')));
      return end.promise;
    });
    await user.click(box('a'));
    await user.click(button('Select all 2,000'));
    await user.click(button('Archive'));
    expect(await screen.findByText('1,500 of 2,000')).toBeDefined();
    await user.type(screen.getByRole('searchbox'), 'x');
    await user.click(button('Cancel'));
    await waitFor(() => expect(status('Couldn’t finish. It stopped after the first 1,500.')).toBe(true));
    expect(bar()).toBeNull();
  });

  it('have the focus after what was done with them was called off', async () => {
    const { user, bulk } = show(some, { matching: 2000 });
    bulk.all.mockResolvedValue(Array.from({ length: 2000 }, (_, i) => `${i}`));
    bulk.addTags.mockImplementation(
      (_ids, _tags, { signal }) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('Canceled.')))),
    );
    await user.click(box('a'));
    await user.click(button('Select all 2,000'));
    await user.type(screen.getByRole('textbox', { name: 'Tag', hidden: true }), 'vip{Enter}');
    await user.click(button('Cancel'));
    await waitFor(() => expect(status('Couldn’t finish. Canceled.')).toBe(true));
    expect(document.activeElement).toBe(bar());
  });

  it('is selected no more by a second press of x, however quick', async () => {
    show(some);
    const row = screen.getByRole('link', { name: /^#a/ });
    act(() => {
      for (const _ of [1, 2, 3]) fireEvent.keyDown(row, { key: 'x' });
    });
    expect(textOf(bar())).toMatch(/^1 selected/);
  });

  it('is not offered to be more when all that match are selected', async () => {
    const { user } = show(some);
    await user.click(screen.getByRole('checkbox', { name: 'Select all shown' }));
    expect(textOf(bar())).toMatch(/^3 selected/);
    expect(screen.queryByRole('button', { name: /^Select all \d/ })).toBeNull();
  });

  it('can be nothing again', async () => {
    const { user } = show(some);
    await user.click(box('a'));
    await user.click(button('Clear selection'));
    expect(bar()).toBeNull();
  });

  it('leaves the focus to the list once "Select none" has taken the bar away', async () => {
    const { user } = show(some);
    await user.click(box('a'));
    await user.click(button('Clear selection'));
    await waitFor(() => expect(bar()).toBeNull());
    expect(document.activeElement).toBe(page());
    await user.keyboard('j');
    expect(document.activeElement?.getAttribute('href')).toBe(rows()[0]);
  });

  it('leaves the focus to what was done, just before its Undo, once "Archive" has taken the bar away', async () => {
    const { user } = show(some);
    await user.click(box('a'));
    await user.click(button('Archive'));
    await waitFor(() => expect(bar()).toBeNull());
    await user.tab();
    expect(document.activeElement).toBe(button('Undo'));
    await user.keyboard('j');
    expect(document.activeElement?.getAttribute('href')).toBe(rows()[0]);
  });

  it('leaves the focus where it is when something else took the bar away', async () => {
    const { user } = show(some);
    await user.click(box('a'));
    await user.type(screen.getByRole('searchbox'), 'x');
    await waitFor(() => expect(bar()).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });

  it('that is selected while others are archived stays selected', async () => {
    const end = Promise.withResolvers<void>();
    const { user, bulk } = show(some);
    bulk.archive.mockReturnValue(end.promise);
    await user.click(box('a'));
    await user.click(button('Archive'));
    await user.click(box('c'));
    end.resolve();
    await waitFor(() => expect(status(/^1 checkout archived\.$/)).toBe(true));
    expect(textOf(bar())).toMatch(/^1 selected/);
    expect((box('c') as HTMLInputElement).checked).toBe(true);
  });
});

describe('the keys of the page', () => {
  it('select a row and let it go', async () => {
    const { user } = show(some);
    await user.keyboard('jjx');
    expect(textOf(bar())).toMatch(/^1 selected/);
    expect((box('b') as HTMLInputElement).checked).toBe(true);
    await user.keyboard('x');
    expect(bar()).toBeNull();
  });

  it('are shown by ?, and rest until that is closed', async () => {
    const { user } = show(some);
    await user.keyboard('?');
    const keys = screen.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await user.keyboard('/');
    expect(document.activeElement).not.toBe(screen.getByRole('searchbox', { hidden: true }));
    await user.click(within(keys).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.keyboard('/');
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });
});

describe('an export', () => {
  const dialog = () => screen.findByRole('dialog', { name: 'Export checkouts' });
  const radio = (name: RegExp) => screen.getByRole('radio', { name });

  it('opens with the exact number, however many are shown and counted', async () => {
    const { user, bulk } = show(some, { matching: 1000 });
    bulk.all.mockResolvedValue(Array.from({ length: 12_345 }, (_, i) => `id-${i}`));
    await user.click(button('Export…'));
    expect(textOf(await dialog())).toContain('As listed (12,345)');
    expect(screen.queryByRole('radio', { name: /^Selected/ })).toBeNull();
  });

  it.each([
    ['the list', /^As listed \(5\)/, ['a', 'b', 'c', 'd', 'e']],
    ['what is selected', /^Selected \(2\)/, ['a', 'c']],
    ['all', /^All, /, null],
  ])('makes a file of %s', async (_what, choice, ids) => {
    const files = startDownloads();
    const { user, makeFile } = show(some);
    await user.click(box('a'));
    await user.click(box('c'));
    await user.click(within(bar() as HTMLElement).getByRole('button', { name: 'Export…' }));
    await dialog();
    await user.click(radio(choice));
    await user.click(button('Export file'));
    await waitFor(() => expect(files).toHaveLength(1));
    expect(makeFile.mock.calls.map(([given]) => given)).toEqual([
      { kind: 'xlsx', bom: false, ids, under: null, columns: exportColumns(DEFAULT_COLUMNS) },
    ]);
  });

  it('can be closed and opened again', async () => {
    const { user } = show(some);
    await user.click(button('Export…'));
    await user.click(within(await dialog()).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(page()).toBeDefined();
    await user.click(button('Export…'));
    expect(await dialog()).toBeDefined();
  });
});
