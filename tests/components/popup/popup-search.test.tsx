import { screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { LockState } from '../../../lib/accounts/settings';
import { lockState } from '../../../lib/accounts/settings';
import { writeSetting } from '../../../lib/storage/settings';
import { checkout, NOW } from '../../unit/support/examples';
import { startBrowser } from '../support/pages';

beforeEach(() => fakeBrowser.reset());

const made = [
  ...['10481', '10482', '10483', '20482'].map((orderId, at) =>
    checkout({ id: `CCO-${at}f00aa${at}`, orderId, createdAt: NOW - at, name: at === 0 ? 'Blue socks' : null }),
  ),
  ...Array.from({ length: 8 }, (_, at) => checkout({ id: `CCO-m${at}`, orderId: `many ${at}`, createdAt: NOW + at })),
];
const DESK = 'chrome-extension://test-extension-id/options.html';
const field = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search checkouts' });
const rows = () =>
  within(screen.getByRole('list', { name: 'Search results' }))
    .queryAllByRole('link')
    .map((row) => row.querySelector('bdi')?.textContent);
const button = () => screen.findByRole('button', { name: 'Search checkouts' });
const opened = async () => (await fakeBrowser.tabs.query({})).map(({ url }) => url);

async function search(setup: Parameters<typeof startBrowser>[0] = {}) {
  const browser = await startBrowser({ checkouts: made, ...setup });
  browser.openPopup();
  // It takes the focus when it is there.
  await screen.findByLabelText('Order ID');
  await browser.user.click(await button());
  await waitFor(field);
  return browser;
}

describe('the search of the popup', () => {
  it.each([
    ['the beginning of an order', '1048', ['10481', '10482', '10483']],
    ['the last digits of an order', '482', ['10482', '20482']],
    ['a word of the name', 'sock', ['10481']],
    ['a piece of a checkout ID', 'f00aa2', ['10483']],
    ['an order with marks around it', '«10482»', ['10482']],
    ['the language of the desk’s search', '1048 -10482', ['10481', '10483']],
  ])('finds by %s', async (_what, text, orders) => {
    const { user } = await search();
    await user.type(field(), text);
    await waitFor(() => expect(rows().toSorted()).toEqual(orders));
  });

  it('shows the five best, and leads to all of them in the desk', async () => {
    const { user } = await search();
    await user.type(field(), 'many');
    await waitFor(() => expect(rows()).toEqual(['many 7', 'many 6', 'many 5', 'many 4', 'many 3']));
    await user.click(screen.getByRole('link', { name: 'Search in desk' }));
    await waitFor(async () => expect(await opened()).toContain(`${DESK}#/checkouts?q=many`));
  });

  it('opens the best by Enter, and another by arrow keys', async () => {
    const { user } = await search();
    await user.type(field(), '10482');
    await waitFor(() => expect(rows()).toEqual(['10482']));
    await user.keyboard('{Enter}');
    await waitFor(async () => expect(await opened()).toContain(`${DESK}#/checkouts/CCO-1f00aa1`));
    await user.clear(field());
    await user.type(field(), '1048');
    await waitFor(() => expect(rows()).toHaveLength(3));
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement?.textContent).toContain('10482');
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(document.activeElement).toBe(field());
  });

  it('says that nothing matches, and what is wrong with a search, of which it shows no rows', async () => {
    const { user } = await search();
    await user.type(field(), 'zzzz');
    expect(await screen.findByText('No matching checkouts')).toBeDefined();
    await user.clear(field());
    await user.type(field(), 'status:nothing ');
    expect(await screen.findByText(/request-created/)).toBeDefined();
    expect(screen.queryByRole('list', { name: 'Search results' })).toBeNull();
  });

  it('gives way to the form and what was typed in it: Escape empties it, then closes it', async () => {
    const { user, openPopup } = await startBrowser({ checkouts: made });
    openPopup();
    await user.type(await screen.findByLabelText('Order ID'), 'A-1');
    await user.click(await button());
    await user.type(await waitFor(field), '1048');
    await user.keyboard('{Escape}');
    expect(field().value).toBe('');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('searchbox')).toBeNull();
    expect(screen.getByLabelText<HTMLInputElement>('Order ID').value).toBe('A-1');
    expect(document.activeElement).toBe(await button());
  });

  it('opens by its key, and adds an example of its help to what is typed', async () => {
    const { user, openPopup } = await startBrowser({ checkouts: made });
    openPopup();
    await button();
    await screen.findByLabelText('Order ID');
    // Letters rest while something is typed.
    await user.click(screen.getByRole('heading', { level: 1 }));
    await user.keyboard('/');
    await user.type(await waitFor(field), '1048');
    await user.click(screen.getByText('is:archived'));
    expect(field().value).toBe('1048 is:archived');
    expect(document.activeElement).toBe(field());
  });

  it('follows what changes of a checkout that it shows, and reports it as seen', async () => {
    const { user, history, background } = await search();
    await user.type(field(), '20482');
    await waitFor(() => expect(rows()).toEqual(['20482']));
    await waitFor(() => expect(background.payloads('showing')).toContainEqual({ checkoutIds: ['CCO-3f00aa3'] }));
    await history.checkouts.update('CCO-3f00aa3', { status: 'SUCCESS' });
    expect(await within(screen.getByRole('list', { name: 'Search results' })).findByText('Paid')).toBeDefined();
  });

  it.each<[string, LockState]>([
    ['the list is hidden', { is: 'locked', since: NOW }],
    ['the list is shown', { is: 'locked', since: NOW, showsList: true }],
  ])('goes with what it found when the desk is locked, also where %s', async (_how, locked) => {
    const { user } = await search();
    await user.type(field(), '10482');
    await waitFor(() => expect(rows()).toEqual(['10482']));
    await writeSetting(lockState, locked);
    await waitFor(() => expect(screen.queryByRole('searchbox')).toBeNull());
    expect(screen.queryByRole('button', { name: 'Search checkouts' })).toBeNull();
    expect(screen.queryByRole('list', { name: 'Search results' })).toBeNull();
  });

  it('is not offered before there is an account', async () => {
    const { openPopup } = await startBrowser({ accounts: [] });
    openPopup();
    await screen.findByRole('button', { name: 'Privacy blur' });
    expect(screen.queryByRole('button', { name: 'Search checkouts' })).toBeNull();
  });
});
