import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { SortMenu } from '../../../../components/checkouts/list/SortMenu';
import type { Sort } from '../../../../lib/search/order';

function show(sort: Sort) {
  const onSort = vi.fn();
  render(<SortMenu sort={sort} onSort={onSort} />);
  return { user: userEvent.setup(), onSort };
}

const chosen = () =>
  screen
    .getAllByRole<HTMLInputElement>('radio')
    .filter(({ checked }) => checked)
    .map(({ labels }) => labels?.[0]?.textContent);

describe('the order of the list', () => {
  it.each<[Sort, string[]]>([
    [{ by: 'created', down: true }, ['Newest first']],
    [{ by: 'amount', down: false }, ['Lowest amount first']],
    // By a column's head there are orders that the menu does not have.
    [{ by: 'expires', down: true }, []],
  ])('%j is shown as %j', async (sort, words) => {
    const { user } = show(sort);
    await user.click(screen.getByText('Sort'));
    expect(chosen()).toEqual(words);
  });

  it('is chosen, whatever columns there are', async () => {
    const { user, onSort } = show({ by: 'amount', down: true });
    await user.click(screen.getByText('Sort'));
    await user.click(screen.getByRole('radio', { name: 'Newest first' }));
    expect(onSort.mock.calls).toEqual([[{ by: 'created', down: true }]]);
  });
});
