import 'fake-indexeddb/auto';
import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { App } from '../../entrypoints/popup/App';
import type { Account } from '../../lib/accounts/account';
import { openAccounts } from '../../lib/accounts/database';
import type { StoredCheckout } from '../../lib/history/database';
import { openHistory } from '../../lib/history/database';
import { account, CHECKOUT_ID, checkout, emptyAccounts, emptyHistory, NOW } from '../unit/examples';
import { pendingCreate, startBackground, startFrames, startPermissions } from './stage';

beforeEach(() => fakeBrowser.reset());

async function open(checkouts: StoredCheckout[] = [], saved: Account[] = [account({ label: 'Shop A' })]) {
  const history = await emptyHistory();
  const accounts = await emptyAccounts();
  await history.checkouts.bulkPut(checkouts);
  await accounts.accounts.bulkPut(saved);
  startPermissions(true);
  const frames = startFrames();
  const background = startBackground({
    createCheckout: async () => ({ outcome: 'created', checkoutId: CHECKOUT_ID, url: 'https://pay.example/' }),
  });
  const close = vi.spyOn(window, 'close').mockReturnValue();
  const user = userEvent.setup();
  const page = (other: Partial<Parameters<typeof App>[0]> = {}) =>
    render(<App history={history} accounts={accounts} {...other} />);
  return { history, accounts, user, background, frames, close, page };
}

const recent = () => screen.getByRole('region', { name: 'Recent checkouts' });
const rows = () =>
  within(recent())
    .queryAllByRole('link')
    .map((row) => row.querySelector('.row-order')?.textContent);
const opened = async () => (await fakeBrowser.tabs.query({})).map(({ url }) => url);
const DESK = 'chrome-extension://test-extension-id/options.html';

describe('the popup at first use', () => {
  it('says what to do, with one button that opens the settings', async () => {
    const { user, close, page } = await open([], []);
    page();
    await user.click(await screen.findByRole('button', { name: 'Add account' }));
    await waitFor(() => expect(close).toHaveBeenCalledTimes(1));
    expect(await opened()).toContain(`${DESK}#/settings`);
    expect(screen.queryByRole('form', { name: 'New checkout' })).toBeNull();
  });

  it('shows the form as soon as there is an account', async () => {
    const { accounts, page } = await open([], []);
    page();
    await screen.findByRole('button', { name: 'Add account' });
    await accounts.accounts.put(account({ label: 'Shop A' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Shop A' })).toBeDefined();
    expect(await screen.findByLabelText('Order ID')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Add account' })).toBeNull();
    expect(screen.getByText('The checkouts that you create appear here.')).toBeDefined();
  });
});

describe('the popup', () => {
  it('shows the five newest checkouts, newest first', async () => {
    const made = Array.from({ length: 7 }, (_, i) => checkout({ id: `c${i}`, orderId: `#${i}`, createdAt: NOW + i }));
    const { page } = await open(made);
    page();
    await waitFor(() => expect(rows()).toEqual(['#6', '#5', '#4', '#3', '#2']));
  });

  it('shows what changes in the database while it changes', async () => {
    const { history, page } = await open([checkout({ id: 'a', orderId: '#1' })]);
    page();
    expect(await within(recent()).findByText('Open')).toBeDefined();
    await history.checkouts.update('a', { status: 'SUCCESS' });
    expect(await within(recent()).findByText('Paid')).toBeDefined();
    await waitFor(() => expect(screen.getByRole('status', { name: 'Changes' }).textContent).toBe('Order #1: Paid.'));
    await history.checkouts.put(checkout({ id: 'b', orderId: '#2', createdAt: NOW + 1 }));
    await waitFor(() => expect(rows()).toEqual(['#2', '#1']));
  });

  it('tells the background what it shows, as soon as it shows it', async () => {
    const { background, page } = await open([checkout({ id: 'a' })]);
    page();
    await waitFor(() => expect(background.payloads('showing')).toEqual([{ checkoutIds: ['a'] }]));
  });

  it('opens a checkout in the desk and closes', async () => {
    const { user, close, page } = await open([checkout({ id: 'a' })]);
    page();
    await waitFor(() => expect(rows().length).toBe(1));
    await user.click(within(recent()).getByRole('link'));
    await waitFor(() => expect(close).toHaveBeenCalledTimes(1));
    expect(await opened()).toContain(`${DESK}#/checkouts/a`);
  });

  it('opens the desk', async () => {
    const { user, close, page } = await open();
    page();
    await user.click(screen.getByRole('button', { name: 'Open the desk' }));
    await waitFor(() => expect(close).toHaveBeenCalledTimes(1));
    expect(await opened()).toContain(`${DESK}#/checkouts`);
  });

  it('sends what a person decides about a create without an answer', async () => {
    const { history, user, background, page } = await open();
    await history.creates.put(pendingCreate());
    page();
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    await user.click(screen.getByRole('button', { name: 'Discard…' }));
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(background.payloads('discardCreate')).toEqual([{ attemptId: 'attempt' }]));
    expect(background.payloads('retryCreate')).toEqual([{ attemptId: 'attempt' }]);
  });
});

describe('the preview of a created checkout', () => {
  it('shows the widget in the place of the form, passes on its status, and goes again', async () => {
    const { history, user, background, frames, page } = await open();
    page();
    await user.type(await screen.findByLabelText('Order ID'), 'A-17');
    await user.type(screen.getByLabelText('Amount'), '25{Enter}');
    await screen.findByRole('heading', { name: 'Link copied' });
    await history.checkouts.put(checkout({ orderId: 'A-17' }));
    await user.keyboard('p');
    expect(await screen.findByRole('heading', { name: 'Order A-17' })).toBeDefined();
    frames.say({ desk: 'status', detail: { id: CHECKOUT_ID, status: 'SUCCESS' } });
    await waitFor(() =>
      expect(background.payloads('widgetReported')).toEqual([{ id: CHECKOUT_ID, status: 'SUCCESS' }]),
    );
    await user.click(screen.getByRole('button', { name: 'Close the preview' }));
    expect(screen.queryByRole('region', { name: 'Payment widget' })).toBeNull();
    expect(screen.getByRole('heading', { name: 'Link copied' })).toBeDefined();
  });
});

describe('a database that cannot be read', () => {
  it.each(['history', 'accounts'] as const)('is told, with what to do: %s', async (name) => {
    const world = await open();
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('The disk is full', 'QuotaExceededError');
    });
    world.page(name === 'history' ? { history: openHistory() } : { accounts: openAccounts() });
    expect((await screen.findByRole('alert')).textContent).toBe(
      'The checkouts could not be read. Close the popup and open it again.',
    );
  });
});
