import { screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { writeSetting } from '../../../lib/storage/settings';
import { unseenUpdate } from '../../../lib/updates/settings';
import { account, NOW, SAMPLE_SECRET, TOKEN_ID, WIDGET_ID } from '../../unit/support/examples';
import { startBrowser } from '../support/pages';
import { shops, textOf } from '../support/stage';

beforeEach(() => fakeBrowser.reset());

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

describe('another account in the desk', () => {
  async function add() {
    const world = await startBrowser({
      answers: {
        saveAccount: async ({ secret: _secret, ...form }) => {
          await world.accounts.accounts.put(account({ ...form, id: 'second', position: 1 }));
          return { ok: true, accountId: 'second' };
        },
      },
    });
    world.openDesk('#/accounts/new');
    await heading('Add account');
    for (const [label, text] of [
      ['Account name', 'Shop B'],
      ['Widget ID', WIDGET_ID],
      ['API token ID', 'TKN-00000000-0000-4000-8000-000000000000'],
      ['Token secret', SAMPLE_SECRET],
    ] as const) {
      await world.user.click(screen.getByLabelText(label));
      await world.user.paste(text);
    }
    await world.user.click(screen.getByRole('button', { name: 'Save account' }));
    return world;
  }

  it('becomes its own page once it is saved', async () => {
    await add();
    expect(await heading('Edit account')).toBeDefined();
    expect(location.hash).toBe('#/accounts/second');
    expect(screen.getByLabelText<HTMLInputElement>('Account name').value).toBe('Shop B');
    expect(screen.getByLabelText<HTMLInputElement>('Token secret').value).toBe('');
  });

  it('is said to be saved', async () => {
    await add();
    await heading('Edit account');
    await new Promise((drawn) => setTimeout(drawn, 100));
    expect(screen.queryByText('Saved.')).not.toBeNull();
  });

  it('is not said to be saved any more when it is opened again later', async () => {
    await add();
    await heading('Edit account');
    location.hash = '#/settings';
    await heading('Settings');
    location.hash = '#/accounts/second';
    await heading('Edit account');
    expect(screen.queryByText('Saved.')).toBeNull();
  });

  it('is never said to be missing while it is added', async () => {
    const said: (string | null)[] = [];
    const watch = new MutationObserver(() => said.push(document.querySelector('h1')?.textContent ?? null));
    watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    await add();
    await heading('Edit account');
    watch.disconnect();
    expect([...new Set(said)].filter((title) => title?.startsWith('No such'))).toEqual([]);
  });

  it('that this browser does not have is not taken for a new one', async () => {
    const { openDesk } = await startBrowser();
    openDesk('#/accounts/removed-long-ago');
    await screen.findByRole('navigation', { name: 'Desk' });
    expect(screen.queryByRole('heading', { level: 1, name: 'Add account' })).toBeNull();
  });

  it('is tested with what is typed, without its name and colour', async () => {
    const { user, background, openDesk } = await startBrowser({
      answers: { testAccount: async () => ({ ok: true, coins: [] }) },
    });
    openDesk('#/accounts/shop');
    await heading('Edit account');
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    await screen.findByText(/^Connected/);
    expect(background.payloads('testAccount')).toEqual([
      { accountId: 'shop', widgetId: WIDGET_ID, tokenId: TOKEN_ID, mode: 'signed', secret: '' },
    ]);
  });
});

describe('the settings of the desk', () => {
  it('show the new order as soon as it is stored', async () => {
    const { accounts, openDesk } = await startBrowser({ accounts: shops(2) });
    openDesk('#/settings');
    const section = within(await screen.findByRole('region', { name: 'Accounts' }));
    const names = () => section.getAllByRole('listitem').map((line) => /Shop \d/.exec(textOf(line))?.[0]);
    expect(names()).toEqual(['Shop 1', 'Shop 2']);
    await accounts.accounts.bulkUpdate([
      { key: 'shop-1', changes: { position: 1 } },
      { key: 'shop-2', changes: { position: 0 } },
    ]);
    await waitFor(() => expect(names()).toEqual(['Shop 2', 'Shop 1']));
  });

  it('lose an account that is removed, and its question with it', async () => {
    const world = await startBrowser({
      accounts: shops(2),
      answers: {
        removeAccount: async ({ accountId, withHistory }) => {
          await world.accounts.accounts.update(accountId, { removed: { at: NOW, withHistory } });
        },
      },
    });
    world.openDesk('#/settings');
    await world.user.click(await screen.findByRole('button', { name: 'Remove Shop 2' }));
    await world.user.click(screen.getByRole('button', { name: 'Remove account' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(screen.queryByText('Shop 2')).toBeNull());
    expect(screen.getAllByText('Shop 1').length).toBeGreaterThan(0);
  });

  it('ask for the first account again after the last one was removed', async () => {
    const { accounts, openDesk } = await startBrowser({ accounts: shops(1) });
    openDesk('#/settings');
    await heading('Settings');
    await accounts.accounts.update('shop-1', { removed: { at: NOW, withHistory: false } });
    expect(await heading('Add your Inqud account')).toBeDefined();
  });
});

describe('help, and what is new', () => {
  it('are in the navigation: help always, what is new after an update until it is read', async () => {
    await writeSetting(unseenUpdate, '9.9.9');
    const { user, openDesk } = await startBrowser({ checkouts: [] });
    openDesk('#/checkouts');
    const nav = within(await screen.findByRole('navigation', { name: 'Desk' }));
    await user.click(await nav.findByRole('link', { name: 'What’s new' }));
    await screen.findByRole('heading', { name: 'What’s new' });
    await waitFor(() => expect(nav.queryByRole('link', { name: 'What’s new' })).toBeNull());
    await user.click(nav.getByRole('link', { name: 'Help' }));
    await screen.findByRole('heading', { name: 'Help' });
    expect(nav.getByRole('link', { current: 'page' }).textContent).toBe('Help');
  });
});
