import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import { describe, expect, it } from 'vitest';
import { ColumnsMenu } from '../../../../components/checkouts/list/ColumnsMenu';
import type { Column } from '../../../../lib/search/columns';
import { COLUMNS, DEFAULT_COLUMNS } from '../../../../lib/search/columns';
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
