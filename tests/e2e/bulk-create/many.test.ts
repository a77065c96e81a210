import { beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../driver/axe.ts';
import type { Locator, Tab } from '../driver/types.ts';
import { addAccount, createCheckout, WIDE } from '../support/flows.ts';
import { useStage } from '../support/stage.ts';

/** As a spreadsheet puts it into the clipboard: a header, then 12 rows. One is no amount, one a double, one was made before. */
const SHEET = [
  'Order no.\tCustomer\tTotal\tCurrency\tTitle',
  'M-01\tAnna\t10.00\tUSD\tSocks',
  'M-02\tBerta\t20.00\tUSD\tShoes',
  'M-03\tCesar\t1,250.00\tUSD\tBoots',
  'M-04\tDora\t€ 40,50\tEUR\t"Hat ""red"""',
  'M-05\tEmil\t1,250\tUSD\tCoat',
  'M-06\tFred\t60.00\t\tBelt',
  'M-07\tGina\t70.00\tUSD\t',
  'M-01\tAnna\t80.00\tUSD\tSocks',
  'M-08\tHans\t90.00\tUSD\t=1+1',
  'M-09\tIda\t100.00\tUSD\tScarf',
  'M-10\tJohn\t110.00\tUSD\tGloves',
  'M-11\tKim\t120.00\tUSD\tBag',
].join('\r\n');

describe('creating many checkouts from a spreadsheet', () => {
  const stage = useStage();
  let page: Tab;
  const button = (name: string) => page.find('button', name, { exact: true });
  const row = (orderId: string) => page.find('row', new RegExp(`\\b${orderId}\\b.*`)).nth(0);
  const openMany = () => stage.desk.open('options.html#/many', WIDE);

  beforeAll(async () => {
    page = await addAccount(stage.desk, stage.simulator.accounts[0]);
    await page.setSize(WIDE);
    await createCheckout(page, 'M-02');
  });

  it('shows row by row what will be made of a paste, and what not and why', async () => {
    await page.find('link', 'Checkouts', { exact: true }).click();
    await page.find('link', 'Bulk create').click();
    await paste(page.findByLabel('Rows from a spreadsheet or CSV'), SHEET);
    await page.waitForText(
      '12 rows: 9 ready, 3 skipped. 1 row has no currency, so it uses USD. Ignored columns: Customer.',
    );
    await row('M-05').waitForText('“1,250” could be 1250 or 1.250.');
    await page.waitForText('Skipped: the order is already in row 2.');
    await row('M-02').waitForText('Skipped: the order already has a checkout.');
    await row('M-03').waitForText('1,250.00 USD');
    await row('M-04').waitForText('40.50 EUR');
    expect(await axe(page)).toEqual([]);
  });

  it('closed with a row on its way, goes on where it was, and makes that row once', async () => {
    stage.simulator.faults.once('create', { kind: 'hang' });
    await button('Create 9 checkouts').click();
    await stage.simulator.requests.arrival(({ method }) => method === 'POST');
    const other = await openMany();
    await page.close();
    page = other;
    stage.simulator.faults.clear();
    await page.waitForText('1 interrupted');
    expect(await axe(page)).toEqual([]);
    await button('Resume').click();
    await page.waitForText('Creating…');
    await page.waitForNoText('Interrupted');
  });

  it('is seen in another tab, and paused from there', async () => {
    const other = await openMany();
    await other.waitForText('Creating in another tab…');
    expect(await axe(other)).toEqual([]);
    await other.find('button', 'Pause').click();
    await other.waitForText('Paused: ');
    await page.bringToFront();
    await page.waitForText('Paused: ');
    await button('Resume').click();
    await other.waitForText('Creating in another tab…');
    await other.close();
  });
});

/** As a paste does it: typed, a tab would leave the field. */
function paste(field: Locator, text: string): Promise<void> {
  return field.evaluate((element, pasted) => {
    if (element instanceof HTMLElement) element.focus();
    document.execCommand('insertText', false, pasted);
  }, text);
}
