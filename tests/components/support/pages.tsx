import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { expect, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DeskGate } from '../../../components/app/DeskGate';
import { online } from '../../../components/data/online';
import { PopupGate } from '../../../components/popup/PopupGate';
import type { Account } from '../../../lib/accounts/account';
import type { AccountsDb } from '../../../lib/accounts/database';
import type { LockState } from '../../../lib/accounts/settings';
import { currentAccount, lockState } from '../../../lib/accounts/settings';
import { createDesk } from '../../../lib/app/desk';
import type { HistoryDb, StoredCheckout } from '../../../lib/checkouts/database';
import { saveSetting } from '../../../lib/messaging/saveSetting';
import { send } from '../../../lib/messaging/send';
import { createNavigation } from '../../../lib/navigation/navigation';
import { createPopup } from '../../../lib/popup/popupState';
import type { PopupPreload } from '../../../lib/popup/preload';
import { RECENT } from '../../../lib/popup/preload';
import { createSearchClient } from '../../../lib/search/client/searchClient';
import { SECOND } from '../../../lib/shared/time';
import { writeSetting } from '../../../lib/storage/settings';
import { failureOf } from '../../../lib/storage/trouble';
import { createSearchWorker } from '../../../lib/worker/searchWorker';
import { account, CHECKOUT_ID, checkout, emptyAccounts, emptyHistory, NOW } from '../../unit/support/examples';
import type { Answers } from './stage';
import { shops, startBackground, startFrames, startManifest, startPermissions, textOf } from './stage';

type Databases = Partial<{ history: HistoryDb; accounts: AccountsDb }>;

/** A browser with these accounts and checkouts, in which the popup and the desk can be opened. */
export async function startBrowser(
  setup: {
    accounts?: Account[];
    checkouts?: StoredCheckout[];
    /** The ID of the account that was chosen before. */
    chosen?: string;
    lock?: LockState;
    answers?: Answers;
  } = {},
) {
  const history = await emptyHistory();
  const accounts = await emptyAccounts();
  await history.checkouts.bulkPut(setup.checkouts ?? []);
  await accounts.accounts.bulkPut(setup.accounts ?? [account({ label: 'Shop A' })]);
  await writeSetting(lockState, setup.lock ?? { is: 'off' });
  if (setup.chosen !== undefined) await writeSetting(currentAccount, setup.chosen);
  const permissions = startPermissions(true);
  startManifest();
  const frames = startFrames();
  const background = startBackground({
    readBalances: async () => ({ ok: true, balances: [], at: NOW }),
    createCheckout: async () => ({ outcome: 'created', checkoutId: CHECKOUT_ID, url: 'https://pay.example/' }),
    saveAccount: async () => ({ ok: true, accountId: 'shop' }),
    ...setup.answers,
  });
  vi.spyOn(fakeBrowser.windows, 'getCurrent').mockImplementation(async () => ({ id: 1 }));
  const close = vi.spyOn(window, 'close').mockReturnValue();
  let closed = 0;
  return {
    history,
    accounts,
    permissions,
    frames,
    background,
    close,
    /** How many desks were ended. */
    closedDesks: () => closed,
    user: userEvent.setup(),
    openPopup({
      preloaded = null,
      beside = false,
      ...other
    }: Databases & { preloaded?: PopupPreload | null; beside?: boolean } = {}) {
      const open = () =>
        createPopup({
          preloaded,
          open: async () => ({
            history,
            accounts,
            openSearch: async () => startSearch({ history, accounts, ...other }),
            close: () => {},
            ...other,
          }),
          most: beside ? RECENT.beside : RECENT.popup,
          online,
          lock: () => send('lock', {}),
          choose: (id) => saveSetting(currentAccount, id),
        });
      return render(<PopupGate preloaded={preloaded && { is: 'off' }} open={open} beside={beside} />);
    },
    openDesk(hash: string, other: Databases = {}) {
      location.hash = hash;
      const databases = { history, accounts, ...other };
      const open = () => {
        const { search } = startSearch(databases);
        const desk = createDesk({ ...databases, search, navigation: createNavigation(window), online });
        const close = () => {
          closed += 1;
        };
        return { desk, close };
      };
      return render(<DeskGate open={open} />);
    },
  };
}

function startSearch(databases: { history: HistoryDb; accounts: AccountsDb }) {
  const worker = createSearchWorker({ ...databases, now: () => NOW, wait: notForLong, failureOf });
  return { search: createSearchClient(worker, new EventTarget()), close: () => {} };
}

/** What is to be done in a moment is done at once; what is to be tried again later is not. */
const notForLong = (ms: number) => (ms > 2 * SECOND ? new Promise<void>(() => {}) : Promise.resolve());

/** Shop 1, Shop 2 and so on, each with one checkout: #1, #2 and so on, the first one the newest. */
export const startShops = (count = 3) => startBrowser({ accounts: shops(count), checkouts: oneOfEach(count) });
export const oneOfEach = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    checkout({ id: `of-${i + 1}`, accountId: `shop-${i + 1}`, orderId: `#${i + 1}`, createdAt: NOW - i }),
  );

/** Waits until this account's button is the one that is pressed. */
export const isCurrent = (name: string) =>
  waitFor(() =>
    expect(
      within(screen.getByRole('group', { name: 'Account' })).queryByRole('button', { pressed: true })?.textContent,
    ).toBe(name),
  );

/** The orders in a list, as `startShops` names them. */
export const ordersIn = (region: string) =>
  within(screen.getByRole('region', { name: region }))
    .queryAllByRole('listitem')
    .flatMap((row) => /#\d+/.exec(textOf(row))?.[0] ?? []);

/** The orders of the rows in a region. */
export const rowsIn = (region: string) =>
  within(screen.getByRole('region', { name: region }))
    .queryAllByRole('link')
    .flatMap((row) => (row.matches('.row') ? [row.querySelector('bdi')?.textContent] : []));

/** All that the page says from now on, as a person reads it, each time it changes. */
export function listen(): string[] {
  const said: string[] = [];
  const observed = { childList: true, subtree: true, characterData: true, attributes: true };
  new MutationObserver(() => said.push(textOf(document.body))).observe(document.body, observed);
  return said;
}
