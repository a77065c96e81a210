import type { Simulator } from '../simulator/start.ts';
import type { Desk, Tab } from './driver/types.ts';

/** What a person does again and again, in the words of the screen. */

export const POPUP = { width: 424, height: 600 };
export const WIDE = { width: 1280, height: 900 };

type Credentials = Simulator['accounts'][number];

/** Fills in the account form as far as it goes; saves nothing. */
export async function typeAccount(settings: Tab, account: Credentials, label = 'Shop A'): Promise<void> {
  await settings.findByLabel('Account name').fill(label);
  await settings.findByLabel('Widget ID').fill(account.widgetId);
  await settings.findByLabel('API token ID').fill(account.tokenId);
  await settings.findByLabel('Token secret').fill(account.secret);
}

/** Saves the first account in the page that opened at the installation, which then shows the form for a checkout. */
export async function addAccount(desk: Desk, account: Credentials): Promise<Tab> {
  const welcome = await desk.waitForTab('options.html');
  await typeAccount(welcome, account);
  await welcome.find('button', 'Save account').click();
  await welcome.find('heading', 'New checkout').wait();
  return welcome;
}

/** Creates a fixed-price checkout with the keyboard and returns its ID, as the link tells it. */
export async function createCheckout(page: Tab, orderId: string, amount = '100.00'): Promise<string> {
  await page.findByLabel('Order ID').fill(orderId);
  await page.findByLabel('Amount').fill(amount);
  await page.findByLabel('Amount').press('Enter');
  const link = await page.findByLabel('Payment link').value();
  return link.slice(link.lastIndexOf('/') + 1);
}

/** Opens one checkout in a desk of its own. */
export function openCheckout(desk: Desk, id: string): Promise<Tab> {
  return desk.open(`options.html#/checkouts/${id}`, WIDE);
}

/** The timeline's lines, each as one text. */
export function timelineOf(page: Tab): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('.timeline > li'), (line) =>
      line.innerText.replaceAll(/\s+/g, ' '),
    ),
  );
}
