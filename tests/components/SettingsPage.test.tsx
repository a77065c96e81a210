import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { SettingsPage } from '../../components/SettingsPage';
import type { Account } from '../../lib/accounts/account';
import { account } from '../unit/examples';

function show(saved: Account | null, allowed: boolean | null) {
  const grant = vi.fn();
  const page = (now: Account | null) => (
    <SettingsPage
      account={now}
      allowed={allowed}
      grant={grant}
      test={async () => ({ ok: true, coins: [] })}
      save={async () => {}}
    />
  );
  const { rerender } = render(page(saved));
  return { user: userEvent.setup(), grant, turnTo: (next: Account) => rerender(page(next)) };
}

const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
const label = () => screen.getByLabelText<HTMLInputElement>('Account name').value;

describe('the settings', () => {
  it('ask for an account when there is none, and say what it takes', () => {
    show(null, true);
    expect(heading()).toBe('Add your Inqud account');
    expect(screen.getByText(/You need the ID of a crypto widget, and an API token/)).toBeDefined();
    expect(label()).toBe('');
  });

  it('show the account that is saved', () => {
    show(account({ label: 'Shop A' }), true);
    expect(heading()).toBe('Account');
    expect(label()).toBe('Shop A');
    expect(screen.queryByText(/You need the ID/)).toBeNull();
  });

  it('fill the form anew for another account', () => {
    const { turnTo } = show(null, true);
    turnTo(account({ label: 'Shop B' }));
    expect(label()).toBe('Shop B');
  });

  it('name the two sites and say that the browser allows both', () => {
    show(account(), true);
    expect(screen.getByText(/api\.inqud\.com.*paycrypto\.inqud\.com/)).toBeDefined();
    expect(screen.getByText('The browser allows both.')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Allow access to Inqud' })).toBeNull();
  });

  it('offer to allow them when the browser does not', async () => {
    const { user, grant } = show(account(), false);
    expect(screen.queryByText('The browser allows both.')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Allow access to Inqud' }));
    expect(grant).toHaveBeenCalledTimes(1);
  });

  it('claim nothing while that is not known', () => {
    show(account(), null);
    expect(screen.queryByText('The browser allows both.')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Allow access to Inqud' })).toBeNull();
  });
});
