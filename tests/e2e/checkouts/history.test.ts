import { readFileSync, rmSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredCheckout } from '../../../lib/checkouts/database.ts';
import { atLength } from '../../soak.ts';
import { axe } from '../driver/axe.ts';
import type { Tab } from '../driver/types.ts';
import { addAccount, goToSettings, WIDE } from '../support/flows.ts';
import { listIn, openFilledDesk, ordersOf } from '../support/list.ts';
import { orderOf } from '../support/realistic.ts';
import { useStage } from '../support/stage.ts';
import { copiesStored } from '../support/stored.ts';

/** More than one batch of a backup and a restore. */
const COUNT = atLength(1_200, 10_000);
const ALL = COUNT.toLocaleString('en');

describe(`the desk at ${COUNT} checkouts`, () => {
  const stage = useStage();
  let desk: Tab;
  /** The newest first. */
  let stored: StoredCheckout[];
  /** A copy of all of them. */
  let file: string;
  const { rows, search, shows, menu } = listIn(() => desk);
  const scrollToEnd = () => document.querySelector('.checkout-list-rows > .edge:last-child')?.scrollIntoView();

  beforeAll(async () => {
    ({ desk, stored } = await openFilledDesk(stage.desk, stage.simulator.accounts[0], COUNT));
  }, 120_000);

  it('shows the newest first, and more by scrolling, without ever holding them all', async () => {
    await shows(ordersOf(stored));
    const places = async () => {
      const orders = await rows();
      const first = stored.findIndex(({ orderId }) => orderId === orders[0]);
      // None is left out or twice.
      expect(orders).toEqual(ordersOf(stored.slice(first, first + orders.length)));
      return { first, end: first + orders.length };
    };
    await expect
      .poll(async () => {
        await desk.evaluate(scrollToEnd);
        return (await places()).end;
      })
      .toBeGreaterThanOrEqual(atLength(250, 400));
    const { first, end } = await places();
    expect(first).toBeGreaterThan(0);
    expect(end - first).toBeLessThanOrEqual(200);
    await expect
      .poll(async () => {
        await desk.evaluate(() => window.scrollTo(0, 0));
        return (await rows())[0];
      })
      .toBe(orderOf(COUNT - 1));
  });

  it.each([
    ['beside the list, and its row', WIDE, true],
    ['above it in a narrow window, and its row afterwards', { width: 420, height: 740 }, false],
  ])('shows a checkout from its top, however far the list was scrolled: %s', async (_, size, isBeside) => {
    await desk.setSize(size);
    await expect
      .poll(async () => {
        await desk.evaluate(scrollToEnd);
        return desk.evaluate(() => document.querySelectorAll('[data-row]').length);
      })
      .toBeGreaterThan(40);
    const row = desk.find('link', stored[40]?.orderId ?? '').nth(0);
    await row.evaluate((element) => element.scrollIntoView());
    await row.click();
    const title = desk.find('article', stored[40]?.orderId ?? '').find('heading', stored[40]?.orderId ?? '');
    const inSight = (element: Element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    };
    await expect.poll(() => title.evaluate(inSight)).toBe(true);
    expect(await row.evaluate(inSight)).toBe(isBeside);
    await row.press('Enter');
    await expect.poll(() => desk.focusName()).toBe('Checkout details');
    await desk.press('Escape');
    await expect.poll(() => row.evaluate(inSight)).toBe(true);
    await desk.setSize(WIDE);
  });

  it('finds an order by its last digits, an address by its end, a transaction by its middle', async () => {
    const row = stored.find(({ request }) => request !== null);
    const digits = orderOf(1034).slice(-4);
    await search(digits);
    await shows(ordersOf(stored.filter((each) => hasId(each, digits))));
    for (const part of [
      row?.request?.address?.slice(-8) ?? '',
      row?.request?.txHash?.slice(20, 32) ?? '',
      row?.id ?? '',
    ]) {
      await search(part);
      await shows([row?.orderId ?? '']);
    }
  });

  it('selects a row by a key without moving it, and goes down by keys past what is on screen, row by row', async () => {
    await search('');
    await shows(ordersOf(stored));
    const second = desk.findByCss('[data-row]').nth(1);
    const top = () => second.evaluate((row) => row.getBoundingClientRect().top + scrollY);
    await desk.findByCss('[data-row]').nth(0).press('j');
    const before = await top();
    await desk.press('x');
    await desk.find('region', 'Selected checkouts').waitForText('1 selected');
    expect(await top()).toBe(before);
    await desk.find('region', 'Selected checkouts').find('button', 'Clear selection').press('Enter');
    await desk.findByCss('[data-row]').nth(0).press('j');
    const last = atLength(36, 60);
    for (let row = 2; row <= last; row += 1) await desk.press(row % 2 === 0 ? 'ArrowDown' : 'j');
    await expect.poll(() => desk.focusName()).toContain(stored[last]?.orderId ?? '');
    await desk.evaluate(() => window.scrollTo(0, 0));
  });

  it('keeps the bar of what is selected in its place when more rows come, and is accessible with it and a column more', async () => {
    await search('tag:wholesale');
    const tagged = ordersOf(stored.filter(({ tags }) => tags.includes('wholesale')));
    await shows(tagged);
    await menu('Columns').click();
    await desk.findByLabel('Network', { exact: true }).click();
    await menu('Columns').click();
    // What it shows of these rows may be nothing.
    await desk.waitFor(() => document.querySelector('[data-row] .row-network') !== null);
    await desk.findByLabel(`Select ${tagged[3]}`).click();
    const bar = desk.find('region', 'Selected checkouts');
    await bar.waitForText('1 selected');
    expect(await axe(desk)).toEqual([]);
    // A bar that moves when more rows come is missed by whoever is about to click on it.
    const gaps = await bar.evaluate(async (element, last) => {
      const seen = new Set<number>();
      do {
        scrollTo(0, document.documentElement.scrollHeight);
        seen.add(Math.round(innerHeight - element.getBoundingClientRect().bottom));
        await new Promise(requestAnimationFrame);
        seen.add(Math.round(innerHeight - element.getBoundingClientRect().bottom));
      } while (!document.querySelector('.checkout-list')?.textContent.includes(last));
      return [...seen];
    }, tagged.at(-1) ?? '');
    expect(gaps).toEqual([0]);
    await bar.find('button', 'Clear selection').click();
  });

  it('saves a complete copy', async () => {
    await search('');
    await desk.find('button', 'Export…').click();
    const dialog = desk.find('dialog', 'Export checkouts');
    await dialog.findByLabel('All, including archived').click();
    await dialog.findByLabel(/Complete backup/).click();
    await dialog.find('button', 'Export file').click();
    await dialog.waitForText(`${ALL} checkouts exported`, { timeout: 100_000 });
    file = await stage.desk.waitForDownload('.jsonl');
    // It was made on the disk, where it takes no memory.
    expect((await copiesStored(desk)).some((text) => text === readFileSync(file, 'utf8'))).toBe(true);
    await dialog.find('button', 'Close').click();
  });

  it('saves the same copy from the settings, without holding up the page', async () => {
    const first = idsIn(file);
    // Of the same name on the same day.
    rmSync(file);
    await goToSettings(desk, 'Data and privacy');
    const { longest, all } = await desk.evaluate(async () => {
      // The longest time in which the page could not do anything, in ms, until the copy is saved, and all of it.
      const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Save backup');
      button?.click();
      const began = performance.now();
      let longest = 0;
      for (let last = began; !document.body.innerText.includes('Backup saved to your downloads'); ) {
        await new Promise((next) => setTimeout(next));
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      }
      return { longest, all: performance.now() - began };
    });
    file = await stage.desk.waitForDownload('.jsonl');
    expect(idsIn(file)).toEqual(first);
    expect(first).toHaveLength(COUNT);
    // A share of the whole, however busy the computer is.
    expect(longest).toBeLessThan(all / 3);
  });

  it('restores the copy once all was erased', { timeout: 240_000 }, async () => {
    await desk.find('button', 'Erase everything…').click();
    await desk.find('dialog', 'Erase everything in this browser?').find('button', 'Erase everything').click();
    const page = await addAccount(stage.desk, stage.simulator.accounts[0]);
    await goToSettings(page, 'Data and privacy');
    await page.findByLabel('Restore from a backup').setFiles(file);
    await page.waitForText(`${ALL} checkouts added`, { timeout: 100_000 });
    await page.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts?q=${orderOf(7)}`);
    await page.find('link', new RegExp(orderOf(7))).wait();
    const ids = await page.evaluate(async () => {
      const done = <T>(asked: IDBRequest<T>) =>
        new Promise<T>((resolve) => (asked.onsuccess = () => resolve(asked.result)));
      const db = await done(indexedDB.open('checkout-desk-history'));
      const keys = await done(db.transaction('checkouts').objectStore('checkouts').getAllKeys());
      db.close();
      return keys;
    });
    expect(ids).toEqual(idsIn(file).toSorted());
  });
});

/** The checkouts of a copy, by their IDs; what is still watched may have gone on meanwhile. */
function idsIn(path: string): string[] {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n').slice(1);
  return lines.flatMap((line) => JSON.parse(line).checkout?.id ?? []);
}

function hasId({ id, orderId, request }: StoredCheckout, part: string): boolean {
  return [id, orderId, request?.id, request?.address, request?.txHash].some((each) => each?.includes(part));
}
