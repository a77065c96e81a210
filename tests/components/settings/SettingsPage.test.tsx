import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SettingsPage } from '../../../components/settings/SettingsPage';
import type { Account } from '../../../lib/accounts/account';
import type { LockState } from '../../../lib/accounts/settings';
import { account, NOW } from '../../unit/support/examples';
import { COPYING } from '../support/copying';
import { clockAt, shops, startBackground, startManifest, startPermissions } from '../support/stage';

beforeEach(() => fakeBrowser.reset());

function show(accounts: Account[], allowed: boolean | null = true, lock: LockState = { is: 'off' }, section?: string) {
  startBackground();
  startPermissions(allowed === true);
  startManifest();
  const grant = vi.fn();
  const page = (now: Account[]) => (
    <SettingsPage
      section={section}
      accounts={now}
      first={<h1>The first one</h1>}
      team={
        <section aria-labelledby="team-title">
          <h2 id="team-title">Team</h2>
        </section>
      }
      monitoring={[]}
      clock={clockAt()}
      lock={lock}
      online
      allowed={allowed}
      grant={grant}
      copying={COPYING}
      restore={async () => ({ outcome: 'refused', why: 'empty' })}
      retention={{
        count: async () => ({ listed: 0, archived: 0 }),
        countAll: async () => 0,
        archive: async () => 0,
        remove: async () => 0,
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
  'Team',
  'Keys',
  'From any page',
  'Messages to customers',
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

  it('begin with links to their sections, and the one that is chosen is gone on from by keys', async () => {
    show([account()]);
    expect(await sections()).toEqual(ALL);
    const links = within(screen.getByRole('navigation', { name: 'Sections of the settings' })).getAllByRole('link');
    expect(links.map(({ textContent }) => textContent)).toEqual(ALL);
    expect(links[4]?.getAttribute('href')).toBe('#/settings/keys');
  });

  it('without an account link to no section that is not there', async () => {
    show([]);
    const shown = await sections();
    const links = within(screen.getByRole('navigation')).getAllByRole('link');
    expect(links.map(({ textContent }) => textContent)).toEqual(shown);
  });

  it.each(['keys', 'notices', 'diagnostics'])(
    'are opened at %s by its address, also when that has to be read first',
    async (section) => {
      show([account()], true, { is: 'off' }, section);
      await waitFor(() => expect(document.activeElement?.id).toBe(`${section}-title`));
    },
  );

  it('show a section again when its link is used again', async () => {
    const { user } = show([account()], true, { is: 'off' }, 'keys');
    await user.tab();
    await user.click(screen.getByRole('link', { name: 'Keys' }));
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Keys' }));
  });

  it('offer to allow the sites when the browser does not', async () => {
    const { user, grant } = show([account()], false);
    await user.click(screen.getByRole('button', { name: 'Allow access to Inqud' }));
    expect(grant).toHaveBeenCalledTimes(1);
  });

  it('claim nothing about the sites while that is not known', () => {
    show([account()], null);
    expect(screen.queryByRole('button', { name: 'Allow access to Inqud' })).toBeNull();
    expect(screen.queryByText('The browser allows all that Checkout Desk needs.')).toBeNull();
  });

  it.each<LockState>([{ is: 'off' }, { is: 'unlocked' }, { is: 'locked', since: NOW }])(
    'can be seen while the lock is %j',
    async (lock) => {
      show([account()], true, lock);
      expect(await sections()).toEqual(ALL);
    },
  );
});
