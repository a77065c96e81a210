import { act, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useRef } from 'preact/hooks';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { useListKeys } from '../../../components/shortcuts/useListKeys';
import { letterKeys } from '../../../lib/navigation/settings';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import { pressIn } from '../support/inputMethod';

beforeEach(() => fakeBrowser.reset());

type Options = {
  active: boolean;
  rows: string[];
  dialog: boolean;
  open: string;
  isCurrent: boolean;
  coming: boolean;
  more: boolean;
  less: boolean;
};

/** A page with a search, a few rows and what else can have the focus. */
function show(options: Partial<Options> = {}) {
  const onSelect = vi.fn();
  const onHelp = vi.fn();
  const onClose = vi.fn();
  const onMore = vi.fn();
  const onLess = vi.fn();
  function Page({ options }: { options: Partial<Options> }) {
    const search = useRef<HTMLInputElement>(null);
    const { isCurrent = true, coming = false, more = false, less = false } = options;
    useListKeys({
      active: options.active ?? true,
      search,
      isCurrent,
      coming,
      onMore: more ? onMore : null,
      onLess: less ? onLess : null,
      onSelect,
      onHelp,
      onClose,
    });
    return (
      <>
        <input type="search" ref={search} />
        <textarea />
        <select />
        <button type="button">Export</button>
        {(options.rows ?? ['a', 'b', 'c']).map((id) => (
          <div key={id}>
            <input type="checkbox" aria-label={`Select ${id}`} />
            <a href={`#/checkouts/${id}`} data-row={id} aria-current={id === options.open}>
              {id}
            </a>
          </div>
        ))}
        <section class="desk-side" tabIndex={-1} />
        <dialog open={options.dialog ?? false}>
          <button type="button">Close</button>
        </dialog>
      </>
    );
  }
  const { rerender } = render(<Page options={options} />);
  const then = (next: Partial<Options>) => rerender(<Page options={{ ...options, ...next }} />);
  return { user: userEvent.setup(), onSelect, onHelp, onClose, onMore, onLess, then };
}

const search = () => screen.getByRole('searchbox');
const row = (id: string) => screen.getByRole('link', { name: id });
const focused = () => document.activeElement;

describe('the keys of the list', () => {
  it.each(['j', 'k'])('%s goes to the first row from elsewhere', async (key) => {
    const { user } = show();
    await user.keyboard('j');
    expect(focused()).toBe(row('a'));
    row('a').blur();
    screen.getByRole('button', { name: 'Export' }).focus();
    await user.keyboard(key);
    expect(focused()).toBe(row('a'));
  });

  it.each([
    ['j', 'k'],
    ['{ArrowDown}', '{ArrowUp}'],
  ])('%s goes down and %s up, as far as the ends', async (down, up) => {
    const { user } = show();
    row('a').focus();
    for (const id of ['b', 'c', 'c']) {
      await user.keyboard(down);
      expect(focused()).toBe(row(id));
    }
    for (const id of ['b', 'a', 'a']) {
      await user.keyboard(up);
      expect(focused()).toBe(row(id));
    }
  });

  it('Escape closes what is open beside the list, but not while a field has the focus', async () => {
    const { user, onClose } = show();
    search().focus();
    await user.keyboard('{Escape}');
    expect(onClose).not.toHaveBeenCalled();
    row('a').focus();
    await user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('Escape is left to what has taken it nearer to the keys', async () => {
    const { user, onClose } = show();
    const take = (event: Event) => event.preventDefault();
    document.addEventListener('keydown', take);
    await user.keyboard('{Escape}');
    document.removeEventListener('keydown', take);
    expect(onClose).not.toHaveBeenCalled();
    await user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('go on from a row whose box has the focus', async () => {
    const { user, onSelect } = show();
    screen.getByRole('checkbox', { name: 'Select b' }).focus();
    await user.keyboard('x');
    expect(onSelect.mock.calls).toEqual([['b']]);
    await user.keyboard('j');
    expect(focused()).toBe(row('c'));
  });

  it('x selects the row, and nothing where there is none', async () => {
    const { user, onSelect } = show();
    await user.keyboard('x');
    expect(onSelect).not.toHaveBeenCalled();
    row('b').focus();
    await user.keyboard('x');
    expect(onSelect.mock.calls).toEqual([['b']]);
  });

  it('/ goes to the search, and is not typed into it', async () => {
    const { user } = show();
    row('b').focus();
    await user.keyboard('/');
    expect(focused()).toBe(search());
    expect((search() as HTMLInputElement).value).toBe('');
  });

  it('? shows all keys', async () => {
    const { user, onHelp } = show();
    await user.keyboard('?');
    expect(onHelp).toHaveBeenCalledTimes(1);
  });

  it('Enter is left to the link', async () => {
    const { user } = show();
    location.hash = '';
    row('b').focus();
    expect(fireEvent.keyDown(row('b'), { key: 'Enter' })).toBe(true);
    await user.keyboard('{Enter}');
    expect(location.hash).toBe('#/checkouts/b');
  });

  it('Enter on the row that is open goes to what is open', async () => {
    const { user } = show({ open: 'b' });
    row('b').focus();
    await user.keyboard('{Enter}');
    expect(focused()?.className).toBe('desk-side');
    screen.getByRole('checkbox', { name: 'Select b' }).focus();
    await user.keyboard('{Enter}');
    expect(focused()?.className).toBe('');
  });

  it('the arrow down goes from the search into the list', async () => {
    const { user } = show();
    search().focus();
    await user.keyboard('{ArrowDown}');
    expect(focused()).toBe(row('a'));
  });

  it('the arrow down waits in the search for the rows of what is typed there', async () => {
    const { user, then } = show({ isCurrent: false });
    search().focus();
    await user.keyboard('{ArrowDown}');
    expect(focused()).toBe(search());
    then({ isCurrent: true, rows: ['x', 'y'] });
    expect(focused()).toBe(row('x'));
  });

  it('the arrow down, pressed again meanwhile, goes on by as many rows, not past the last one', async () => {
    const { user, then } = show({ isCurrent: false });
    search().focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    then({ isCurrent: true, rows: ['x', 'y', 'z'] });
    expect([focused(), location.hash]).toEqual([row('y'), '#/checkouts/y']);
    then({ isCurrent: false });
    search().focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    then({ isCurrent: true, rows: ['x', 'y'] });
    expect(focused()).toBe(row('y'));
  });

  it('the arrow down waits no longer once an input method composes, which keeps the field', async () => {
    const { user, then } = show({ isCurrent: false });
    search().focus();
    await user.keyboard('{ArrowDown}');
    pressIn(search(), { key: 'ArrowDown' }, { isComposing: true });
    then({ isCurrent: true, rows: ['x', 'y'] });
    expect(focused()).toBe(search());
  });

  it('Enter after it opens the first of these, and any other key calls it off', async () => {
    const { user, then } = show({ isCurrent: false });
    search().focus();
    await user.keyboard('{ArrowDown}{Enter}');
    then({ isCurrent: true, rows: ['x'] });
    expect([focused(), location.hash]).toEqual([row('x'), '#/checkouts/x']);
    then({ isCurrent: false, rows: ['x'] });
    search().focus();
    await user.keyboard('{ArrowDown}{Enter}z');
    then({ isCurrent: true, rows: ['y'] });
    expect([focused(), location.hash]).toEqual([search(), '#/checkouts/x']);
  });

  it.each([
    ['j', 'c', { more: true }, ['b', 'c', 'd'], 'd'],
    ['{ArrowUp}', 'a', { less: true }, ['z', 'a', 'b'], 'z'],
  ])(
    '%s at the end of what is shown asks for more rows, and goes on when they are there',
    async (key, from, has, rows, to) => {
      const page = show(has);
      row(from).focus();
      await page.user.keyboard(key);
      expect([page.onMore.mock.calls.length, page.onLess.mock.calls.length]).toEqual(from === 'c' ? [1, 0] : [0, 1]);
      page.then({ coming: true });
      expect(focused()).toBe(row(from));
      page.then({ rows, coming: false });
      expect(focused()).toBe(row(to));
    },
  );

  it('go on by as many rows as they were pressed, not past the last one', async () => {
    const page = show({ coming: true });
    row('c').focus();
    await page.user.keyboard('jj{ArrowDown}');
    page.then({ rows: ['b', 'c', 'd', 'e', 'f', 'g'], coming: false });
    expect(focused()).toBe(row('f'));
    page.then({ rows: ['e', 'f'], coming: true });
    await page.user.keyboard('jjj');
    page.then({ rows: ['e', 'f', 'g'], coming: false });
    expect(focused()).toBe(row('g'));
  });

  it('go on with a part of the rows, and with the rest when that is there', async () => {
    const page = show({ coming: true, more: true });
    row('c').focus();
    await page.user.keyboard('jjj');
    page.then({ rows: ['b', 'c', 'd', 'e'], coming: true });
    expect(focused()).toBe(row('e'));
    await page.user.keyboard('jjk');
    page.then({ rows: ['b', 'c', 'd', 'e', 'f'], coming: false, more: true });
    expect([focused(), page.onMore.mock.calls.length]).toEqual([row('f'), 1]);
    page.then({ rows: ['e', 'f', 'g', 'h'], coming: false });
    expect(focused()).toBe(row('g'));
  });

  it('go on to rows that are on their way already, unless the focus has gone elsewhere', async () => {
    const page = show({ coming: true });
    row('c').focus();
    await page.user.keyboard('j');
    search().focus();
    page.then({ rows: ['c', 'd'], coming: false });
    expect(focused()).toBe(search());
  });

  it('stay at the last of all rows, also when another one comes later', async () => {
    const page = show();
    row('c').focus();
    await page.user.keyboard('j');
    page.then({ rows: ['b', 'c', 'd'] });
    expect(focused()).toBe(row('c'));
  });

  it('the arrows scroll the page where the focus is elsewhere', () => {
    show();
    for (const key of ['ArrowDown', 'ArrowUp']) expect(fireEvent.keyDown(document.body, { key })).toBe(true);
    expect(focused()).toBe(document.body);
  });

  it('do nothing without rows', async () => {
    const { user } = show({ rows: [] });
    await user.keyboard('jkx');
    expect(focused()).toBe(document.body);
  });

  it.each(['searchbox', 'textbox', 'combobox'] as const)('are typed where something is typed: %s', async (role) => {
    const { user, onHelp, onSelect } = show();
    screen.getByRole(role).focus();
    await user.keyboard('jkx/?');
    expect(focused()).toBe(screen.getByRole(role));
    expect([onHelp.mock.calls, onSelect.mock.calls]).toEqual([[], []]);
    if (role !== 'combobox') expect((focused() as HTMLInputElement).value).toBe('jkx/?');
  });

  it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }])('are no keys of ours with %j', (keys) => {
    const { onHelp, onSelect } = show();
    row('b').focus();
    for (const key of ['j', 'x', '/', '?', 'ArrowDown']) {
      expect(fireEvent.keyDown(row('b'), { key, ...keys })).toBe(true);
    }
    expect(focused()).toBe(row('b'));
    expect([onHelp.mock.calls, onSelect.mock.calls]).toEqual([[], []]);
  });

  it('switched off, leave only those that are no single character', async () => {
    await writeSetting(letterKeys, false);
    const { user, onHelp, onSelect, onClose } = show();
    // It is read first.
    await act(async () => void (await readSetting(letterKeys)));
    row('a').focus();
    await user.keyboard('jx/?');
    expect(focused()).toBe(row('a'));
    expect([onHelp.mock.calls, onSelect.mock.calls]).toEqual([[], []]);
    await user.keyboard('{ArrowDown}');
    expect(focused()).toBe(row('b'));
    await user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledTimes(1);
    await act(() => writeSetting(letterKeys, true));
    // The change is heard a moment later. Until then this key does nothing.
    await waitFor(async () => {
      await user.keyboard('j');
      expect(focused()).toBe(row('c'));
    });
  });

  it.each([
    ['while a dialog is open', { dialog: true }],
    ['while they are off', { active: false }],
  ])('rest %s', async (_when, options) => {
    const { user, onHelp } = show(options);
    await user.keyboard('j/?');
    expect(focused()).toBe(document.body);
    expect(onHelp).not.toHaveBeenCalled();
  });
});
