import { act, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { lockState } from '../../../lib/accounts/settings';
import { savedViews } from '../../../lib/search/settings';
import { ACCOUNTS, HISTORY } from '../../../lib/storage/databaseVersion';
import { writeSetting } from '../../../lib/storage/settings';
import { checkout, NOW } from '../../unit/support/examples';
import { breakComponent, mendAll } from '../support/breaking';
import { placesOf } from '../support/pageState';
import { startBrowser } from '../support/pages';
import { needing, pendingCreate, shops, textOf } from '../support/stage';

const LOCKED = { is: 'locked', since: NOW } as const;
const UNLOCKED = { is: 'unlocked' } as const;
/** In the order, the note, the tag, the account, the view and the create of the history below, and nowhere else. */
const NEEDLE = 'Needle';

beforeEach(() => {
  fakeBrowser.reset();
  history.replaceState(null, '', '#/checkouts');
});

afterEach(mendAll);

/** A desk whose history has the needle in everything. */
async function start(setup: Parameters<typeof startBrowser>[0] = {}) {
  await writeSetting(savedViews, [{ name: `${NEEDLE} view`, view: 'q=x' }]);
  const world = await startBrowser({
    lock: UNLOCKED,
    accounts: shops(2, (place) => ({ label: `${NEEDLE} shop ${place}` })),
    checkouts: [
      checkout({
        ...{ id: 'CCO-needle', accountId: 'shop-1', orderId: `${NEEDLE}-1`, name: `${NEEDLE} name` },
        ...{ note: `${NEEDLE} note`, tags: [`${NEEDLE} tag`] },
      }),
      needing('CCO-other', 'underpaid', { accountId: 'shop-1', orderId: `${NEEDLE}-2` }),
    ],
    ...setup,
  });
  await world.history.creates.put(
    pendingCreate({ accountId: 'shop-1', draft: { ...pendingCreate().draft, clientOrderId: `${NEEDLE}-3` } }),
  );
  return world;
}
const passphrase = () => screen.findByLabelText<HTMLInputElement>('Passphrase');
const settled = () => act(() => new Promise((drawn) => setTimeout(drawn, 50)));

/** The databases in which anything is read from now on. */
function watchDatabases(): () => string[] {
  const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
  return () => transactions.mock.contexts.map((db) => (db instanceof IDBDatabase ? db.name : ''));
}

const ROUTES = [
  '#/checkouts',
  `#/checkouts?q=x`,
  '#/checkouts/CCO-needle',
  '#/new',
  '#/attention',
  '#/overview',
  '#/presets',
  '#/preview/CCO-needle',
  '#/webhooks',
  '#/requests',
  '#/settings',
  '#/settings/data',
  '#/accounts/shop-1',
  '#/many',
  '#/import',
];

describe.each(ROUTES)('the locked desk at %s', (hash) => {
  it('shows the form that unlocks, and reads nothing of what is stored [S-107]', async () => {
    const world = await start({ lock: LOCKED });
    const asked = watchDatabases();
    world.openDesk(hash);
    await passphrase();
    await settled();
    expect(document.title).toBe('Locked · Checkout Desk');
    expect(textOf(document.body)).not.toContain(NEEDLE);
    expect(placesOf(NEEDLE)).toEqual([]);
    expect(asked()).not.toContain(HISTORY.name);
    expect(asked()).not.toContain(ACCOUNTS.name);
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  it('comes back to its place once it is unlocked', async () => {
    const world = await start({ lock: LOCKED });
    world.openDesk(hash);
    await passphrase();
    await act(() => writeSetting(lockState, UNLOCKED));
    expect(await screen.findByRole('navigation', { name: 'Desk' })).toBeDefined();
    expect(location.hash).toBe(hash);
    expect(screen.queryByLabelText('Passphrase')).toBeNull();
    await waitFor(() => expect(document.title).not.toContain('Locked'));
  });
});

describe.each(['popup', 'side panel'])('the locked %s', (page) => {
  const open = (world: Awaited<ReturnType<typeof start>>) => world.openPopup({ beside: page === 'side panel' });

  it('shows the form that unlocks, and reads nothing of what is stored [S-107]', async () => {
    const world = await start({ lock: LOCKED });
    const asked = watchDatabases();
    open(world);
    await passphrase();
    await settled();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Checkout Desk');
    expect(placesOf(NEEDLE)).toEqual([]);
    expect(asked()).not.toContain(HISTORY.name);
    expect(asked()).not.toContain(ACCOUNTS.name);
    expect(world.background.payloads('showing')).toEqual([]);
  });

  it('forgets what it showed as soon as it is locked, and shows it again once it is unlocked [S-107] [P-61]', async () => {
    const world = await start();
    open(world);
    await screen.findByRole('link', { name: new RegExp(`${NEEDLE}-1`) });
    expect(placesOf(NEEDLE).length).toBeGreaterThan(5);
    await writeSetting(lockState, LOCKED);
    await passphrase();
    await settled();
    expect(placesOf(NEEDLE)).toEqual([]);
    await act(() => writeSetting(lockState, UNLOCKED));
    expect(await screen.findByRole('link', { name: new RegExp(`${NEEDLE}-1`) })).toBeDefined();
  });
});

describe('the desk', () => {
  it.each(ROUTES)(
    'forgets what it showed at %s as soon as it is locked, and ends what it had begun [S-107]',
    async (hash) => {
      const world = await start();
      world.openDesk(hash);
      await screen.findByRole('navigation', { name: 'Desk' });
      await waitFor(() => expect(placesOf(NEEDLE).length).toBeGreaterThan(0));
      await writeSetting(lockState, LOCKED);
      await passphrase();
      await settled();
      expect(placesOf(NEEDLE)).toEqual([]);
      expect(document.title).toBe('Locked · Checkout Desk');
      await waitFor(() => expect(world.closedDesks()).toBe(1));
    },
  );

  it('forgets a new account that was typed and left for another page, too [S-107]', async () => {
    const world = await start({ accounts: shops(1) });
    const { user } = world;
    world.openDesk('#/accounts/new');
    await user.type(await screen.findByLabelText('Account name'), `${NEEDLE} left`);
    await act(() => location.assign('#/presets'));
    await screen.findByRole('heading', { name: 'Presets' });
    await act(() => location.assign('#/accounts/new'));
    expect((await screen.findByLabelText<HTMLInputElement>('Account name')).value).toBe(`${NEEDLE} left`);
    await writeSetting(lockState, LOCKED);
    await passphrase();
    await settled();
    expect(placesOf(NEEDLE)).toEqual([]);
    await act(() => writeSetting(lockState, UNLOCKED));
    expect((await screen.findByLabelText<HTMLInputElement>('Account name')).value).toBe('');
  });

  it('shows everything where a user has chosen that the list stays', async () => {
    const world = await start();
    world.openDesk('#/checkouts');
    await screen.findByRole('link', { name: new RegExp(`${NEEDLE}-1`) });
    await writeSetting(lockState, { ...LOCKED, showsList: true });
    await passphrase();
    expect(screen.getByRole('link', { name: new RegExp(`${NEEDLE}-1`) })).toBeDefined();
    expect(world.closedDesks()).toBe(0);
  });
});

describe('the locked desk', () => {
  it('keeps an update waiting while a passphrase is typed, though it installs one when it is locked', async () => {
    const world = await start({ lock: LOCKED });
    world.openDesk('#/checkouts');
    const field = await passphrase();
    const held = vi.spyOn(navigator.locks, 'request');
    await world.user.type(field, 'v');
    expect(held).toHaveBeenCalledWith('busy', { mode: 'shared' }, expect.any(Function));
  });

  it('says that it cannot be shown where it fails', async () => {
    breakComponent('LockedDesk');
    const world = await start({ lock: LOCKED });
    world.openDesk('#/checkouts');
    expect(textOf(await screen.findByRole('alert'))).toContain('The deskThis can’t be shown');
  });
});

describe('who has forgotten the passphrase', () => {
  it('can reset it or erase everything on the locked desk, and nothing else', async () => {
    const world = await start({ lock: LOCKED });
    world.openDesk('#/checkouts');
    expect((await screen.findAllByRole('button')).map(textOf)).toEqual(['Unlock']);
    await world.user.click(screen.getByRole('link', { name: 'Forgot passphrase' }));
    const section = screen.getByRole('region', { name: 'Forgot passphrase' });
    expect(document.activeElement).toBe(section);
    expect(location.hash).toBe('#/checkouts');
    expect(screen.getAllByRole('button').map(textOf)).toEqual(['Unlock', 'Reset the passphrase…', 'Erase everything…']);
    await world.user.click(screen.getByRole('button', { name: 'Reset the passphrase…' }));
    await world.user.click(screen.getByRole('button', { name: 'Reset and remove the secrets' }));
    await waitFor(() => expect(world.background.payloads('resetPassphrase')).toEqual([{}]));
  });

  it('finds that at once when it was asked for in the popup', async () => {
    const world = await start({ lock: LOCKED });
    world.openDesk('#/settings/passphrase');
    expect(await screen.findByRole('button', { name: 'Reset the passphrase…' })).toBeDefined();
    expect(document.activeElement).toBe(await passphrase());
  });
});
