import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../e2e/driver/types.ts';
import { addAccount, chooseMore, createCheckout, openCheckout, POPUP, timelineOf, WIDE } from '../e2e/support/flows.ts';
import { listIn } from '../e2e/support/list.ts';
import { readCsv } from '../unit/support/readCsv.ts';
import { useStage } from './support/stage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a checkout that is paid on New Year’s Eve, while the browser is closed until 2 January', () => {
  const stage = useStage({ startAt: new Date(2026, 11, 31, 22).getTime() });
  let id: string;
  let desk: Tab;
  const { search, shows } = listIn(() => desk);

  beforeAll(async () => {
    const { simulator } = stage;
    await (await addAccount(stage.desk, simulator.accounts[0])).close();
    const popup = await stage.desk.open('popup.html', POPUP);
    id = await createCheckout(popup, '10480');
    await popup.close();
    await stage.desk.killBackground();
    await stage.desk.sleep(30 * MINUTE);
    simulator.model.pickCoin(id, 'TRON_USDT');
    simulator.model.pay(id);
    simulator.model.confirm(id);
    await stage.desk.sleep(36 * HOUR);
    desk = await stage.desk.open('options.html#/checkouts', WIDE);
    await desk.find('link', /10480.*Paid/s).wait();
  });

  it('is found where it was paid, in December, and not where it was seen', async () => {
    for (const [text, orders] of [
      ['paid:2026-12-31T22', ['10480']],
      ['final:2026', ['10480']],
      ['updated:2026-12', ['10480']],
      ['paid:2027-01', []],
      ['updated:today', []],
      ['paid:this-month', []],
      ['paid:last-month', ['10480']],
    ] as const) {
      await search(text);
      if (orders.length > 0) await shows([...orders]);
      else await desk.waitForText('No matching checkouts');
    }
    await search('');
  });

  it('is of December in a table, which says whose time that is', async () => {
    await desk.find('button', 'Export…').click();
    const dialog = desk.find('dialog', 'Export checkouts');
    await dialog.findByLabel(/^CSV/).click();
    await dialog.findByLabel('All columns').click();
    await dialog.find('button', 'Export file').click();
    const [names = [], cells = []] = readCsv(readFileSync(await stage.desk.waitForDownload('.csv'), 'utf8'));
    const cell = (name: string) => cells[names.indexOf(name)] ?? '';
    const since = new Date(cell('Status since'));
    expect([since.getFullYear(), since.getMonth(), since.getDate()]).toEqual([2026, 11, 31]);
    expect(cell('Status since by')).toBe('Inqud');
    await dialog.find('button', 'Close').click();
  });

  it('is counted in the overview with what was paid then, not today', async () => {
    await desk.find('link', 'Overview').click();
    await desk.findByLabel('30 days').click();
    const volume = desk.find('region', 'Volume by currency');
    await volume.waitForText('By Inqud’s own time of payment.');
    await volume.waitForText('100.00');
    await desk.find('link', 'Paid volume: 100.00 USD').wait();
    await volume.find('link', '1 checkout').click();
    await shows(['10480']);
    await desk.find('link', 'Overview').click();
    await desk.findByLabel('Today').click();
    await desk.waitForText('No checkouts were created today.');
    await desk.find('region', 'Volume by currency').waitForText('No checkouts were paid today.');
  });

  it('says in its timeline, details and support text when it was paid by Inqud, and when it was seen', async () => {
    const page = await openCheckout(stage.desk, id);
    await expect
      .poll(() => timelineOf(page))
      .toContainEqual(expect.stringMatching(/Checked with Inqud\. Paid since .*2026, by Inqud/));
    await page.waitForText('by Inqud');
    await chooseMore(page, 'Copy details for support');
    await expect
      .poll(() => stage.desk.clipboardText())
      .toMatch(/^Status since: 2026-12-31 .*, by Inqud\nSeen here: 2027-01-02/m);
  });
});
