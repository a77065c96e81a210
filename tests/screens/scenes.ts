import type { Desk, Tab } from '../e2e/driver/types.ts';
import { addAccount, createCheckout, POPUP, setPassphrase, WIDE } from '../e2e/support/flows.ts';
import { storeRealistic } from '../e2e/support/realistic.ts';
import { rowsOf } from '../e2e/support/stored.ts';
import { createManualClock } from '../simulator/clock.ts';
import type { NewId } from '../simulator/model/identities.ts';
import type { Simulator } from '../simulator/start.ts';
import { startSimulator } from '../simulator/start.ts';
import type { Scene } from './plan.ts';
import { NOW } from './stillBuild.ts';

/** So many checkouts are stored in the scene `many`, and of so many of the newest in conflict nobody has taken note. */
const MANY = 3000;
const NEEDING = 12;

/** What is on the stage while a scene is shown. */
export type Stage = {
  desk: Desk;
  simulator: Simulator;
  /** The desk's own tab, and the checkout that was made last. */
  page: Tab;
  checkout: string;
};

/** The simulated Inqud of the pictures: the same IDs each time, and a clock that stands still. */
export function startStillSimulator(): Promise<Simulator> {
  let last = 0;
  const newId: NewId = (prefix) => {
    last += 1;
    return `${prefix}-4c1f9a3e-7b52-4d08-9e16-${last.toString(16).padStart(12, '0')}`;
  };
  return startSimulator({
    clock: createManualClock(NOW),
    newId,
    accounts: [
      {
        widgetId: 'CAP-8d2b6f14-3a97-4c50-b1e8-5f0a7c93d264',
        tokenId: 'TKN-1e5c8a70-9d34-4b26-8f41-c6a2d0b7e935',
        secret: 'this-secret-opens-nothing-4711',
      },
    ],
  });
}

/** Goes from one scene to the next of the same browser; each begins where the one before it ended. */
export const SET_UP: Record<Scene, (stage: Stage) => Promise<void>> = {
  first: async () => {},
  none: async (stage) => {
    stage.page = await addAccount(stage.desk, accountOf(stage));
  },
  few: async (stage) => {
    const { model } = stage.simulator;
    const popup = await stage.desk.open('popup.html', POPUP);
    // Rates are asked for once, at a moment of their own: before anything is created.
    await popup.findByLabel('Amount').fill('64.90');
    await popup.waitForText('USDT');
    const make = async (order: string, amount: string) => {
      const id = await createCheckout(popup, order, amount);
      await popup.press('Escape');
      await popup.find('form', 'New checkout').wait();
      return id;
    };
    const paid = await make('10480', '64.90');
    const underpaid = await make('10481', '1250.00');
    stage.checkout = await make('10482', '100.00');
    await popup.close();
    for (const id of [paid, underpaid]) model.pickCoin(id, 'TRON_USDT');
    model.pay(paid);
    model.pay(underpaid, '40');
    for (const id of [paid, underpaid]) model.confirm(id);
    await stage.page.bringToFront();
    await stage.page.evaluate(refresh, [paid, underpaid]);
    await stage.page.evaluate(() => location.assign('#/attention'));
    await stage.page.waitForText('10481');
  },
  locked: async (stage) => {
    await setPassphrase(stage.page, 'vigorous otter plinth 40');
    // By key: a mouse would stay over something.
    await stage.page.find('button', 'Lock', { exact: true }).press('Enter');
    await stage.page.find('form', 'Unlock').wait();
  },
  many: async (stage) => {
    stage.page = await addAccount(stage.desk, accountOf(stage));
    const { accounts } = await rowsOf<{ accounts: { id: string; widgetId: string }[] }>(
      stage.page,
      'checkout-desk-accounts',
    );
    const [account] = accounts;
    if (!account) throw new Error('There is no account.');
    const quiet = await stage.desk.open('icon/128.png');
    await storeRealistic(quiet, account.id, account.widgetId, MANY, NOW);
    await quiet.evaluate(needAttention, NEEDING);
    await quiet.close();
    const popup = await stage.desk.open('popup.html', POPUP);
    stage.checkout = await createCheckout(popup, '10482', '100.00');
    await popup.close();
    await stage.page.close();
    stage.page = await stage.desk.open('options.html#/checkouts', WIDE);
    await stage.page.findByCss('.checkout-list-count').waitForText((MANY + 1).toLocaleString('en-US'));
  },
  shop: async ({ page }) => {
    await page.find('button', 'Later').press('Enter');
    await page.find('button', 'Later').waitUntilGone();
  },
};

function accountOf({ simulator }: Stage) {
  return simulator.accounts[0];
}

/** Runs in a page: asks for these checkouts as an open one does, because no alarm comes. */
async function refresh(ids: string[]): Promise<void> {
  const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
  for (const checkoutId of ids) {
    const reply = await api.runtime.sendMessage({ command: 'refreshCheckout', payload: { checkoutId } });
    if (!reply || reply.answer) throw new Error(`It was not refreshed: ${JSON.stringify(reply)}`);
  }
}

/** Runs in a page: of the newest checkouts in conflict nobody has taken note. */
async function needAttention(count: number): Promise<void> {
  const done = <T>(asked: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  const db = await done(indexedDB.open('checkout-desk-history'));
  const store = db.transaction('checkouts', 'readwrite').objectStore('checkouts');
  const all = await done(store.getAll());
  const newest = all.filter(({ status }) => status === 'CONFLICT').sort((a, b) => b.createdAt - a.createdAt);
  for (const row of newest.slice(0, count)) {
    await done(
      store.put({
        ...row,
        attention: { reasons: ['underpaid'], acknowledged: [] },
        attentionGravity: 'bad',
        attentionAt: row.statusSince,
      }),
    );
  }
  db.close();
}
