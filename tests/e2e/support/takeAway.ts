import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Desk, Tab } from '../driver/types.ts';
import { until } from '../driver/until.ts';
import { chooseMore, createCheckout, WIDE } from './flows.ts';

/** Everything that a person can take out of the extension, of an order "taken away": messages, texts, tables, a backup. */
export async function takeAway(desk: Desk, page: Tab, popup: Tab): Promise<{ where: string; text: string }[]> {
  const taken: { where: string; text: string }[] = [];
  /** The clipboard, once it has what was copied. */
  const copied = async (where: string, part: string) => {
    const has = async () => {
      const text = await desk.clipboardText();
      return text.includes(part) ? text : undefined;
    };
    taken.push({ where, text: await until(`${where} in the clipboard`, has) });
  };
  const id = await createCheckout(popup, 'taken away');
  await popup.press('s');
  await popup.find('button', 'Copy message').press('Enter');
  await popup.find('dialog', 'Share payment link').waitForText('Message copied');
  await copied('a message', id);

  await page.bringToFront();
  await page.evaluate((id) => location.assign(`#/checkouts/${id}`), id);
  await page.find('article', 'taken away').wait();
  await chooseMore(page, 'Copy details for support');
  await copied('details for support', 'Checkout ID');

  await page.evaluate(() => location.assign('#/requests'));
  await page.findByLabel('Filter requests').fill('POST');
  const request = page.find('region', 'API log').find('listitem').nth(0);
  await request.evaluate((row) => row.querySelector('summary')?.click());
  await request.find('button', 'Copy as curl').click();
  await copied('a request as curl', 'curl ');

  await page.setSize(WIDE);
  await page.evaluate(() => location.assign('#/checkouts'));
  await page.find('button', 'Export…').click();
  const dialog = page.find('dialog', 'Export checkouts');
  await dialog.findByLabel('All, including archived').click();
  for (const [kind, ending] of [
    [/^Excel/, '.xlsx'],
    [/^CSV/, '.csv'],
    [/^Complete backup/, '.jsonl'],
  ] as const) {
    await dialog.findByLabel(kind).click();
    // Encrypted, nothing in it could be found.
    if (ending === '.jsonl') await dialog.findByLabel('Encrypt with a passphrase').click();
    await dialog.find('button', 'Export file').click();
    const file = readFileSync(await desk.waitForDownload(ending));
    const parts = ending === '.xlsx' ? Object.values(unzipSync(file)).map((part) => strFromU8(part)) : [String(file)];
    taken.push({ where: `an export, ${ending}`, text: parts.join('') });
  }
  await dialog.find('button', 'Close').click();
  return taken;
}
