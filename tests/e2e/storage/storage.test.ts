import { readFileSync, rmSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../driver/types.ts';
import {
  addAccount,
  addAnother,
  createCheckout,
  goToSettings,
  POPUP,
  setPassphrase,
  typeAccount,
  typeFirstAccount,
} from '../support/flows.ts';
import { BROWSER, useStage } from '../support/stage.ts';
import { copiesStored, everythingStored } from '../support/stored.ts';

const HISTORY = 'checkout-desk-history';
const stage = useStage({ simulator: { accounts: [{}, {}] } });
/** A page of the extension in which nothing of ours runs. */
const bystander = () => stage.desk.open('manifest.json');

/** Opens the history as somebody else would, and holds on to it. Version 0 removes it first, and makes an old one. */
function hold(page: Tab, version: number): Promise<number> {
  return page.evaluate(
    async (name, version) => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      if (version === 0) await done(indexedDB.deleteDatabase(name));
      const opening = indexedDB.open(name, version || 10);
      opening.onupgradeneeded = () => {
        if (version > 0) return;
        opening.result.createObjectStore('checkouts', { keyPath: 'id' }).createIndex('createdAt', 'createdAt');
        opening.result
          .createObjectStore('timeline', { keyPath: 'seq', autoIncrement: true })
          .createIndex('checkoutId', 'checkoutId');
        opening.result.createObjectStore('creates', { keyPath: 'attemptId' });
        opening.result.createObjectStore('paces', { keyPath: 'accountId' });
      };
      const db = await done(opening);
      Reflect.set(globalThis, 'held', db);
      return db.version;
    },
    HISTORY,
    version,
  );
}

describe('erasing everything', () => {
  let desk: Tab;
  let popup: Tab;

  beforeAll(async () => {
    const [first, second = first] = stage.simulator.accounts;
    desk = await addAccount(stage.desk, first);
    await createCheckout(desk, 'needle-1');
    await addAnother(desk, second, 'Needle Shop');
    await setPassphrase(desk, 'vigorous otter plinth 40');
    popup = await stage.desk.open('popup.html', POPUP);
    await popup.findByLabel('Order ID').fill('needle-2');
    await desk.bringToFront();
  });

  it('is offered beside the list of all that is kept and sent', async () => {
    await goToSettings(desk, 'Data and privacy');
    await desk.waitForText(/Saved in this browser \([\d.,]+ \w+ in total\)/);
    for (const kept of [
      'Accounts',
      'Checkouts',
      'Timelines',
      'Checkouts with an unknown outcome',
      'Until the browser closes',
    ]) {
      await desk.find('rowheader', kept).wait();
    }
    await desk.find('rowheader', 'api.inqud.com').wait();
    await desk.waitForText('Nothing is sent to anyone else');
  });

  it('holds also for a copy that the browser has not had time to save', async () => {
    await desk.findByLabel('Encrypt with a passphrase').click();
    await desk.find('button', 'Save backup').click();
    await desk.waitForText('Backup saved to your downloads');
    expect(await copiesStored(desk)).toEqual([expect.stringContaining('needle-1')]);
  });

  it('asks first, says what is lost, and Escape keeps it all', async () => {
    await desk.find('button', 'Erase everything…').click();
    await desk
      .find('dialog', 'Erase everything in this browser?')
      .waitForText(/This deletes all accounts, secrets, checkouts, timelines, and settings/);
    await expect.poll(() => desk.focusName()).toBe('Cancel');
    await desk.press('Escape');
    await desk.find('dialog', 'Erase everything in this browser?').waitUntilGone();
    expect(await everythingStored(desk)).toContain('Needle Shop');
  });

  it('leaves nothing, and both pages begin anew [S-44] [P-2]', async () => {
    const before = await everythingStored(desk);
    for (const needle of ['Needle Shop', 'needle-1', 'needle-2']) expect(before).toContain(needle);
    await desk.find('button', 'Erase everything…').click();
    await desk.find('dialog', 'Erase everything in this browser?').find('button', 'Erase everything').click();
    await desk.find('heading', 'Add your Inqud account').wait();
    await popup.find('button', 'Add account').wait();
    const after = await everythingStored(desk);
    for (const needle of ['Needle Shop', 'needle', 'TKN-', 'CCO-', 'CAP-', 'extractable', 'vaultId']) {
      expect(after).not.toContain(needle);
    }
    expect(await copiesStored(desk)).toEqual([]);
    await expect.poll(badge).toBe('');
    await expect.poll(alarms).toEqual([]);
  });

  it('is followed by a first account as on the first day', async () => {
    const page = await typeFirstAccount(stage.desk, stage.simulator.accounts[0]);
    const id = await createCheckout(page, 'kept-1');
    expect(stage.simulator.model.get(id)?.status).toBe('NEW');
    await popup.close();
    // The next copy of the day has its name.
    rmSync(await stage.desk.waitForDownload('.jsonl'));
  });

  const badge = () =>
    desk.evaluate(async (): Promise<string> => {
      const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      return api.action.getBadgeText({});
    });
  const alarms = () =>
    desk.evaluate(async () => {
      const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      return api.alarms.getAll();
    });
});

if (BROWSER === 'chromium') {
  it('a full disk: nothing is sent that could not be kept, what to do is said, and it goes on by itself', async () => {
    const page = await stage.desk.waitForTab('options.html');
    await stage.desk.setDiskFull(true);
    stage.simulator.requests.clear();
    const popup = await stage.desk.open('popup.html', POPUP);
    await popup.findByLabel('Order ID').fill('full-1');
    await popup.findByLabel('Amount').fill('10');
    await popup.findByLabel('Amount').press('Enter');
    await popup.waitForText('Your disk is full, so nothing new can be saved.');
    await page.waitForText('Existing data is safe');
    expect(stage.simulator.requests.list().filter(({ method }) => method === 'POST')).toEqual([]);
    await stage.desk.setDiskFull(false);
    await popup.findByLabel('Amount').press('Enter');
    await popup.find('heading', 'Link copied').wait();
    await popup.waitForNoText('The disk is full');
    await page.waitForNoText('The disk is full');
    await popup.close();
  });
}

it('storage that is removed under a running page: said, and started again by one button', async () => {
  const before = await stage.desk.waitForTab('options.html');
  const desk = await stage.desk.open('options.html#/checkouts');
  await before.close();
  await desk.find('link', /kept-1/).wait();
  const other = await bystander();
  await other.evaluate(async () => {
    await Promise.all(
      (await indexedDB.databases()).map(
        ({ name = '' }) =>
          new Promise((resolve) => {
            indexedDB.deleteDatabase(name).onsuccess = resolve;
          }),
      ),
    );
  });
  await desk.waitForText('was deleted from this browser while this page was open');
  await desk.find('link', /kept-1/).click();
  await desk.waitForText('was removed from this browser. Reload this page');
  await desk.find('link', /kept-1/).wait();
  await desk.find('button', 'Start over').click();
  await typeAccount(desk, stage.simulator.accounts[0]);
  await desk.find('button', 'Save account').click();
  await desk.find('heading', 'New checkout').wait();
  await createCheckout(desk, 'anew-1');
  await desk.close();
  await other.close();
});

it('a database that another page holds in an older version: said in popup and desk, and over once that is closed', async () => {
  const other = await bystander();
  expect(await hold(other, 0)).toBe(10);
  await stage.desk.killBackground();
  const desk = await stage.desk.open('options.html#/new');
  await desk.waitForText('An older Checkout Desk is still open in another tab or window.');
  const popup = await stage.desk.open('popup.html', POPUP);
  await popup.waitForText('An older Checkout Desk is still open in another tab or window.');
  await other.close();
  await popup.waitForNoText('An older Checkout Desk');
  await popup.close();
  await desk.find('heading', 'New checkout').wait();
  await desk.waitForNoText('An older Checkout Desk');
  await createCheckout(desk, 'after-1');
  await desk.close();
});

it('a database of a newer release: refused in words, left as it is, and a copy can be saved', async () => {
  const other = await bystander();
  expect(await hold(other, 1000)).toBe(1000);
  await other.evaluate(() => (Reflect.get(globalThis, 'held') as IDBDatabase).close());
  const desk = await stage.desk.open('options.html#/checkouts');
  await desk.waitForText('Your data was saved by a newer Checkout Desk');
  await desk.find('button', 'Save backup').click();
  const lines = readFileSync(await stage.desk.waitForDownload('.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    { format: 'checkout-desk-history', version: 1 },
    { checkout: { orderId: 'after-1', status: 'NEW' }, timeline: [{ source: 'created', to: 'NEW' }] },
  ]);
  const popup = await stage.desk.open('popup.html', POPUP);
  await popup.waitForText('Your data was saved by a newer Checkout Desk');
  expect(await hold(other, 1000)).toBe(1000);
});
