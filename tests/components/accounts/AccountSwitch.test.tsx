import { render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { AccountList, AccountRow } from '../../../components/accounts/AccountSwitch';
import { account } from '../../unit/support/examples';
import { MARKUP, shops } from '../support/stage';

function showRow(accounts = shops(3), currentId = 'shop-2') {
  const onChoose = vi.fn<(id: string) => void>();
  render(<AccountRow accounts={accounts} currentId={currentId} onChoose={onChoose} />);
  return { user: userEvent.setup(), onChoose };
}

function showList(all: boolean) {
  const onChoose = vi.fn<(id: string) => void>();
  const onAll = vi.fn();
  render(<AccountList accounts={shops(2)} currentId="shop-2" onChoose={onChoose} all={all} onAll={onAll} />);
  return { user: userEvent.setup(), onChoose, onAll };
}

const group = () => screen.getByRole('group', { name: 'Account' });
const names = () =>
  within(group())
    .getAllByRole('button')
    .map(({ textContent }) => textContent);
const pressed = () => screen.getAllByRole('button', { pressed: true }).map(({ textContent }) => textContent);
const select = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Account' });

describe('the popup’s choice of accounts', () => {
  it('is one button for each of up to four, in their order, the current one pressed', () => {
    showRow(shops(4));
    expect(names()).toEqual(['Shop 1', 'Shop 2', 'Shop 3', 'Shop 4']);
    expect(pressed()).toEqual(['Shop 2']);
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('takes one click', async () => {
    const { user, onChoose } = showRow();
    await user.click(screen.getByRole('button', { name: 'Shop 3' }));
    expect(onChoose.mock.calls).toEqual([['shop-3']]);
  });

  it('is a list to open when there are more than four, with the current one chosen', () => {
    showRow(shops(5));
    expect(
      within(select())
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['Shop 1', 'Shop 2', 'Shop 3', 'Shop 4', 'Shop 5']);
    expect(select().value).toBe('shop-2');
    expect(screen.queryByRole('group')).toBeNull();
  });

  it('is made in that list', async () => {
    const { user, onChoose } = showRow(shops(5));
    await user.selectOptions(select(), 'Shop 5');
    expect(onChoose.mock.calls).toEqual([['shop-5']]);
  });

  it('has a colour for each, whose title is the name', () => {
    showRow(shops(2, () => ({ colour: 'teal' })));
    for (const button of within(group()).getAllByRole('button')) {
      expect(within(button).getByTitle(button.textContent ?? '').dataset.colour).toBe('teal');
    }
  });

  it.each([1, 5])('shows a name full of markup as text: of %d', (count) => {
    const accounts = [account({ id: 'hostile', label: MARKUP }), ...shops(count - 1)];
    showRow(accounts, 'hostile');
    expect(screen.getByText(MARKUP)).toBeDefined();
    expect(document.querySelector('img, b')).toBeNull();
  });
});

describe('the desk’s choice of accounts', () => {
  it('has all of them above each', () => {
    showList(true);
    expect(names()).toEqual(['All accounts', 'Shop 1', 'Shop 2']);
    expect(pressed()).toEqual(['All accounts']);
  });

  it('marks the current one while only its checkouts are shown', () => {
    showList(false);
    expect(pressed()).toEqual(['Shop 2']);
  });

  it('takes one click', async () => {
    const { user, onChoose, onAll } = showList(false);
    await user.click(screen.getByRole('button', { name: 'Shop 1' }));
    expect(onChoose.mock.calls).toEqual([['shop-1']]);
    await user.click(screen.getByRole('button', { name: 'All accounts' }));
    expect(onAll).toHaveBeenCalledTimes(1);
  });
});
