import { screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openAccounts } from '../../../lib/accounts/database';
import { openHistory } from '../../../lib/checkouts/database';
import { savedViews } from '../../../lib/search/settings';
import { readSetting } from '../../../lib/storage/settings';
import { account, CHECKOUT_ID, checkout, NOW, SAMPLE_SECRET, TOKEN_ID, WIDGET_ID } from '../../unit/support/examples';
import { ordersIn, startBrowser } from '../support/pages';
import { pendingCreate, statusChanged, textOf, toHaveFocus } from '../support/stage';

beforeEach(() => fakeBrowser.reset());

/** Puts another hash in the address bar, as a link, the back button or a person does. */
function goTo(hash: string) {
  location.hash = hash;
}

const list = () => screen.findByRole('region', { name: 'Checkouts' });
const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const A = checkout({ id: 'a', orderId: 'A-17', createdAt: NOW });
const B = checkout({ id: 'b', orderId: 'B-18', createdAt: NOW + 1 });
const NOT_HERE = 'This checkout isn’t in this browser.';

describe('the desk at first use', () => {
  it.each(['', '#/new', '#/checkouts/a'])('is the settings, whatever the address: "%s"', async (hash) => {
    const { openDesk } = await startBrowser({ accounts: [] });
    openDesk(hash);
    expect(await heading('Add your Inqud account')).toBeDefined();
    expect(screen.queryByRole('region', { name: 'Checkouts' })).toBeNull();
  });

  it('goes on to the first checkout once the account is saved', async () => {
    const { accounts, background, user, openDesk } = await startBrowser({ accounts: [] });
    openDesk('#/settings');
    await heading('Add your Inqud account');
    for (const [label, text] of [
      ['Account name', 'Shop A'],
      ['Widget ID', WIDGET_ID],
      ['API token ID', TOKEN_ID],
      ['Token secret', SAMPLE_SECRET],
    ] as const) {
      await user.click(screen.getByLabelText(label));
      await user.paste(text);
    }
    await user.click(screen.getByRole('button', { name: 'Save account' }));
    await waitFor(() => expect(location.hash).toBe('#/new'));
    expect(background.payloads('saveAccount')).toMatchObject([{ accountId: null, label: 'Shop A' }]);
    await accounts.accounts.put(account());
    expect(await screen.findByRole('textbox', { name: 'Order ID' })).toBeDefined();
  });
});

describe('the address of the desk', () => {
  it.each([
    ['', 'Checkouts', 'Checkouts'],
    ['#/checkouts', 'Checkouts', 'Checkouts'],
    ['#/rubbish', 'Checkouts', 'Checkouts'],
    ['#/new', 'New checkout', 'Checkouts'],
    ['#/settings', 'Settings', 'Settings'],
    ['#/accounts/new', 'Add account', 'Settings'],
    ['#/accounts/shop', 'Edit account', 'Settings'],
    ['#/checkouts/a', 'A-17', 'Checkouts'],
    ['#/preview', 'Widget preview', 'Widget preview'],
    [`#/preview/${CHECKOUT_ID}`, 'Widget preview', 'Widget preview'],
  ])('%s shows "%s" and marks %s in the navigation', async (hash, title, current) => {
    const { openDesk } = await startBrowser({ checkouts: [A] });
    openDesk(hash);
    expect(await heading(title)).toBeDefined();
    const nav = screen.getByRole('navigation', { name: 'Desk' });
    expect(within(nav).getByRole('link', { current: 'page' }).textContent).toBe(current);
  });

  it('is told by the browser’s tab, so that several can be told apart', async () => {
    const { openDesk } = await startBrowser({ checkouts: [A, B] });
    openDesk('#/checkouts');
    for (const [hash, title] of [
      ['#/checkouts', 'Checkouts'],
      ['#/checkouts/a', 'Order A-17'],
      ['#/checkouts/b', 'Order B-18'],
      ['#/checkouts/unknown', 'Order unknown'],
      ['#/settings/keys', 'Settings'],
      ['#/checkouts/a', 'Order A-17'],
      ['#/checkouts', 'Checkouts'],
    ] as const) {
      goTo(hash);
      await waitFor(() => expect(document.title).toBe(`${title} · Checkout Desk`));
    }
  });

  it('is followed when it changes', async () => {
    const { openDesk } = await startBrowser({ checkouts: [A] });
    openDesk('#/checkouts');
    await list();
    goTo('#/settings');
    expect(await heading('Settings')).toBeDefined();
    goTo('#/checkouts/a');
    expect(await heading('A-17')).toBeDefined();
  });

  it('of a checkout that this browser does not have says so', async () => {
    const { openDesk } = await startBrowser({ checkouts: [A] });
    openDesk('#/checkouts/unknown');
    expect(await screen.findByText(NOT_HERE)).toBeDefined();
  });

  it('of a checkout that is still being read never says that it is not there', async () => {
    const { openDesk } = await startBrowser({ checkouts: [A, B] });
    openDesk('#/checkouts');
    await list();
    const said: (string | null)[] = [];
    new MutationObserver(() => said.push(document.body.textContent)).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    goTo('#/checkouts/a');
    await heading('A-17');
    goTo('#/checkouts/b');
    await heading('B-18');
    expect(said.length).toBeGreaterThan(1);
    expect(said.filter((text) => text?.includes(NOT_HERE))).toEqual([]);
  });

  it('returns to the list when the checkout is closed', async () => {
    const { user, openDesk } = await startBrowser({ checkouts: [A] });
    openDesk('#/checkouts/a');
    await heading('A-17');
    await user.click(screen.getByRole('button', { name: 'Close this checkout' }));
    await waitFor(() => expect(location.hash).toBe('#/checkouts'));
    await waitFor(() => expect(screen.queryByRole('article')).toBeNull());
  });
});

describe('the row of what is open, and its pane', () => {
  it('say the same at each moment: what was reported, what Inqud answers, and when it was asked', async () => {
    const { history, openDesk } = await startBrowser({ checkouts: [{ ...A, nextRefreshAt: NOW }, B] });
    openDesk('#/checkouts/a');
    await heading('A-17');
    const row = () => screen.getByRole('link', { name: /A-17/ });
    const status = (within: Element) => [
      within.querySelector('.status')?.className,
      textOf(within.querySelector('.status')),
      /reported, not confirmed yet/.test(textOf(within.querySelector('.status + .visually-hidden'))),
    ];
    await waitFor(() => expect(status(row())).toEqual(status(screen.getByRole('article'))));
    const seen: unknown[] = [];
    const differing: unknown[] = [];
    const watch = new MutationObserver(() => {
      const both = [row(), screen.getByRole('article')].map(status);
      if (JSON.stringify(both[0]) !== JSON.stringify(both[1])) differing.push(both);
      if (JSON.stringify(both[0]) !== JSON.stringify(seen.at(-1))) seen.push(both[0]);
    });
    watch.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
    const hint = (status: string) => ({ status, source: 'widget' as const, at: NOW });
    for (const [change, words] of [
      [{ hint: hint('REQUEST_CREATED') }, 'Request created'],
      [{ hint: hint('PAYMENT_DETECTED') }, 'Payment detected'],
      [{ hint: null, status: 'PAYMENT_DETECTED', answeredAt: NOW + 1 }, 'Payment detected'],
      [{ hint: hint('EXPIRED') }, 'Expired'],
      [{ hint: hint('EXPIRED'), status: 'CONFLICT', reason: 'UNDERPAID' }, 'Underpaid'],
      [{ hint: null, status: 'SUCCESS', reason: null }, 'Paid'],
    ] as const) {
      await history.checkouts.update('a', change);
      await waitFor(() => expect(status(screen.getByRole('article'))[1]).toBe(words));
      await waitFor(() => expect(status(row())).toEqual(status(screen.getByRole('article'))));
    }
    watch.disconnect();
    expect(differing).toEqual([]);
    expect(seen.length).toBeGreaterThan(4);
  });
});

describe('what is open in a window that is not wide enough for both', () => {
  const behind = () => document.querySelector<HTMLElement>('.checkout-list')?.inert;
  const pane = () => screen.findByRole('region', { name: 'Checkout details' });
  const resize = (width: number) => {
    Reflect.get(window, 'happyDOM').setViewport({ width, height: 900 });
  };
  beforeEach(() => {
    resize(900);
    return () => resize(1280);
  });

  it('has the focus, and the list behind it is out of reach until it is closed', async () => {
    const { user, openDesk } = await startBrowser({ checkouts: [A, B] });
    openDesk('#/checkouts');
    const row = await screen.findByRole('link', { name: /A-17/ });
    expect(behind()).toBe(false);
    await user.click(row);
    await toHaveFocus(await pane());
    await waitFor(() => expect(behind()).toBe(true));
    await user.click(within(await pane()).getByRole('button', { name: 'Checkouts' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Checkout details' })).toBeNull());
    expect(behind()).toBe(false);
  });
});

describe('the list of the desk', () => {
  it('shows what changes in the database while it changes', async () => {
    const { history, openDesk } = await startBrowser({ checkouts: [A] });
    openDesk('#/checkouts');
    expect(await screen.findByRole('link', { name: /^A-17 .*Open/ })).toBeDefined();
    await history.checkouts.update('a', { status: 'EXPIRED' });
    expect(await screen.findByRole('link', { name: /^A-17 .*Expired/ })).toBeDefined();
    await history.checkouts.put(B);
    expect(await screen.findByRole('link', { name: /^B-18/ })).toBeDefined();
    await history.creates.put(pendingCreate());
    expect(await screen.findByRole('region', { name: 'Order A-17: outcome unknown' })).toBeDefined();
  });

  it('shows 12, and more when asked', async () => {
    const many = Array.from({ length: 20 }, (_, i) => checkout({ id: `c${i}`, orderId: `#${i}`, createdAt: NOW + i }));
    const { user, openDesk } = await startBrowser({ checkouts: many });
    openDesk('#/checkouts');
    await list();
    await waitFor(() => expect(ordersIn('Checkouts').length).toBe(12));
    await user.click(await screen.findByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(ordersIn('Checkouts').length).toBe(20));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull());
  });
});

describe('the list of the desk when all is archived', () => {
  it('says so, and leads to what was archived', async () => {
    const { history, user, openDesk } = await startBrowser({ checkouts: [A] });
    openDesk('#/checkouts');
    expect(await screen.findByRole('link', { name: /^A-17/ })).toBeDefined();
    await history.checkouts.update('a', { archived: 1 });
    await user.click(await screen.findByRole('link', { name: 'Show archived checkouts' }));
    expect((await screen.findByRole('link', { name: /^A-17/ })).getAttribute('href')).toContain('is%3Aarchived');
  });
});

describe('the search of the desk', () => {
  const search = () => screen.findByRole<HTMLInputElement>('searchbox', { name: 'Search checkouts' });
  const rows = () => screen.queryAllByRole('link', { name: /^[AB]-/ }).map((row) => row.getAttribute('href'));

  it('is in the address while it is typed, without a step that "back" would undo', async () => {
    const { user, openDesk } = await startBrowser({ checkouts: [A, B] });
    openDesk('#/checkouts');
    await waitFor(() => expect(rows()).toEqual(['#/checkouts/b', '#/checkouts/a']));
    const steps = history.length;
    await user.type(await search(), 'A-17');
    expect((await search()).value).toBe('A-17');
    expect(location.hash).toBe('#/checkouts?q=A-17');
    await waitFor(() => expect(rows()).toEqual(['#/checkouts/a?q=A-17']));
    expect(history.length).toBe(steps);
  });

  it('is read from the address, and again when that changes', async () => {
    const { openDesk } = await startBrowser({ checkouts: [A, B] });
    openDesk('#/checkouts?q=B-1');
    expect((await search()).value).toBe('B-1');
    await waitFor(() => expect(rows()).toEqual(['#/checkouts/b?q=B-1']));
    goTo('#/checkouts?sort=created');
    await waitFor(() => expect(rows()).toEqual(['#/checkouts/a?sort=created', '#/checkouts/b?sort=created']));
    expect((await search()).value).toBe('');
  });

  it('stays while one of what it found is open, and when that is closed', async () => {
    const { user, openDesk } = await startBrowser({ checkouts: [A, B] });
    openDesk('#/checkouts/a?q=A-1');
    await heading('A-17');
    await waitFor(() => expect(rows()).toEqual(['#/checkouts/a?q=A-1']));
    await user.type(await search(), '7');
    await waitFor(() => expect(location.hash).toBe('#/checkouts/a?q=A-17'));
    await user.click(screen.getByRole('button', { name: 'Close this checkout' }));
    await waitFor(() => expect(location.hash).toBe('#/checkouts?q=A-17'));
    expect((await search()).value).toBe('A-17');
  });

  it('is kept under a name, which leads to it', async () => {
    const { user, openDesk } = await startBrowser({ checkouts: [A, B] });
    openDesk('#/checkouts?q=status%3Aopen');
    await user.type(await screen.findByLabelText('View name'), 'Open ones{Enter}');
    const [view] = await screen.findAllByRole('link', { name: 'Open ones' });
    expect(view?.getAttribute('href')).toBe('#/checkouts?q=status%3Aopen');
    expect(await readSetting(savedViews)).toEqual([{ name: 'Open ones', view: 'q=status%3Aopen' }]);
  });
});

describe('one checkout in the desk', () => {
  it('is refreshed by hand, and its widget’s status is passed on', async () => {
    const { background, frames, user, openDesk } = await startBrowser({ checkouts: [A] });
    openDesk('#/checkouts/a');
    await heading('A-17');
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() => expect(background.payloads('refreshCheckout')).toEqual([{ checkoutId: 'a' }]));
    frames.say(statusChanged({ id: 'a', status: 'SUCCESS' }));
    await waitFor(() =>
      expect(background.payloads('reportStatus')).toEqual([{ source: 'widget', id: 'a', status: 'SUCCESS' }]),
    );
  });

  it('is what the background hears of first', async () => {
    const { background, openDesk } = await startBrowser({ checkouts: [A, B] });
    openDesk('#/checkouts/a');
    await heading('A-17');
    await waitFor(() => expect(background.payloads('showing').at(-1)?.checkoutIds.toSorted()).toEqual(['a', 'b']));
    expect(background.payloads('showing').at(-1)?.checkoutIds[0]).toBe('a');
  });
});

describe('a preview in the desk', () => {
  it('is in the address once it is asked for, and its widget’s status is passed on', async () => {
    const { background, frames, user, openDesk } = await startBrowser();
    openDesk('#/preview');
    await user.type(await screen.findByLabelText(/^Checkout ID/), `${CHECKOUT_ID}{Enter}`);
    await waitFor(() => expect(location.hash).toBe(`#/preview/${CHECKOUT_ID}`));
    expect(await screen.findByText('This checkout isn’t in this browser.')).toBeDefined();
    frames.say(statusChanged({ id: CHECKOUT_ID, status: 'SUCCESS' }));
    await waitFor(() =>
      expect(background.payloads('reportStatus')).toEqual([{ source: 'widget', id: CHECKOUT_ID, status: 'SUCCESS' }]),
    );
  });

  it('of a checkout in the list is kept up to date and leads to it', async () => {
    const { background, history, openDesk } = await startBrowser({ checkouts: [checkout({ orderId: 'A-17' })] });
    openDesk(`#/preview/${CHECKOUT_ID}`);
    const link = await screen.findByRole('link', { name: 'Order A-17' });
    expect(link.getAttribute('href')).toBe(`#/checkouts/${CHECKOUT_ID}`);
    await waitFor(() => expect(background.payloads('showing').at(-1)?.checkoutIds).toEqual([CHECKOUT_ID]));
    await history.checkouts.update(CHECKOUT_ID, { status: 'EXPIRED' });
    expect(await screen.findByText('Expired')).toBeDefined();
  });
});

describe('a database that cannot be read', () => {
  it('of one checkout is told in its place, and the list stays', async () => {
    const { history, openDesk } = await startBrowser({ checkouts: [A] });
    vi.spyOn(history.checkouts, 'get').mockImplementation(() => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    });
    openDesk('#/checkouts/a');
    expect((await screen.findByRole('alert')).textContent).toContain('couldn’t open Checkout Desk’s data');
    expect(within(await list()).getByRole('link', { name: /^A-17/ })).toBeDefined();
  });

  it.each(['history', 'accounts'] as const)('is told, with what is safe and what to do: %s', async (name) => {
    const world = await startBrowser();
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    });
    world.openDesk('#/checkouts', name === 'history' ? { history: openHistory() } : { accounts: openAccounts() });
    const text = (await screen.findByRole('alert')).textContent;
    expect(text).toContain('This browser couldn’t open Checkout Desk’s data. Restart the browser.');
    expect(text).toContain('Nothing is lost at Inqud. If it keeps happening, save a backup.');
    expect(screen.getByRole('button', { name: 'Save backup' })).toBeDefined();
  });
});
