import { signal } from '@preact/signals';
import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import { describe, expect, it, vi } from 'vitest';
import { ColumnsMenu } from '../../../../components/checkouts/list/ColumnsMenu';
import type { TeamShare } from '../../../../lib/app/teamShare';
import type { Column } from '../../../../lib/search/columns';
import { COLUMNS, DEFAULT_COLUMNS } from '../../../../lib/search/columns';
import type { ColumnSets } from '../../../../lib/search/settings';
import type { TeamItems } from '../../../../lib/team/shared/teamItems';
import { textOf } from '../../support/stage';

function show(first: Column[]) {
  const now = { columns: first };
  function Page() {
    const [columns, setColumns] = useState(first);
    now.columns = columns;
    return <ColumnsMenu columns={columns} onChange={setColumns} />;
  }
  render(<Page />);
  return { user: userEvent.setup(), now };
}

const boxes = () => screen.getAllByRole<HTMLInputElement>('checkbox');
const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });
const move = (title: string, way: 'up' | 'down') =>
  screen.getByRole<HTMLButtonElement>('button', { name: `Move “${title}” ${way}` });

describe('the menu of columns', () => {
  it('has every column: those that are shown in their order, then the others', () => {
    show(['status', 'order']);
    const titles = boxes().map((each) => textOf(each.closest('label')));
    expect(titles.slice(0, 3)).toEqual(['Status', 'Order ID', 'Name']);
    expect(titles).toHaveLength(COLUMNS.length);
    expect(boxes().filter(({ checked }) => checked)).toHaveLength(2);
  });

  it('adds one at the end, and takes one away', async () => {
    const { user, now } = show(['status', 'order']);
    await user.click(box('Tags'));
    expect(now.columns).toEqual(['status', 'order', 'tags']);
    await user.click(box('Order ID'));
    expect(now.columns).toEqual(['status', 'tags']);
  });

  it('moves one to either side', async () => {
    const { user, now } = show(['order', 'name', 'status']);
    await user.click(move('Name', 'up'));
    expect(now.columns).toEqual(['name', 'order', 'status']);
    await user.click(move('Order ID', 'down'));
    expect(now.columns).toEqual(['name', 'status', 'order']);
  });

  it('moves none beyond the ends', () => {
    show(['order', 'name', 'status']);
    expect([move('Order ID', 'up').disabled, move('Order ID', 'down').disabled]).toEqual([true, false]);
    expect([move('Status', 'up').disabled, move('Status', 'down').disabled]).toEqual([false, true]);
  });

  it('keeps the last one', async () => {
    const { user, now } = show(['order', 'status']);
    await user.click(box('Order ID'));
    expect(box('Status').disabled).toBe(true);
    await user.click(box('Status'));
    expect(now.columns).toEqual(['status']);
  });

  it('keeps the focus on what was changed, so that Escape closes it', async () => {
    const { user } = show(['order', 'name', 'status']);
    await user.click(screen.getByText('Columns'));
    for (const name of ['Name', 'Tags', 'Tags']) {
      box(name).focus();
      await user.keyboard(' ');
      expect(document.activeElement).toBe(box(name));
    }
    await user.click(move('Status', 'up'));
    expect(document.activeElement).toBe(box('Status'));
    await user.keyboard('{Escape}');
    expect(screen.getByRole<HTMLDetailsElement>('group', { name: '' }).open).toBe(false);
  });

  it('goes back to what it was at first', async () => {
    const { user, now } = show(['note']);
    await user.click(screen.getByRole('button', { name: 'Reset columns' }));
    expect(now.columns).toEqual(DEFAULT_COLUMNS);
  });
});

describe('sets of columns', () => {
  const SHORT: ColumnSets[number] = { name: 'Short', columns: ['order', 'status'] };
  const WIDE: ColumnSets[number] = { name: 'Wide', columns: ['order', 'name', 'status', 'tags'] };
  const theirs = { id: 'wide', value: WIDE, by: 'Anna', changedBy: 'Anna', at: '' };

  function named(first: ColumnSets, items: (typeof theirs)[] | null) {
    const now: { columns: Column[]; sets: ColumnSets } = { columns: ['note'], sets: first };
    const share = {
      items: signal<TeamItems<'columns'> | null>(items && { items, follows: new Set<string>(), ended: new Map() }),
      share: vi.fn<TeamShare<'columns'>['share']>(async () => null),
      unshare: vi.fn<TeamShare<'columns'>['unshare']>(async () => null),
      follow: vi.fn<TeamShare<'columns'>['follow']>(async () => null),
    };
    function Page() {
      const [columns, setColumns] = useState(now.columns);
      const [sets, setSets] = useState(first);
      Object.assign(now, { columns, sets });
      const change = async (next: ColumnSets) => {
        setSets(next);
        return null;
      };
      return <ColumnsMenu columns={columns} onChange={setColumns} sets={sets} team={share} onSets={change} />;
    }
    render(<Page />);
    return { user: userEvent.setup(), now, ...share };
  }
  const button = (name: string | RegExp) => screen.getByRole('button', { name, hidden: true });

  it('are what is shown now, under a name, and are gone back to by it', async () => {
    const { user, now } = named([SHORT], null);
    await user.type(screen.getByLabelText('Name for these columns'), 'Notes{Enter}');
    expect(now.sets).toEqual([SHORT, { name: 'Notes', columns: ['note'] }]);
    expect(button('Notes').getAttribute('aria-pressed')).toBe('true');
    await user.click(button('Short'));
    expect(now.columns).toEqual(SHORT.columns);
    await user.click(button('Remove columns Notes'));
    expect(now.sets).toEqual([SHORT]);
    await user.click(button('Undo'));
    expect(now.sets).toHaveLength(2);
  });

  it('have no switch without a team', () => {
    named([SHORT], null);
    expect(screen.queryByRole('button', { name: /with the team$/, hidden: true })).toBeNull();
  });

  it('are shared by a switch, and those of colleagues are used like one’s own', async () => {
    const { user, now, share, unshare } = named([SHORT], [theirs]);
    await user.click(button('Share Short with the team'));
    expect(share).toHaveBeenCalledWith(expect.any(String), null, SHORT);
    await user.click(button(/^Wide ?Shared by Anna$/));
    expect(now.columns).toEqual(WIDE.columns);
    await user.click(button('Share Wide with the team'));
    expect(unshare).toHaveBeenCalledWith('wide');
    expect(now.sets).toEqual([SHORT, WIDE]);
  });
});
