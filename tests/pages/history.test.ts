import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredCheckout } from '../../lib/checkouts/database.ts';
import type { Tab } from '../e2e/driver/types.ts';
import { addAccount, chooseMore, goToSettings, WIDE } from '../e2e/support/flows.ts';
import { listIn, openFilledDesk, ordersOf } from '../e2e/support/list.ts';
import { orderOf } from '../e2e/support/realistic.ts';
import { rowsOf } from '../e2e/support/stored.ts';
import { newId } from '../simulator/model/identities.ts';
import { useStage } from './support/stage.ts';

/** More than one batch of anything, and more than are counted. */
const COUNT = 1_200;

describe('the desk', () => {
  const stage = useStage();
  let desk: Tab;
  /** The newest first. */
  let stored: StoredCheckout[];
  const { rows, field, search, shows, menu } = listIn(() => desk);

  beforeAll(async () => {
    ({ desk, stored } = await openFilledDesk(stage.desk, stage.simulator.accounts[0], COUNT));
  });

  it('finds words of the name by their beginning, without case and accents', async () => {
    await search('OKAF jurg');
    await shows(ordersOf(stored.filter(({ name }) => name === 'Jürgen Okafor')));
  });

  it('understands fields, and says where one is wrong while the rest holds', async () => {
    await search('status:paid amount:>990 -coin:btc');
    const right = stored.filter(
      ({ status, amount, request }) =>
        status === 'SUCCESS' && Number(amount?.amount) > 990 && request?.currency !== 'BTC',
    );
    await shows(ordersOf(right));
    await search('status:paid amount:>990 -coin:btc colour:red');
    await desk.waitForText('Unknown field “colour”');
    await shows(ordersOf(right));
    await search('no such words at all');
    await desk.waitForText('No matching checkouts');
    await desk.find('button', 'Clear search').click();
    await shows(ordersOf(stored));
  });

  it('is filtered by menus, which write the same text; the address holds it, through reload and back', async () => {
    await menu('Status').click();
    await desk.findByLabel('Conflict').click();
    // By its words, not its box.
    await desk.findByCss('.menu[open] label').nth(5).click();
    await expect.poll(() => field().value()).toBe('status:conflict,expired');
    await menu('Status').click();
    const right = ordersOf(stored.filter(({ status }) => status === 'CONFLICT' || status === 'EXPIRED'));
    await shows(right);
    await desk.reload();
    await shows(right);
    await desk.find('link', new RegExp(right[2] ?? '')).click();
    await desk.find('article', right[2]).wait();
    await shows(right);
    await desk.back();
    await desk.find('article', right[2]).waitUntilGone();
    await shows(right);
    await desk.find('button', 'Clear all').click();
    await shows(ordersOf(stored));
  });

  it('keeps what is wrong in the text when a menu is used, and still tells it', async () => {
    await search('stauts:paid status:payd');
    await menu('Status').click();
    await desk.findByLabel('Conflict').click();
    await menu('Status').click();
    await expect.poll(() => field().value()).toBe('stauts:paid status:payd status:conflict');
    await desk.waitForText('Unknown field “stauts”.');
    await desk.waitForText('Unknown status “payd”.');
    await shows(ordersOf(stored.filter(({ status }) => status === 'CONFLICT')));
    await desk.find('button', 'Clear all').click();
    await shows(ordersOf(stored));
  });

  it('sorts by amount, exactly', async () => {
    const byAmount = stored.toSorted(
      (a, b) => Number(b.amount?.amount) - Number(a.amount?.amount) || (a.id < b.id ? 1 : -1),
    );
    await desk.find('button', 'Amount', { exact: true }).click();
    await shows(ordersOf(byAmount));
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts`);
    await shows(ordersOf(stored));
  });

  it('is used by keys alone', async () => {
    await search('');
    await desk.findByCss('[data-row]').nth(0).press('/');
    await expect.poll(() => desk.focusName()).toBe('Search checkouts');
    await desk.press('ArrowDown');
    await desk.press('j');
    await desk.press('x');
    await desk.find('region', 'Selected checkouts').waitForText('1 selected');
    await expect.poll(() => desk.focusName()).toContain(stored[1]?.orderId ?? '');
    await desk.press('k');
    await desk.press('Enter');
    await desk.find('article', stored[0]?.orderId).wait();
    await desk.press('?');
    await desk.find('dialog', 'Keyboard shortcuts').waitForText('Next row');
    await desk.press('Escape');
    await desk.find('button', 'Close this checkout').click();
    await desk.find('button', 'Clear selection').click();
  });

  it('opens an order that was typed whole by the arrow down and Enter, however quick, and gives its row the focus back', async () => {
    for (const { orderId } of [stored[4321], stored[77], stored[9999]].filter((row) => row !== undefined)) {
      await search(orderId);
      await desk.press('ArrowDown');
      await desk.press('Enter');
      await desk.find('article', orderId).wait();
      await desk.press('Escape');
      await expect.poll(() => desk.focusName()).toContain(orderId);
    }
  });

  it('keeps the search beside a new checkout', async () => {
    await search('okafor');
    const right = ordersOf(stored.filter(({ name }) => name?.includes('Okafor')));
    await shows(right);
    await desk.find('link', 'New checkout').click();
    await desk.findByLabel('Order ID').wait();
    await shows(right);
    expect(await field().value()).toBe('okafor');
    await desk.findByLabel('Order ID').press('Escape');
    await expect.poll(() => desk.find('form', 'New checkout').count()).toBe(0);
    expect(await desk.focusName()).toBe('Checkouts');
    await shows(right);
    await search('');
    await shows(ordersOf(stored));
  });

  it('leaves single letters alone once they are switched off; arrows stay', async () => {
    await desk.findByCss('[data-row]').nth(0).press('?');
    await desk.find('dialog', 'Keyboard shortcuts').find('link', 'Settings').click();
    const box = desk.findByLabel('Single-letter keys');
    await box.click();
    await desk.find('link', 'Checkouts', { exact: true }).click();
    await shows(ordersOf(stored));
    await desk.findByCss('[data-row]').nth(0).press('x');
    await desk.press('/');
    await desk.press('?');
    await desk.press('j');
    await expect.poll(() => desk.focusName()).toContain(stored[0]?.orderId ?? '');
    await desk.press('ArrowDown');
    await expect.poll(() => desk.focusName()).toContain(stored[1]?.orderId ?? '');
    expect(await desk.find('region', 'Selected checkouts').count()).toBe(0);
    expect(await desk.find('dialog', 'Keyboard shortcuts').count()).toBe(0);
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/settings/keys`);
    await box.click();
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts`);
    await shows(ordersOf(stored));
  });

  it('archives, brings back and tags what is selected; another desk follows at once', async () => {
    const other = await stage.desk.open('options.html#/checkouts?q=is%3Aarchived', WIDE);
    await other.waitForText('No matching checkouts');
    await search('tag:wholesale');
    const tagged = ordersOf(stored.filter(({ tags }) => tags.includes('wholesale')));
    await shows(tagged);
    await desk.findByLabel(`Select ${tagged[0]}`).click();
    await desk.find('button', 'Select all', { exact: false }).click();
    const bar = desk.find('region', 'Selected checkouts');
    await bar.waitForText(`${tagged.length} selected`);
    await bar.find('button', 'Archive').click();
    await desk.waitForText('No matching checkouts');
    await other.find('link', new RegExp(tagged[0] ?? '')).wait();
    await desk.find('button', 'Undo').click();
    await shows(tagged);
    await desk.findByLabel(`Select ${tagged[0]}`).click();
    await desk.find('button', 'Select all', { exact: false }).click();
    await bar.find('button', 'Archive').click();
    await desk.waitForText('archived checkouts match.');
    await desk.find('link', 'Show archived checkouts').click();
    await shows(tagged);
    await desk.findByLabel('Select all shown').click();
    await desk.find('button', 'Select all', { exact: false }).click();
    await bar.waitForText(`${tagged.length} selected`);
    await bar.find('button', 'Unarchive').click();
    await other.waitForText('No matching checkouts');
    await other.close();
    await search('tag:wholesale');
    await desk.findByLabel(`Select ${tagged[3]}`).click();
    await bar.findByCss('summary').click();
    await bar.findByLabel('Tag').fill('Christmas');
    await bar.find('button', 'Add').click();
    await bar.waitForText('Tagged “Christmas”');
    await bar.find('button', 'Clear selection').click();
    await search('tag:christmas');
    await shows([tagged[3] ?? '']);
  });

  it('shows the columns and keeps the views that a person has chosen', async () => {
    await search('coin:eth');
    await menu('Columns').click();
    await desk.findByLabel('Network', { exact: true }).click();
    await menu('Columns').click();
    await menu('Views').click();
    await desk.findByLabel('View name').fill('Ether');
    await desk.find('button', 'Save', { exact: true }).click();
    await desk.find('link', 'Ether').nth(0).wait();
    await menu('Views').click();
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts`);
    await shows(ordersOf(stored));
    await menu('Views').click();
    await desk.find('link', 'Ether').nth(0).click();
    await shows(ordersOf(stored.filter(({ request }) => request?.currency === 'ETH')));
    await expect
      .poll(() => desk.evaluate(() => document.querySelector('[data-row] .row-network')?.textContent.trim()))
      .toBe('ETHEREUM');
  });

  it('keeps a note, which is found by its words; copies for support; creates again', async () => {
    await search(orderOf(COUNT - 7));
    await desk.find('link', new RegExp(orderOf(COUNT - 7))).click();
    const article = desk.find('article', orderOf(COUNT - 7));
    await article.findByCss('.annotation > summary').nth(0).click();
    await article.findByLabel('Note').fill('Zebra crossing');
    await article.findByLabel('Note').press('Control+Enter');
    await search('zeb');
    await shows([orderOf(COUNT - 7)]);
    await chooseMore(desk, 'Copy details for support');
    const row = stored[6];
    await expect.poll(() => stage.desk.clipboardText()).toContain(row?.orderId);
    const text = await stage.desk.clipboardText();
    for (const part of [row?.id, row?.url, row?.request?.txHash]) expect(text).toContain(part ?? '');
    await desk.bringToFront();
    await chooseMore(desk, 'Create similar');
    await desk.find('form', 'New checkout').wait();
    expect(await desk.findByLabel('Order ID').value()).toBe(orderOf(COUNT - 7));
    await desk.findByLabel('Order ID').fill('');
  });

  it('imports a colleague’s checkouts by their links', async () => {
    const colleagues = ['colleague-1', 'colleague-2'].map(
      (clientOrderId) =>
        stage.simulator.model.create(stage.simulator.accounts[0].widgetId, {
          clientOrderId,
          name: null,
          returnUrl: null,
          expiresAt: null,
          type: 'FIXED_PRICE',
          fixedAmount: { amount: '17.50', currency: 'EUR' },
        }).id,
    );
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/import`);
    const missing = newId('CCO');
    const pasted = [
      `https://paycrypto.inqud.com/checkout/${colleagues[0]}`,
      `x;${colleagues[1]};17.50`,
      missing,
      'nothing',
    ];
    await desk.findByLabel('Checkout IDs or payment links').fill(pasted.join('\n'));
    await desk.find('button', /^Import \d/).click();
    await desk.waitForText(/Done: 2 imported, 1 not/);
    await desk.findByLabel('Checkout IDs or payment links').fill(newId('CCO'));
    await desk.waitForNoText(/Done:/);
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts?q=colleague`);
    await expect.poll(async () => (await rows()).toSorted()).toEqual(['colleague-1', 'colleague-2']);
  });

  it('counts a month, and each number leads to its rows', async () => {
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/overview?period=30d`);
    await desk.find('link', /^Conflict \d+$/).wait();
    const paid = await desk.find('link', /^Paid: /).text();
    await desk.find('link', /^Paid: /).click();
    await expect.poll(() => desk.findByCss('.checkout-list-count').text()).toBe(paid);
    expect(await desk.findByCss('.checkout-list-rows').text()).not.toContain('Expired');
  });

  it('exports exactly what the list shows, as a table', async () => {
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts`);
    await search('status:conflict');
    const right = ordersOf(stored.filter(({ status }) => status === 'CONFLICT'));
    await shows(right);
    await desk.find('button', 'Export…').click();
    const dialog = desk.find('dialog', 'Export checkouts');
    await dialog.waitForText(`As listed (${right.length})`);
    await dialog.findByLabel(/^CSV/).click();
    await dialog.find('button', 'Export file').click();
    await dialog.waitForText(`${right.length} checkouts exported`);
    const lines = readFileSync(await stage.desk.waitForDownload('.csv'), 'utf8')
      .trimEnd()
      .split('\r\n');
    // The network was added to the columns above.
    expect(lines[0]).toMatch(/Order ID,Name,Status,Amount,Currency,Coin,Created,Expires,Status since,Network$/);
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(right);
    await dialog.find('button', 'Close').click();
  });

  it('saves a complete copy, which an empty desk restores', async () => {
    await search('');
    await desk.find('button', 'Export…').click();
    const dialog = desk.find('dialog', 'Export checkouts');
    await dialog.findByLabel('All, including archived').click();
    await dialog.findByLabel(/Complete backup/).click();
    await dialog.find('button', 'Export file').click();
    await dialog.waitForText(/1,202 checkouts exported/);
    const file = await stage.desk.waitForDownload('.jsonl');
    await dialog.find('button', 'Close').click();
    const elsewhere = stage.launchDesk();
    const page = await addAccount(elsewhere, stage.simulator.accounts[0]);
    await goToSettings(page, 'Data and privacy');
    await page.findByLabel('Restore from a backup').setFiles(file);
    await page.waitForText(/1,202 checkouts added/);
    const list = await elsewhere.open('options.html#/checkouts?q=tag%3Achristmas', WIDE);
    await list.find('link', /10\d{4}.*(Paid|Expired|Underpaid)/s).wait();
    const theirs = await rowsOf<{ checkouts: StoredCheckout[] }>(list, 'checkout-desk-history');
    const ours = await rowsOf<{ checkouts: StoredCheckout[] }>(desk, 'checkout-desk-history');
    expect(theirs.checkouts.map(({ id, answer, note, tags }) => [id, answer, note, tags])).toEqual(
      ours.checkouts.map(({ id, answer, note, tags }) => [id, answer, note, tags]),
    );
  });

  it('archives what is old', async () => {
    await goToSettings(desk, 'Data and privacy');
    const old = desk.find('region', 'Data retention');
    await old.findByLabel('Checkout age', { exact: true }).select('More than 6 months');
    await old.find('button', 'Archive old checkouts').click();
    await old.waitForText(/[\d,]+ checkouts? archived/);
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts?sort=created`);
    const { checkouts } = await rowsOf<{ checkouts: StoredCheckout[] }>(desk, 'checkout-desk-history');
    const DAY = 24 * 3_600_000;
    const [oldest] = checkouts.filter(({ archived }) => archived === 0).toSorted((a, b) => a.createdAt - b.createdAt);
    await expect.poll(async () => (await rows())[0]).toBe(oldest?.orderId);
    // What is still being checked, or needs a person, is never old.
    const left = checkouts.filter(({ archived, createdAt }) => archived === 0 && createdAt < Date.now() - 186 * DAY);
    expect(left.filter(({ nextRefreshAt, attentionAt }) => (nextRefreshAt ?? attentionAt) === undefined)).toEqual([]);
    const archived = checkouts.filter(({ archived }) => archived === 1);
    expect(archived.length).toBeGreaterThan(COUNT / 3);
    expect(archived.every(({ createdAt }) => createdAt < Date.now() - 182 * DAY)).toBe(true);
  });
});
