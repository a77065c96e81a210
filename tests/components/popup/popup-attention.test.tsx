import { screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { account, checkout, NOW } from '../../unit/support/examples';
import { listen, rowsIn, startBrowser } from '../support/pages';
import { needing, pendingCreate, seen, shops, textOf } from '../support/stage';

beforeEach(() => fakeBrowser.reset());

const PLAIN = checkout({ id: 'plain', orderId: '#plain', createdAt: NOW + 1 });

describe('what needs attention, in the popup', () => {
  const filter = (name: string) => screen.findByRole('button', { name });
  const RECENT = 'Recent checkouts';
  const NEEDS = 'Needs attention';

  it('has no button while there is nothing', async () => {
    const { openPopup } = await startBrowser({ checkouts: [PLAIN, seen(needing('1', 'late'))] });
    openPopup();
    await waitFor(() => expect(rowsIn(RECENT)).toEqual(['#plain', '#1']));
    expect(screen.queryByRole('button', { name: /attention/ })).toBeNull();
    expect(screen.queryByRole('link', { name: 'View details' })).toBeNull();
  });

  it('is a button that shows only that, of all accounts, the gravest first, and all again', async () => {
    const { user, openPopup } = await startBrowser({
      accounts: shops(2),
      chosen: 'shop-1',
      checkouts: [
        { ...PLAIN, accountId: 'shop-1' },
        needing('1', 'overpaid', { accountId: 'shop-1' }),
        needing('2', 'frozen', { accountId: 'shop-2' }),
      ],
    });
    openPopup();
    await waitFor(() => expect(rowsIn(RECENT)).toEqual(['#plain', '#1']));
    const button = await filter('2 need attention');
    expect(button.getAttribute('aria-pressed')).toBe('false');
    await user.click(button);
    await waitFor(() => expect(rowsIn(NEEDS)).toEqual(['#2', '#1']));
    // Of several accounts, so each is named.
    expect(Array.from(document.querySelectorAll('.row-name'), textOf)).toEqual(['Shop 2', 'Shop 1']);
    expect(button.getAttribute('aria-pressed')).toBe('true');
    await user.click(button);
    await waitFor(() => expect(rowsIn(RECENT)).toEqual(['#plain', '#1']));
    expect(button.getAttribute('aria-pressed')).toBe('false');
    expect(screen.queryByRole('link', { name: 'View details' })).toBeNull();
  });

  it('is counted in words for one, and followed', async () => {
    const { history, openPopup } = await startBrowser({ checkouts: [needing('1', 'late')] });
    openPopup();
    await filter('1 needs attention');
    await history.creates.put(pendingCreate());
    expect(await filter('2 need attention')).toBeDefined();
  });

  it('leads to why, in the desk', async () => {
    const { user, close, openPopup } = await startBrowser({ checkouts: [needing('1', 'late')] });
    openPopup();
    await user.click(await filter('1 needs attention'));
    await user.click(screen.getByRole('link', { name: 'View details' }));
    await waitFor(() => expect(close).toHaveBeenCalledTimes(1));
    const opened = (await fakeBrowser.tabs.query({})).map(({ url }) => url);
    expect(opened).toContain('chrome-extension://test-extension-id/options.html#/attention');
  });

  it('shows seven at most', async () => {
    const many = Array.from({ length: 9 }, (_, i) => needing(`${i}`, 'frozen', { attentionAt: NOW + i }));
    const { user, openPopup } = await startBrowser({ checkouts: many });
    openPopup();
    await user.click(await filter('9 need attention'));
    await waitFor(() => expect(rowsIn(NEEDS)).toEqual(['#8', '#7', '#6', '#5', '#4', '#3', '#2']));
  });

  it('gives the list back when nothing needs a person any more, and does not come back filtered', async () => {
    const { history, user, openPopup } = await startBrowser({ checkouts: [needing('1', 'late'), PLAIN] });
    openPopup();
    await user.click(await filter('1 needs attention'));
    await waitFor(() => expect(rowsIn(NEEDS)).toEqual(['#1']));
    await history.checkouts.put(seen(needing('1', 'late')));
    await waitFor(() => expect(rowsIn(RECENT)).toEqual(['#plain', '#1']));
    expect(screen.queryByRole('button', { name: /attention/ })).toBeNull();
    await history.checkouts.put(needing('1', 'late'));
    expect((await filter('1 needs attention')).getAttribute('aria-pressed')).toBe('false');
    expect(rowsIn(RECENT)).toEqual(['#plain', '#1']);
  });

  it('never says on the way back that nothing was created yet', async () => {
    const { history, user, openPopup } = await startBrowser({ checkouts: [needing('1', 'late'), PLAIN] });
    openPopup();
    await user.click(await filter('1 needs attention'));
    await waitFor(() => expect(rowsIn(NEEDS)).toEqual(['#1']));
    const said = listen();
    await history.checkouts.put(seen(needing('1', 'late')));
    await waitFor(() => expect(rowsIn(RECENT)).toEqual(['#plain', '#1']));
    expect(said.filter((text) => text.includes('No checkouts yet. Create one and track its payment here.'))).toEqual(
      [],
    );
  });

  it('never names a list that needs attention while it still shows another', async () => {
    const { user, openPopup } = await startBrowser({ checkouts: [needing('1', 'late'), PLAIN] });
    openPopup();
    await waitFor(() => expect(rowsIn(RECENT)).toEqual(['#plain', '#1']));
    const wrong: unknown[] = [];
    const watch = new MutationObserver(() => {
      if (!screen.queryByRole('region', { name: NEEDS })) return;
      if (rowsIn(NEEDS).includes('#plain')) wrong.push(rowsIn(NEEDS));
    });
    watch.observe(document.body, { childList: true, subtree: true, attributes: true });
    onTestFinished(() => watch.disconnect());
    await user.click(await filter('1 needs attention'));
    await waitFor(() => expect(rowsIn(NEEDS)).toEqual(['#1']));
    expect(wrong).toEqual([]);
  });

  it('does not take away a preview that is open', async () => {
    const { history, user, openPopup } = await startBrowser({ checkouts: [needing('1', 'late')] });
    openPopup();
    await user.type(await screen.findByLabelText('Order ID'), 'A-17');
    await user.type(screen.getByLabelText('Amount'), '25{Enter}');
    await screen.findByRole('heading', { name: 'Link copied' });
    await history.checkouts.put(checkout({ orderId: 'A-17', createdAt: NOW + 1 }));
    await waitFor(() => expect(rowsIn(RECENT)).toEqual(['A-17', '#1']));
    await user.keyboard('p');
    await screen.findByRole('heading', { name: 'Order A-17' });
    await user.click(await filter('1 needs attention'));
    await waitFor(() => expect(rowsIn(NEEDS)).toEqual(['#1']));
    expect(screen.queryByRole('heading', { name: 'Order A-17' })).not.toBeNull();
  });

  it('previews a new checkout while only that is shown, without leaving the popup', async () => {
    const { history, user, close, openPopup } = await startBrowser({ checkouts: [needing('1', 'late')] });
    openPopup();
    await user.click(await filter('1 needs attention'));
    await user.type(await screen.findByLabelText('Order ID'), 'A-17');
    await user.type(screen.getByLabelText('Amount'), '25{Enter}');
    await screen.findByRole('heading', { name: 'Link copied' });
    await history.checkouts.put(checkout({ orderId: 'A-17', createdAt: NOW + 1 }));
    await user.keyboard('p');
    expect(await screen.findByRole('heading', { name: 'Order A-17' })).toBeDefined();
    expect(close).not.toHaveBeenCalled();
  });

  it('can be seen while the desk is locked, where the list may', async () => {
    const { openPopup, user } = await startBrowser({
      accounts: [account({ label: 'Shop A', secret: 'passphrase' })],
      checkouts: [needing('1', 'late'), PLAIN],
      lock: { is: 'locked', since: NOW, showsList: true },
    });
    openPopup();
    await user.click(await filter('1 needs attention'));
    await waitFor(() => expect(rowsIn(NEEDS)).toEqual(['#1']));
  });
});
