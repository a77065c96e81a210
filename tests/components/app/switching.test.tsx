import { screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { currentAccount, deskShows } from '../../../lib/accounts/settings';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import { NOW } from '../../unit/support/examples';
import { isCurrent, oneOfEach, ordersIn, startBrowser, startShops } from '../support/pages';
import { shops, textOf } from '../support/stage';

beforeEach(() => fakeBrowser.reset());

const account = (name: string) => screen.findByRole('button', { name });

describe('another account in the popup', () => {
  it('is one click away, and the newest checkouts are its own', async () => {
    const { user, openPopup } = await startShops();
    openPopup();
    await isCurrent('Shop 1');
    await waitFor(() => expect(ordersIn('Recent checkouts')).toEqual(['#1']));
    await user.click(await account('Shop 2'));
    await isCurrent('Shop 2');
    await waitFor(() => expect(ordersIn('Recent checkouts')).toEqual(['#2']));
  });

  it('is remembered for the next time, for the desk too', async () => {
    const { user, openPopup } = await startShops();
    openPopup();
    await user.click(await account('Shop 3'));
    await waitFor(async () => expect(await readSetting(currentAccount)).toBe('shop-3'));
  });

  it('that was chosen before is the current one at once', async () => {
    const { openPopup } = await startBrowser({ accounts: shops(3), chosen: 'shop-3' });
    openPopup();
    await isCurrent('Shop 3');
  });

  it('that was chosen and removed since gives way to the first one, and is offered no more', async () => {
    const accounts = shops(3, (place) => (place === 2 ? { removed: { at: NOW, withHistory: false } } : {}));
    const { openPopup } = await startBrowser({ accounts, chosen: 'shop-3' });
    openPopup();
    await isCurrent('Shop 1');
    expect(screen.queryByRole('button', { name: 'Shop 3' })).toBeNull();
  });

  it('is chosen from a list when there are more than four', async () => {
    const { user, openPopup } = await startShops(5);
    openPopup();
    const select = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Account' });
    await user.selectOptions(select, 'Shop 5');
    await waitFor(() => expect(ordersIn('Recent checkouts')).toEqual(['#5']));
    expect(await readSetting(currentAccount)).toBe('shop-5');
  });

  it('is the one that the next checkout is made for', async () => {
    const { user, background, openPopup } = await startShops();
    openPopup();
    await user.click(await account('Shop 2'));
    await isCurrent('Shop 2');
    await user.type(await screen.findByLabelText('Order ID'), 'A-17');
    await user.type(screen.getByLabelText('Amount'), '25{Enter}');
    await waitFor(() => expect(background.payloads('createCheckout')).toMatchObject([{ accountId: 'shop-2' }]));
  });

  it('takes over what is typed', async () => {
    const { user, openPopup } = await startShops();
    openPopup();
    await user.type(await screen.findByLabelText('Order ID'), 'A-17');
    await user.click(await account('Shop 2'));
    await isCurrent('Shop 2');
    expect(screen.getByLabelText<HTMLInputElement>('Order ID').value).toBe('A-17');
  });

  // Else it would be answered with the link of the account that the same form was sent for before.
  it('makes another attempt of a form that was sent for the first one and has no answer yet', async () => {
    const never = new Promise<never>(() => {});
    const { user, background, openPopup } = await startBrowser({
      accounts: shops(2),
      answers: { createCheckout: () => never },
    });
    const { unmount } = openPopup();
    await user.type(await screen.findByLabelText('Order ID'), 'A-17');
    await user.type(screen.getByLabelText('Amount'), '25{Enter}');
    await screen.findByRole('button', { name: 'Creating…' });
    unmount();
    openPopup();
    await user.click(await account('Shop 2'));
    await isCurrent('Shop 2');
    await user.type(await screen.findByLabelText('Order ID'), '{Enter}');
    await waitFor(() => expect(background.payloads('createCheckout').length).toBe(2));
    const [first, second] = background.payloads('createCheckout');
    expect([first?.accountId, second?.accountId]).toEqual(['shop-1', 'shop-2']);
    expect(second?.attemptId).not.toBe(first?.attemptId);
  });

  // Both pages hold the form as it was typed, before either of them sent it.
  it('makes another attempt of a form that another page sends for the first one meanwhile', async () => {
    const never = new Promise<never>(() => {});
    const { user, background, openPopup } = await startBrowser({
      accounts: shops(2),
      answers: { createCheckout: () => never },
    });
    const first = within(openPopup().container as HTMLElement);
    await user.type(await first.findByLabelText('Order ID'), 'A-17');
    await user.type(first.getByLabelText('Amount'), '25');
    const second = within(openPopup().container as HTMLElement);
    await second.findByDisplayValue('A-17');
    await user.type(first.getByLabelText('Amount'), '{Enter}');
    await first.findByRole('button', { name: 'Creating…' });
    await user.click(await second.findByRole('button', { name: 'Shop 2' }));
    await second.findByRole('button', { name: 'Shop 2', pressed: true });
    await user.type(second.getByLabelText('Amount'), '{Enter}');
    await waitFor(() => expect(background.payloads('createCheckout').length).toBe(2));
    const [one, other] = background.payloads('createCheckout');
    expect([one?.accountId, other?.accountId]).toEqual(['shop-1', 'shop-2']);
    expect(other?.attemptId).not.toBe(one?.attemptId);
  });

  it('is offered only when there is one', async () => {
    const { openPopup } = await startShops(1);
    openPopup();
    expect(await screen.findByRole('heading', { level: 1, name: 'Shop 1' })).toBeDefined();
    expect(screen.queryByRole('group', { name: 'Account' })).toBeNull();
    expect(screen.queryByRole('combobox', { name: 'Account' })).toBeNull();
  });
});

describe('the accounts of the desk', () => {
  it('are shown all at first, each row with its own', async () => {
    const { openDesk } = await startShops();
    openDesk('#/checkouts');
    await isCurrent('All accounts');
    const rows = (await screen.findAllByRole('link', { name: /^#/ })).map(textOf);
    expect(rows.map((row) => /#\d.*?Shop \d/.exec(row)?.[0])).toEqual(['#1 Shop 1', '#2 Shop 2', '#3 Shop 3']);
  });

  it('are shown one by one, and all again, as it was the last time', async () => {
    const { user, openDesk } = await startShops();
    openDesk('#/checkouts');
    await user.click(await account('Shop 2'));
    await waitFor(() => expect(ordersIn('Checkouts')).toEqual(['#2']));
    expect(await readSetting(deskShows)).toBe('current');
    expect(await readSetting(currentAccount)).toBe('shop-2');
    await user.click(await account('All accounts'));
    await waitFor(() => expect(ordersIn('Checkouts')).toEqual(['#1', '#2', '#3']));
    expect(await readSetting(deskShows)).toBe('all');
  });

  it('lead from the settings to their checkouts', async () => {
    const { user, openDesk } = await startShops();
    openDesk('#/settings');
    await user.click(await account('Shop 2'));
    await waitFor(() => expect(location.hash).toBe('#/checkouts'));
    await waitFor(() => expect(ordersIn('Checkouts')).toEqual(['#2']));
  });

  it('are not offered while there is only one, whose checkouts and the removed ones’ are shown', async () => {
    await writeSetting(deskShows, 'current');
    const accounts = shops(2, (place) => (place === 1 ? { removed: { at: NOW, withHistory: false } } : {}));
    const { openDesk } = await startBrowser({ accounts, checkouts: oneOfEach(2) });
    openDesk('#/checkouts');
    await screen.findByRole('region', { name: 'Checkouts' });
    await waitFor(() => expect(ordersIn('Checkouts')).toEqual(['#1', '#2']));
    expect(screen.queryByRole('group', { name: 'Account' })).toBeNull();
  });
});

describe('a removed account', () => {
  const removed = { at: NOW, withHistory: false };

  it('is named at the checkouts that it left, as removed at each one’s page', async () => {
    const accounts = shops(2, (place) => (place === 1 ? { removed } : {}));
    const { openDesk } = await startBrowser({ accounts, checkouts: oneOfEach(2) });
    openDesk('#/checkouts/of-2');
    expect(await screen.findByRole('link', { name: /#2 Shop 2/ })).toBeDefined();
    expect(textOf(await screen.findByRole('article', { name: '#2' }))).toContain('Shop 2 (removed)');
  });

  it('that was the last one leaves its checkouts to be seen in the desk', async () => {
    const { openDesk } = await startBrowser({ accounts: shops(1, () => ({ removed })), checkouts: oneOfEach(1) });
    openDesk('#/checkouts/of-1');
    expect(await screen.findByRole('article', { name: '#1' })).toBeDefined();
  });
});
