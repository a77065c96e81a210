import { screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openAccounts } from '../../../lib/accounts/database';
import { openHistory } from '../../../lib/checkouts/database';
import { chosenLanguage } from '../../../lib/language/setting';
import { speak } from '../../../lib/language/speak';
import { readSetting } from '../../../lib/storage/settings';
import { account, CHECKOUT_ID, checkout, NOW } from '../../unit/support/examples';
import { startBrowser } from '../support/pages';
import { pendingCreate, statusChanged } from '../support/stage';

beforeEach(() => fakeBrowser.reset());

const recent = () => screen.getByRole('region', { name: 'Recent checkouts' });
const rows = () =>
  within(recent())
    .queryAllByRole('link')
    .map((row) => row.querySelector('bdi')?.textContent);
const opened = async () => (await fakeBrowser.tabs.query({})).map(({ url }) => url);
const DESK = 'chrome-extension://test-extension-id/options.html';

describe('the popup at first use', () => {
  it('says what to do, with one button that opens the settings', async () => {
    const { user, close, openPopup } = await startBrowser({ accounts: [] });
    openPopup();
    await user.click(await screen.findByRole('button', { name: 'Add account' }));
    await waitFor(() => expect(close).toHaveBeenCalledTimes(1));
    expect(await opened()).toContain(`${DESK}#/settings`);
    expect(screen.queryByRole('form', { name: 'New checkout' })).toBeNull();
  });

  it('shows the form as soon as there is an account', async () => {
    const { accounts, openPopup } = await startBrowser({ accounts: [] });
    openPopup();
    await screen.findByRole('button', { name: 'Add account' });
    await accounts.accounts.put(account({ label: 'Shop A' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Shop A' })).toBeDefined();
    expect(await screen.findByLabelText('Order ID')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Add account' })).toBeNull();
    expect(await screen.findByText('No checkouts yet. Create one and track its payment here.')).toBeDefined();
  });
});

describe('the popup while all is locked', () => {
  afterEach(() => speak('en'));

  it('follows the language that is chosen elsewhere, where it stays open', async () => {
    const { openPopup } = await startBrowser({ checkouts: [], lock: { is: 'locked', since: NOW } });
    openPopup();
    expect(await screen.findByRole('button', { name: 'Unlock' })).toBeDefined();
    expect(screen.getByRole('button', { name: 'Open desk' })).toBeDefined();
    await speak('de', ['first', 'popup']);
    expect(await screen.findByRole('button', { name: 'Entsperren' })).toBeDefined();
    expect(await screen.findByRole('button', { name: 'Desk öffnen' })).toBeDefined();
  });
});

describe('the popup', () => {
  it('shows the seven newest checkouts, newest first', async () => {
    const made = Array.from({ length: 9 }, (_, i) => checkout({ id: `c${i}`, orderId: `#${i}`, createdAt: NOW + i }));
    const { openPopup } = await startBrowser({ checkouts: made });
    openPopup();
    await waitFor(() => expect(rows()).toEqual(['#8', '#7', '#6', '#5', '#4', '#3', '#2']));
  });

  it('shows its first sight at once, whole, and goes on from there', async () => {
    const [first, second] = [account({ id: 'first', label: 'Shop A' }), account({ id: 'second', label: 'Shop B' })];
    const stored = [
      checkout({ id: 'a', accountId: 'second', orderId: '#1', createdAt: NOW }),
      checkout({ id: 'b', accountId: 'first', orderId: '#2', createdAt: NOW + 1 }),
    ];
    const { history, openPopup } = await startBrowser({
      accounts: [first, second],
      checkouts: stored,
      chosen: 'second',
    });
    openPopup({ preloaded: { accounts: [first, second], chosen: 'second', rows: stored.slice(0, 1) } });
    expect(rows()).toEqual(['#1']);
    expect(screen.getByRole('button', { name: 'Shop B', pressed: true })).toBeDefined();
    const seen: unknown[] = [];
    const watch = new MutationObserver(() => seen.push(rows()));
    watch.observe(recent(), { childList: true, subtree: true });
    await screen.findByLabelText('Order ID');
    await history.checkouts.update('a', { status: 'SUCCESS' });
    expect(await within(recent()).findByText('Paid')).toBeDefined();
    watch.disconnect();
    // In between it was never empty, nor another account's.
    expect(new Set(seen.map(String))).toEqual(new Set(['#1']));
  });

  it('shows what changes in the database while it changes', async () => {
    const { history, openPopup } = await startBrowser({ checkouts: [checkout({ id: 'a', orderId: '#1' })] });
    openPopup();
    await waitFor(() => expect(within(recent()).getByText('Open')).toBeDefined());
    await history.checkouts.update('a', { status: 'SUCCESS' });
    expect(await within(recent()).findByText('Paid')).toBeDefined();
    await waitFor(() => expect(screen.getByRole('status', { name: 'Changes' }).textContent).toBe('Order #1: Paid.'));
    await history.checkouts.put(checkout({ id: 'b', orderId: '#2', createdAt: NOW + 1 }));
    await waitFor(() => expect(rows()).toEqual(['#2', '#1']));
  });

  it('tells the background what it shows, as soon as it shows it', async () => {
    const { background, openPopup } = await startBrowser({ checkouts: [checkout({ id: 'a' })] });
    openPopup();
    await waitFor(() => expect(background.payloads('showing')).toEqual([{ checkoutIds: ['a'] }]));
  });

  it('opens a checkout in the desk and closes', async () => {
    const { user, close, openPopup } = await startBrowser({ checkouts: [checkout({ id: 'a' })] });
    openPopup();
    await waitFor(() => expect(rows().length).toBe(1));
    await user.click(within(recent()).getByRole('link'));
    await waitFor(() => expect(close).toHaveBeenCalledTimes(1));
    expect(await opened()).toContain(`${DESK}#/checkouts/a`);
  });

  it('opens the desk', async () => {
    const { user, close, openPopup } = await startBrowser();
    openPopup();
    await user.click(await screen.findByRole('button', { name: 'Open desk' }));
    await waitFor(() => expect(close).toHaveBeenCalledTimes(1));
    expect(await opened()).toContain(`${DESK}#/checkouts`);
  });

  it('sends what a person decides about a create without an answer', async () => {
    const { history, user, background, openPopup } = await startBrowser();
    await history.creates.put(pendingCreate());
    openPopup();
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    await user.click(screen.getByRole('button', { name: 'Discard…' }));
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(background.payloads('discardCreate')).toEqual([{ attemptId: 'attempt' }]));
    expect(background.payloads('retryCreate')).toEqual([{ attemptId: 'attempt', again: false }]);
  });
});

describe('many creates without an answer', () => {
  it('leave room for the list: a few are shown, and the way to the others', async () => {
    const { history, user, close, openPopup } = await startBrowser();
    for (const attemptId of ['1', '2', '3', '4', '5']) await history.creates.put(pendingCreate({ attemptId }));
    openPopup();
    await user.click(await screen.findByRole('link', { name: '2 more orders without an answer' }));
    expect(screen.getAllByRole('button', { name: 'Try again' })).toHaveLength(3);
    await waitFor(() => expect(close).toHaveBeenCalledTimes(1));
    expect(await opened()).toContain(`${DESK}#/attention`);
  });
});

describe('the preview of a created checkout', () => {
  it('shows the widget in the place of the form, passes on its status, and goes again', async () => {
    const { history, user, background, frames, openPopup } = await startBrowser();
    openPopup();
    await user.type(await screen.findByLabelText('Order ID'), 'A-17');
    await user.type(screen.getByLabelText('Amount'), '25{Enter}');
    await screen.findByRole('heading', { name: 'Link copied' });
    await history.checkouts.put(checkout({ orderId: 'A-17' }));
    screen.getByRole('button', { name: /^Preview/ }).focus();
    await user.keyboard('p');
    expect(await screen.findByRole('heading', { name: 'Order A-17' })).toBeDefined();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Close preview' }));
    await screen.findByRole('region', { name: 'Payment widget' });
    frames.say(statusChanged({ id: CHECKOUT_ID, status: 'SUCCESS' }));
    await waitFor(() =>
      expect(background.payloads('reportStatus')).toEqual([{ source: 'widget', id: CHECKOUT_ID, status: 'SUCCESS' }]),
    );
    await user.click(screen.getByRole('button', { name: 'Close preview' }));
    expect(screen.queryByRole('region', { name: 'Payment widget' })).toBeNull();
    expect(screen.getByRole('heading', { name: 'Link copied' })).toBeDefined();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Preview/ }));
  });
});

describe('a database that cannot be read', () => {
  it.each(['history', 'accounts'] as const)('is told, with what to do: %s', async (name) => {
    const world = await startBrowser();
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('The disk is full', 'QuotaExceededError');
    });
    world.openPopup(name === 'history' ? { history: openHistory() } : { accounts: openAccounts() });
    expect((await screen.findByRole('alert')).textContent).toBe('Couldn’t load checkouts. Open the desk for details.');
  });

  it('does not send a person who has accounts to connect one', async () => {
    const world = await startBrowser();
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('The disk is full', 'QuotaExceededError');
    });
    world.openPopup({ accounts: openAccounts() });
    await screen.findByText(/Couldn’t load checkouts/);
    expect(screen.queryByRole('button', { name: 'Add account' })).toBeNull();
  });
});

describe('the language', () => {
  it('is chosen in the popup, each by its own name, also before there is an account', async () => {
    const { user, openPopup } = await startBrowser({ accounts: [] });
    openPopup();
    const menu = await screen.findByRole('group', { name: 'Language', hidden: true });
    const choice = (name: string | RegExp) => within(menu).getByRole('button', { name, hidden: true });
    const pressed = (name: string | RegExp) => choice(name).getAttribute('aria-pressed');
    await waitFor(() => expect(pressed('Same as the browser (English)')).toBe('true'));
    await user.click(choice('Українська'));
    await waitFor(async () => expect(await readSetting(chosenLanguage)).toBe('uk'));
    await waitFor(() => expect(pressed('Українська')).toBe('true'));
    expect(choice('العربية').lang).toBe('ar');
    await user.click(choice(/^Same as the browser/));
    await waitFor(async () => expect(await readSetting(chosenLanguage)).toBeNull());
  });
});
