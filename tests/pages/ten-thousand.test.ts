import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredCheckout } from '../../lib/checkouts/database.ts';
import type { Tab } from '../e2e/driver/types.ts';
import { goToSettings } from '../e2e/support/flows.ts';
import { listIn, openFilledDesk, ordersOf } from '../e2e/support/list.ts';
import { rowsOf } from '../e2e/support/stored.ts';
import { atLength } from '../soak.ts';
import { useStage } from './support/stage.ts';

/** More than one batch of a backup, a restore and a deletion. */
const COUNT = atLength(2_500, 10_000);
const SECOND = 1000;
const DAY = 24 * 3_600_000;

describe(`at ${COUNT} checkouts`, () => {
  const stage = useStage();
  let desk: Tab;
  /** The newest first. */
  let stored: StoredCheckout[];
  /** A copy of all. */
  let file: string;
  const { rows, search, shows } = listIn(() => desk);
  const bar = () => desk.find('region', 'Selected checkouts');
  const checkouts = async () =>
    (await rowsOf<{ checkouts: StoredCheckout[] }>(desk, 'checkout-desk-history')).checkouts;
  const goTo = (hash: string) => desk.goto(`${stage.desk.extensionOrigin}/options.html#/${hash}`);
  const restore = async (path: string) => {
    await goToSettings(desk, 'Data and privacy');
    await desk.findByLabel('Restore from a backup').setFiles(path);
  };

  beforeAll(async () => {
    ({ desk, stored } = await openFilledDesk(stage.desk, stage.simulator.accounts[0], COUNT));
  }, 120_000);

  it('a reminder that they are in no backup stays beside what is opened, and waits when told to', async () => {
    const reminder = desk.find('complementary', 'Backup');
    await reminder.waitForText('No backup saved here yet.');
    await desk.findByCss('[data-row]').nth(2).press('Enter');
    await desk.find('article').wait();
    expect(await reminder.count()).toBe(1);
    await desk.press('Escape');
    await desk.find('article').waitUntilGone();
    await reminder.find('button', 'Later').click();
    await reminder.waitUntilGone();
    await desk.reload();
    await desk.findByCss('[data-row]').nth(2).wait();
    expect(await reminder.count()).toBe(0);
  });

  it('a bar of the overview leads to its rows', async () => {
    await goTo('overview?period=90d');
    const bars = desk.find('figure', /^Outcome/).find('link', /^Paid/);
    await bars.nth(0).wait();
    const link = await bars
      .nth(0)
      .evaluate((element) => element.getAttribute('aria-label') ?? element.textContent ?? '');
    await bars.nth(0).click();
    await desk.findByCss('[data-row]').nth(0).wait();
    expect(link).not.toBe('');
    const shown = await rows();
    const paid = new Set(ordersOf(stored.filter(({ status }) => status === 'SUCCESS')));
    expect(shown.filter((order) => !paid.has(order))).toEqual([]);
  });

  it('the links of a selection are copied, in its order', async () => {
    await goTo('checkouts');
    await search('status:conflict');
    const right = stored.filter(({ status }) => status === 'CONFLICT');
    await shows(ordersOf(right));
    await desk.findByLabel('Select all shown').click();
    await desk.find('button', 'Select all', { exact: false }).click();
    await bar().waitForText(`${right.length} selected`);
    await bar().find('button', 'Copy links').click();
    await bar().waitForText('Links copied');
    const links = (await stage.desk.clipboardText()).trim().split('\n');
    expect(links).toEqual(right.map(({ url }) => url));
  });

  it('a selection is exported, and nothing else', async () => {
    await bar().find('button', 'Export…').click();
    const right = ordersOf(stored.filter(({ status }) => status === 'CONFLICT'));
    const dialog = desk.find('dialog', 'Export checkouts');
    await dialog.waitForText(`Selected (${right.length})`);
    await dialog.findByLabel(/^CSV/).click();
    await dialog.find('button', 'Export file').click();
    await dialog.waitForText(`${right.length} checkouts exported`);
    const lines = readFileSync(await stage.desk.waitForDownload('.csv'), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(right);
    await dialog.find('button', 'Close').click();
  });

  it('a selection is asked about at Inqud, and nothing else', async () => {
    await bar().find('button', 'Clear selection').click();
    const chosen = stored.filter(({ status }) => status === 'CONFLICT').slice(0, 3);
    for (const { orderId } of chosen) await desk.findByLabel(`Select ${orderId}`).click();
    await bar().waitForText('3 selected');
    await bar().find('button', 'Refresh', { exact: true }).click();
    await bar().waitForText('Refreshing one by one');
    // The simulator has none of them. One that is still open is asked about by itself, once its time has come.
    const asked = async () => {
      await stage.desk.pass(SECOND);
      const failed = (await checkouts()).filter(({ error }) => error?.kind === 'notFound');
      return failed.filter(({ status }) => status !== 'NEW').map(({ id }) => id);
    };
    await expect.poll(asked).toHaveLength(chosen.length);
    expect((await asked()).toSorted()).toEqual(chosen.map(({ id }) => id).toSorted());
  });

  it('a backup is called off, and nothing is saved', async () => {
    await goToSettings(desk, 'Data and privacy');
    await desk.find('button', 'Save backup').click();
    await desk.find('button', 'Cancel').click();
    await desk.waitForText('Canceled. Nothing was saved.');
  });

  it('what is old is deleted, once a backup of all is saved', async () => {
    const old = desk.find('region', 'Data retention');
    await old.findByLabel('Checkout age', { exact: true }).select('More than 6 months');
    await old.find('button', 'Delete old checkouts…').click();
    const dialog = desk.find('dialog', /^Delete [\d,]+ checkouts\?$/);
    const count = Number((await dialog.find('heading', /^Delete/).text()).replace(/\D/g, ''));
    await dialog.find('button', 'Save backup first').click();
    await dialog.waitForText('Backup saved to your downloads');
    file = await stage.desk.waitForDownload('.jsonl');
    await dialog.find('button', /^Delete [\d,]+ checkouts$/).click();
    await dialog.waitUntilGone();
    const left = await checkouts();
    expect([count, left.length]).toEqual([expect.any(Number), COUNT - count]);
    expect(count).toBeGreaterThan(COUNT / 3);
    const gone = new Set(stored.map(({ id }) => id)).difference(new Set(left.map(({ id }) => id)));
    const youngest = stored.find(({ id }) => gone.has(id));
    expect(youngest?.createdAt).toBeLessThan(Date.now() - 180 * DAY);
  });

  it('a restore is called off, and what was restored stays', async () => {
    const before = (await checkouts()).length;
    await restore(file);
    await desk.find('button', 'Cancel').click();
    await desk.waitForText('Canceled. What was restored so far stays');
    const { length } = await checkouts();
    expect(length).toBeGreaterThanOrEqual(before);
    expect(length).toBeLessThan(COUNT);
  });

  it('a backup with damaged lines is restored into a desk that is in use, but for those lines, which are named', async () => {
    const lines = readFileSync(file, 'utf8').split('\n');
    const gone = stored.at(-1);
    const at = lines.findIndex((line) => gone !== undefined && line.includes(gone.id));
    expect(at).toBeGreaterThan(0);
    lines[at] = (lines[at] ?? '').slice(0, -9);
    lines.splice(7, 0, 'no JSON');
    const damaged = join(dirname(file), 'damaged.jsonl');
    writeFileSync(damaged, lines.join('\n'));
    const before = new Set((await checkouts()).map(({ id }) => id));
    await restore(damaged);
    await desk.waitForText('2 lines of the file couldn’t be read and were skipped:');
    const after = (await checkouts()).map(({ id }) => id);
    expect(after.length).toBe(before.has(gone?.id ?? '') ? COUNT : COUNT - 1);
    const status = await desk.find('region', 'Privacy').text();
    expect(status).toContain(`${(after.length - before.size).toLocaleString('en')} checkouts added`);
    expect(status).toContain(`Line 8:`);
  });
});
