import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SettingsPage } from '../../components/SettingsPage';
import type { Account } from '../../lib/accounts/account';
import type { LockState } from '../../lib/settings';
import { account, NOW } from '../unit/examples';
import { clockAt, shops, startBackground, startManifest, startPermissions } from './stage';

beforeEach(() => fakeBrowser.reset());

function show(accounts: Account[], allowed: boolean | null = true, lock: LockState = { is: 'off' }) {
  startBackground();
  startPermissions(allowed === true);
  startManifest();
  const grant = vi.fn();
  const page = (now: Account[]) => (
    <SettingsPage
      accounts={now}
      first={<h1>The first one</h1>}
      monitoring={[]}
      clock={clockAt()}
      lock={lock}
      online
      allowed={allowed}
      grant={grant}
      accountName={() => null}
      restore={async () => ({ outcome: 'refused', why: 'empty' })}
      retention={{
        count: async () => ({ listed: 0, archived: 0 }),
        archive: async () => 0,
        remove: async () => 0,
        saveCopy: async () => {},
      }}
    />
  );
  const { rerender } = render(page(accounts));
  return { user: userEvent.setup(), grant, turnTo: (next: Account[]) => rerender(page(next)) };
}

const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
const sections = async () => {
  // What is told by notifications has to be read first.
  await screen.findByRole('heading', { name: 'Notifications' });
  return screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
};
const LAST = [
  'Notifications',
  'What the browser allows',
  'Old checkouts',
  'What is kept and what is sent',
  'Diagnostics',
];
const ALL = ['Accounts', 'Passphrase and lock', 'Monitoring', ...LAST];

describe('the settings', () => {
  it('ask for the first account when there is none, above all else, and watch nothing', async () => {
    show([]);
    expect(heading()).toBe('The first one');
    expect(await sections()).toEqual(['Passphrase and lock', ...LAST]);
  });

  it('show the accounts when there are some, and all else', async () => {
    show(shops(2));
    expect(heading()).toBe('Settings');
    expect(await sections()).toEqual(ALL);
    expect(screen.queryByText('The first one')).toBeNull();
  });

  it('show the first account as soon as it is saved', () => {
    const { turnTo } = show([]);
    turnTo([account({ label: 'Shop A' })]);
    expect(heading()).toBe('Settings');
    expect(screen.getAllByText('Shop A').length).toBeGreaterThan(0);
  });

  it('offer to allow the sites when the browser does not', async () => {
    const { user, grant } = show([account()], false);
    await user.click(screen.getByRole('button', { name: 'Allow access to Inqud' }));
    expect(grant).toHaveBeenCalledTimes(1);
  });

  it('claim nothing about the sites while that is not known', () => {
    show([account()], null);
    expect(screen.queryByRole('button', { name: 'Allow access to Inqud' })).toBeNull();
    expect(screen.queryByText('The browser allows all of this.')).toBeNull();
  });

  it.each<LockState>([{ is: 'off' }, { is: 'unlocked' }, { is: 'locked', since: NOW }])(
    'can be seen while the lock is %j',
    async (lock) => {
      show([account()], true, lock);
      expect(await sections()).toEqual(ALL);
    },
  );
});
