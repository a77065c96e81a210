import { expect } from 'vitest';
import type { Account } from '../../../lib/accounts/account.ts';
import type { StoredCheckout } from '../../../lib/checkouts/database.ts';
import type { Simulator } from '../../simulator/start.ts';
import type { Desk, Tab } from '../driver/types.ts';
import { addAccount, WIDE } from './flows.ts';
import { storeRealistic } from './realistic.ts';
import { rowsOf } from './stored.ts';

const MENUS = ['Status', 'Created', 'Paid', 'More', 'Sort', 'Views', 'Columns'] as const;

/** Adds an account and so many checkouts; gives the desk that lists them, and them, the newest first. */
export async function openFilledDesk(
  browser: Pick<Desk, 'open' | 'waitForTab'>,
  account: Simulator['accounts'][number],
  count: number,
): Promise<{ desk: Tab; stored: StoredCheckout[] }> {
  const welcome = await addAccount(browser, account);
  const { accounts } = await rowsOf<{ accounts: Account[] }>(welcome, 'checkout-desk-accounts');
  const quiet = await browser.open('icon/128.png');
  await storeRealistic(quiet, accounts[0]?.id ?? '', account.widgetId, count, Date.now());
  const { checkouts } = await rowsOf<{ checkouts: StoredCheckout[] }>(quiet, 'checkout-desk-history');
  await quiet.close();
  await welcome.close();
  const desk = await browser.open('options.html#/checkouts', WIDE);
  const listed = checkouts.filter(({ archived }) => archived === 0).length;
  await desk.findByCss('.checkout-list-count').waitForText(listed.toLocaleString('en-US'));
  return { desk, stored: checkouts.toSorted((a, b) => b.createdAt - a.createdAt) };
}

/** The list of checkouts in a desk. */
export function listIn(desk: () => Tab) {
  /** The order IDs of the rows on screen. */
  const rows = () =>
    desk().evaluate(() =>
      Array.from(document.querySelectorAll('[data-row] .row-order bdi'), (each) => each.textContent),
    );
  const field = () => desk().findByLabel('Search checkouts');
  return {
    rows,
    field,
    search: async (text: string) => {
      await desk().bringToFront();
      await field().fill(text);
    },
    /** How many are on screen at once depends on the window. */
    shows: (orders: string[]) => expect.poll(async () => (await rows()).slice(0, 12)).toEqual(orders.slice(0, 12)),
    menu: (label: (typeof MENUS)[number]) => desk().findByCss('summary:not(.icon-only)').nth(MENUS.indexOf(label)),
  };
}

export const ordersOf = (checkouts: StoredCheckout[]): string[] => checkouts.map(({ orderId }) => orderId);
