import { screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { checkout, NOW } from '../../unit/support/examples';
import { listen, rowsIn, startBrowser } from '../support/pages';
import { needing, pendingCreate, seen, shops, textOf } from '../support/stage';

beforeEach(() => fakeBrowser.reset());

const PLAIN = checkout({ id: 'plain', orderId: '#plain', createdAt: NOW + 1 });
const NOTHING = 'You’re all caught up';

describe('what needs attention, in the desk', () => {
  const nav = () => screen.getByRole('navigation', { name: 'Desk' });
  const link = (name: string) => within(nav()).findByRole('link', { name });

  it('is counted in the navigation, with creates of which nobody knows, and followed', async () => {
    const { history, openDesk } = await startBrowser({
      checkouts: [needing('1', 'underpaid'), needing('2', 'overpaid'), PLAIN],
    });
    openDesk('#/checkouts');
    await screen.findByRole('region', { name: 'Checkouts' });
    await link('Needs attention 2');
    await history.creates.put(pendingCreate());
    await link('Needs attention 3');
    await history.checkouts.bulkPut([seen(needing('1', 'underpaid')), seen(needing('2', 'overpaid'))]);
    await link('Needs attention 1');
    await history.creates.clear();
    expect(await link('Needs attention')).toBeDefined();
  });

  it('does not count a create that is on its way', async () => {
    const { history, openDesk } = await startBrowser();
    await history.creates.put(pendingCreate({ state: 'sending' }));
    openDesk('#/attention');
    expect(await screen.findByText(NOTHING)).toBeDefined();
    expect(await link('Needs attention')).toBeDefined();
  });

  it('is a page of its own, the gravest first, of all accounts', async () => {
    const { user, openDesk } = await startBrowser({
      accounts: shops(2),
      chosen: 'shop-1',
      checkouts: [
        needing('1', 'overpaid', { accountId: 'shop-1', attentionAt: NOW + 9 }),
        needing('2', 'frozen', { accountId: 'shop-1', attentionAt: NOW }),
        needing('3', 'underpaid', { accountId: 'shop-2', attentionAt: NOW + 1 }),
        PLAIN,
      ],
    });
    openDesk('#/checkouts');
    await screen.findByRole('region', { name: 'Checkouts' });
    await user.click(await link('Needs attention 3'));
    await waitFor(() => expect(rowsIn('Attention')).toEqual(['#3', '#2', '#1']));
    expect(within(nav()).getByRole('link', { current: 'page' }).textContent).toBe('Needs attention 3');
    expect(textOf(screen.getByRole('region', { name: 'Attention' }))).toContain('Shop 2');
    expect(screen.queryByRole('region', { name: 'Checkouts' })).toBeNull();
  });

  it('is acknowledged with a note, and goes', async () => {
    const { background, history, user, openDesk } = await startBrowser({
      checkouts: [needing('1', 'late')],
      answers: { acknowledge: async () => void (await history.checkouts.put(seen(needing('1', 'late')))) },
    });
    openDesk('#/attention');
    await user.type(await screen.findByLabelText('Note (optional)'), 'Delivered{Enter}');
    expect(await screen.findByText(NOTHING)).toBeDefined();
    expect(rowsIn('Attention')).toEqual([]);
    expect(background.payloads('acknowledge')).toEqual([{ checkoutId: '1', note: 'Delivered' }]);
  });

  it('stays, and says why, when it could not be acknowledged', async () => {
    const { user, openDesk } = await startBrowser({
      checkouts: [needing('1', 'late')],
      answers: {
        acknowledge: async () => {
          throw new Error('The disk is full.');
        },
      },
    });
    openDesk('#/attention');
    await user.click(await screen.findByRole('button', { name: 'Mark as handled' }));
    expect((await screen.findByRole('alert')).textContent).toBe('The disk is full.');
    expect(rowsIn('Attention')).toEqual(['#1']);
  });

  it('is acknowledged in the page of a checkout too, and its note calms down', async () => {
    const { background, history, user, openDesk } = await startBrowser({
      checkouts: [needing('1', 'late')],
      answers: { acknowledge: async () => void (await history.checkouts.put(seen(needing('1', 'late')))) },
    });
    openDesk('#/checkouts/1');
    await user.click(await screen.findByRole('button', { name: 'Mark as handled' }));
    expect(await screen.findByRole('region', { name: 'Handled' })).toBeDefined();
    expect(background.payloads('acknowledge')).toEqual([{ checkoutId: '1', note: null }]);
  });

  it('has creates of which nobody knows on its page, to try again', async () => {
    const { background, history, user, openDesk } = await startBrowser();
    await history.creates.bulkPut([pendingCreate(), pendingCreate({ attemptId: 'other', state: 'sending' })]);
    openDesk('#/attention');
    const page = await screen.findByRole('region', { name: 'Attention' });
    expect(within(page).queryByText(/Creating…/)).toBeNull();
    await user.click(within(page).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(background.payloads('retryCreate')).toEqual([{ attemptId: 'attempt', again: false }]));
  });

  it('shows 50 at once and says how many more there are', async () => {
    const many = Array.from({ length: 53 }, (_, i) => needing(`${i}`, 'frozen', { attentionAt: NOW + i }));
    const { openDesk } = await startBrowser({ checkouts: many });
    openDesk('#/attention');
    expect(await screen.findByText('3 more checkouts show up here once you’ve handled some of these.')).toBeDefined();
    await waitFor(() => expect(rowsIn('Attention').length).toBe(50));
    expect(rowsIn('Attention')[0]).toBe('#52');
  });

  it('is what the background hears of, while its page is on screen', async () => {
    const { background, openDesk } = await startBrowser({ checkouts: [needing('1', 'frozen'), PLAIN] });
    openDesk('#/attention');
    await waitFor(() => expect(background.payloads('showing').at(-1)).toEqual({ checkoutIds: ['1'] }));
  });

  it('is never said to be nothing, nor to be hidden, while it is being read', async () => {
    const { user, openDesk } = await startBrowser({ checkouts: [needing('1', 'frozen'), needing('2', 'late')] });
    const first = listen();
    openDesk('#/attention');
    await waitFor(() => expect(rowsIn('Attention')).toEqual(['#2', '#1']));
    await user.click(await link('Checkouts'));
    await screen.findByRole('region', { name: 'Checkouts' });
    await user.click(await link('Needs attention 2'));
    await waitFor(() => expect(rowsIn('Attention')).toEqual(['#2', '#1']));
    expect(first.length).toBeGreaterThan(1);
    expect(first.filter((text) => text.includes(NOTHING) || /more checkouts? shows? up here/.test(text))).toEqual([]);
  });
});
