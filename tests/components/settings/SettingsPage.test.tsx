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
const index = () => within(screen.getByRole('navigation', { name: 'Settings pages' }));
const links = () => index().queryAllByRole('link');
const names = () => links().map(({ textContent }) => textContent);
const ALL = [
  'Accounts',
  'General',
  'Security',
  'Notifications',
  'Status checks',
  'Team',
  'Shortcuts',
  'Messages',
  'Permissions',
  'Data and privacy',
  'Diagnostics',
  'Help',
  'What’s new',
  'About',
];

describe('the settings', () => {
  it('ask for the first account when there is none, and watch nothing', () => {
    show([]);
    expect(heading()).toBe('The first one');
    expect(names()).toEqual(ALL.filter((name) => name !== 'Status checks'));
  });

  it('show the accounts when there are some, and a list of the other pages', () => {
    show(shops(2));
    expect(heading()).toBe('Settings');
    expect(names()).toEqual(ALL);
    expect(
      links()
        .filter((link) => link.getAttribute('aria-current') === 'page')
        .map(({ textContent }) => textContent),
    ).toEqual(['Accounts']);
    expect(screen.queryByText('The first one')).toBeNull();
  });

  it('show the first account as soon as it is saved', () => {
    const { turnTo } = show([]);
    turnTo([account({ label: 'Shop A' })]);
    expect(heading()).toBe('Settings');
    expect(screen.getAllByText('Shop A').length).toBeGreaterThan(0);
  });

  it.each<[string, string, string[]]>([
    ['accounts', 'Accounts', ['Accounts']],
    ['general', 'General', ['Language', 'Appearance']],
    ['passphrase', 'Security', ['Passphrase and lock']],
    ['notices', 'Notifications', ['Notifications']],
    ['monitor', 'Status checks', ['Status checks']],
    ['team', 'Team', ['Team']],
    ['keys', 'Shortcuts', ['Keyboard shortcuts', 'Right-click and address bar']],
    ['anywhere', 'Shortcuts', ['Keyboard shortcuts', 'Right-click and address bar']],
    ['messages', 'Messages', ['Messages to customers']],
    ['permissions', 'Permissions', ['Permissions']],
    ['privacy', 'Data and privacy', ['Data retention', 'Privacy']],
    ['retention', 'Data and privacy', ['Data retention', 'Privacy']],
    ['data', 'Data and privacy', ['Data retention', 'Privacy']],
    ['diagnostics', 'Diagnostics', ['Diagnostics']],
    ['help', 'Help', ['Help']],
    ['news', 'What’s new', ['What’s new']],
    ['about', 'About', ['About']],
    ['of an earlier release', 'Accounts', ['Accounts']],
  ])('at %s show the page %s with its sections, gone on from by keys', async (section, page, sections) => {
    show([account()], true, { is: 'off' }, section);
    expect(index().getByRole('link', { current: 'page' }).textContent).toBe(page);
    await waitFor(() =>
      expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual(sections),
    );
    const at = document.getElementById(`${section}-title`) ?? screen.getAllByRole('heading', { level: 2 })[0];
    if (page !== 'Accounts' || section === 'accounts') await waitFor(() => expect(document.activeElement).toBe(at));
  });

  it('show a section again when its link is used again', async () => {
    const { user } = show([account()], true, { is: 'off' }, 'keys');
    await user.tab();
    await user.click(screen.getByRole('link', { name: 'Shortcuts' }));
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Keyboard shortcuts' }));
  });

  it('are searched by what is on their pages, whatever the case and accents', async () => {
    const { user } = show([account()]);
    const search = screen.getByRole('searchbox', { name: 'Search settings' });
    await user.type(search, 'bàckup');
    expect(names()).toEqual(['Privacy']);
    expect(links()[0]?.getAttribute('href')).toBe('#/settings/data');
    await user.clear(search);
    await user.type(search, 'shortcuts SELECTION');
    expect(names()).toEqual(['Right-click and address bar']);
    await user.clear(search);
    await user.type(search, 'xyzzy');
    expect(names()).toEqual([]);
    expect(screen.getByText('No setting matches.')).toBeDefined();
    await user.keyboard('{Escape}');
    expect(names()).toEqual(ALL);
  });

  it('offer to allow the sites when the browser does not', async () => {
    const { user, grant } = show([account()], false, { is: 'off' }, 'permissions');
    await user.click(screen.getByRole('button', { name: 'Allow access to Inqud' }));
    expect(grant).toHaveBeenCalledTimes(1);
  });

  it('claim nothing about the sites while that is not known', () => {
    show([account()], null, { is: 'off' }, 'permissions');
    expect(screen.queryByRole('button', { name: 'Allow access to Inqud' })).toBeNull();
    expect(screen.queryByText('Your browser allows everything Checkout Desk needs.')).toBeNull();
  });

  it.each<LockState>([{ is: 'off' }, { is: 'unlocked' }, { is: 'locked', since: NOW }])(
    'can be seen while the lock is %j',
    (lock) => {
      show([account()], true, lock);
      expect(names()).toEqual(ALL);
    },
  );
});
