import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Tab } from '../driver/types.ts';
import { addAccount, createCheckout, POPUP, typeAccount } from '../support/flows.ts';
import { BROWSER, useStage } from '../support/stage.ts';

const HISTORY = 'checkout-desk-history';
const stage = useStage();
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

if (BROWSER === 'chromium') {
  it('a full disk: nothing is sent that could not be kept, what to do is said, and it goes on by itself', async () => {
    const page = await addAccount(stage.desk, stage.simulator.accounts[0]);
    await createCheckout(page, 'kept-1');
    await page.press('Escape');
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
    await page.close();
  });
} else {
  it('begins with an account and a checkout', async () => {
    const page = await addAccount(stage.desk, stage.simulator.accounts[0]);
    await createCheckout(page, 'kept-1');
    await page.close();
  });
}

it('storage that is removed under a running page: said, and started again by one button', async () => {
  const desk = await stage.desk.open('options.html#/checkouts');
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
