import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Obstacles } from '../../components/Obstacles';
import type { Account } from '../../lib/accounts/account';
import { account, NOW } from '../unit/examples';

function show(options: { account?: Account | null; online?: boolean; allowed?: boolean | null } = {}) {
  const grant = vi.fn();
  const onSettings = vi.fn();
  render(<Obstacles account={account()} online allowed {...options} grant={grant} onSettings={onSettings} />);
  return { user: userEvent.setup(), grant, onSettings };
}

const alerts = () => screen.queryAllByRole('alert').map((alert) => alert.textContent);
const PAUSED = account({ paused: { at: NOW, error: { kind: 'refused', status: 401, messages: [] } } });

describe('what keeps the desk from asking Inqud', () => {
  it.each([{}, { account: null }, { allowed: null }])('is nothing with %j', (options) => {
    show(options);
    expect(alerts()).toEqual([]);
  });

  it('is a computer that is offline', () => {
    show({ online: false });
    expect(alerts()).toEqual([
      'This computer is offline. Statuses are as last seen; they refresh by themselves later.',
    ]);
  });

  it('is a missing permission, which a button asks for', async () => {
    const { user, grant } = show({ allowed: false });
    expect(alerts()[0]).toContain('The browser does not let Checkout Desk reach Inqud.');
    await user.click(screen.getByRole('button', { name: 'Allow access to Inqud' }));
    expect(grant).toHaveBeenCalledTimes(1);
  });

  it('is a paused account, which is corrected in the settings', async () => {
    const { user, onSettings } = show({ account: PAUSED });
    expect(alerts()[0]).toContain(
      'Inqud refused the API token. Its checkouts are not refreshed until this is corrected.',
    );
    await user.click(screen.getByRole('button', { name: 'Open settings' }));
    expect(onSettings).toHaveBeenCalledTimes(1);
  });

  it('is told each by itself when there are several', () => {
    show({ account: PAUSED, online: false, allowed: false });
    expect(alerts().length).toBe(3);
  });
});
