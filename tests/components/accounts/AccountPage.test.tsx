import { render, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { AccountPage } from '../../../components/accounts/AccountPage';
import type { Account } from '../../../lib/accounts/account';
import { shops } from '../support/stage';

const [FIRST, SECOND] = shops(2) as [Account, Account];

function show(edited: Account | null, accounts: Account[]) {
  const page = (now: Account | null) => (
    <AccountPage
      account={now}
      accounts={accounts}
      test={async () => ({ ok: true, coins: [] })}
      save={async () => ({})}
      grant={() => {}}
    />
  );
  const { rerender } = render(page(edited));
  return { turnTo: (next: Account | null) => rerender(page(next)) };
}

const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
const label = () => screen.getByLabelText<HTMLInputElement>('Account name').value;
const takes = () => screen.queryByText(/You need a crypto widget ID and an API token/);
const back = () => screen.queryByRole('link', { name: 'Back to settings' });

describe('the page of an account', () => {
  it('asks for the first one and says what it takes', () => {
    show(null, []);
    expect(heading()).toBe('Add your Inqud account');
    expect(takes()).not.toBeNull();
    expect(label()).toBe('');
    expect(back()).toBeNull();
  });

  it('asks for another one and leads back', () => {
    show(null, [FIRST]);
    expect(heading()).toBe('Add account');
    expect(takes()).not.toBeNull();
    expect(back()?.getAttribute('href')).toBe('#/settings');
  });

  it('shows one that is saved, to be edited', () => {
    show(SECOND, [FIRST, SECOND]);
    expect(heading()).toBe('Edit account');
    expect(label()).toBe('Shop 2');
    expect(takes()).toBeNull();
  });

  it('fills the form anew for another account', () => {
    const { turnTo } = show(FIRST, [FIRST, SECOND]);
    turnTo(SECOND);
    expect(label()).toBe('Shop 2');
    turnTo(null);
    expect(label()).toBe('');
  });
});
