import type { Account } from '../../../lib/accounts/account.ts';
import type { Simulator } from '../../simulator/start.ts';
import type { Desk, Tab } from '../driver/types.ts';
import { rowsOf } from './stored.ts';

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

/** Types the first account into the page that opened at the installation, which then shows the form for a checkout. */
export async function typeFirstAccount(desk: Pick<Desk, 'waitForTab'>, account: Credentials): Promise<Tab> {
  const welcome = await desk.waitForTab('options.html');
  await typeAccount(welcome, account);
  await welcome.find('button', 'Save account').click();
  await welcome.find('heading', 'New checkout').wait();
  return welcome;
}

/**
 * Saves the first account by the message that its form sends, for the tests that are about something else, and leaves the
 * page as after typing.
 */
export async function addAccount(desk: Pick<Desk, 'waitForTab'>, account: Credentials): Promise<Tab> {
  const welcome = await desk.waitForTab('options.html');
  await welcome.find('heading', 'Add your Inqud account').wait();
  await saveAccount(welcome, { ...account, label: 'Shop A', colour: 'blue' });
  await welcome.evaluate(() => location.assign('#/new'));
  await welcome.find('heading', 'New checkout').wait();
  return welcome;
}

/** Sends what the account form sends; the answer is the account's ID. */
function saveAccount(page: Tab, typed: Credentials & { label: string; colour: string }): Promise<string> {
  const { label, colour, widgetId, tokenId, secret } = typed;
  const payload = { accountId: null, label, colour, widgetId, tokenId, mode: 'signed', secret };
  return page.evaluate(async (payload) => {
    const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const reply = await api.runtime.sendMessage({ command: 'saveAccount', payload });
    if (!reply?.answer?.ok) throw new Error(`The account was not saved: ${JSON.stringify(reply)}`);
    return String(reply.answer.accountId);
  }, payload);
}

/** Creates a fixed-price checkout with the keyboard and returns its ID, as the link tells it. */
export async function createCheckout(page: Tab, orderId: string, amount = '100.00'): Promise<string> {
  await page.findByLabel('Order ID').fill(orderId);
  await page.findByLabel('Amount').fill(amount);
  await page.findByLabel('Amount').press('Enter');
  const link = await page.findByLabel('Payment link').value();
  return link.slice(link.lastIndexOf('/') + 1);
}

/** Makes a fixed-price checkout that this browser does not know, and gives its ID. `expiresAt` is ISO 8601. */
export function createElsewhere(
  { model, accounts }: Pick<Simulator, 'model' | 'accounts'>,
  clientOrderId: string,
  { amount = '100.00', expiresAt = null }: { amount?: string; expiresAt?: string | null } = {},
): string {
  const fixedAmount = { amount, currency: 'USD' };
  const draft = { clientOrderId, name: null, returnUrl: null, expiresAt, type: 'FIXED_PRICE', fixedAmount } as const;
  return model.create(accounts[0].widgetId, draft).id;
}

/**
 * Has a checkout that was made elsewhere, given by its ID, fetched for the first account by the message that "Import" sends, for
 * the tests that are about something else.
 */
export async function importCheckout(page: Tab, checkoutId: string): Promise<void> {
  const { accounts } = await rowsOf<{ accounts: Account[] }>(page, 'checkout-desk-accounts');
  const payload = { accountId: accounts[0]?.id ?? '', checkoutId };
  await page.evaluate(async (payload) => {
    const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const reply = await api.runtime.sendMessage({ command: 'importCheckout', payload });
    if (reply?.answer?.outcome !== 'imported') throw new Error(`It was not imported: ${JSON.stringify(reply)}`);
  }, payload);
}

/** Has the background ask Inqud about a checkout, and waits for the answer: so a connection has been used. */
export async function refresh(page: Pick<Tab, 'evaluate'>, checkoutId: string): Promise<void> {
  await page.evaluate(async (checkoutId) => {
    const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    await api.runtime.sendMessage({ command: 'refreshCheckout', payload: { checkoutId } });
  }, checkoutId);
}

/** Opens one checkout in a desk of its own. */
export function openCheckout(desk: Pick<Desk, 'open'>, id: string): Promise<Tab> {
  return desk.open(`options.html#/checkouts/${id}`, WIDE);
}

/** Presses a button of an open checkout that waits in its menu. */
export async function chooseMore(page: Tab, button: string): Promise<void> {
  // It may still be open.
  await page.findByCss('summary[aria-label="More actions"]').evaluate((summary) => {
    summary.closest('details')?.setAttribute('open', '');
  });
  await page.find('button', button).click();
}

/** The timeline's lines, each as one text. */
export function timelineOf(page: Tab): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('.timeline > li'), (line) =>
      line.innerText.replaceAll(/\s+/g, ' '),
    ),
  );
}

/** Types one more account in the desk's settings. */
export async function typeAnother(page: Tab, account: Credentials, label: string): Promise<void> {
  await goToSettings(page);
  await page.find('link', 'Add account').click();
  await page.find('heading', 'Add account').wait();
  await typeAccount(page, account, label);
  await page.find('button', 'Save account').click();
  await page.find('heading', 'Edit account').wait();
}

/** Saves one more account by the message that its form sends, and leaves the page as after typing. */
export async function addAnother(page: Tab, account: Credentials, label: string): Promise<void> {
  await page.bringToFront();
  const id = await saveAccount(page, { ...account, label, colour: 'green' });
  await page.evaluate((id) => location.assign(`#/accounts/${id}`), id);
  await page.find('heading', 'Edit account').wait();
}

/** Saves a preset of a fixed amount by its form. */
export async function savePreset(desk: Tab, name: string, amount: string): Promise<void> {
  await desk.find('link', 'Presets').click();
  await desk.find('button', 'New preset').click();
  await desk.findByLabel('Preset name').fill(name);
  await desk.findByLabel('Amount').fill(amount);
  await desk.find('button', 'Save preset').click();
  await desk.find('button', 'New preset').wait();
}

/** Opens one of the pages of the settings, by its name in their list. */
export async function goToSettings(page: Tab, name = 'Accounts'): Promise<void> {
  await page.bringToFront();
  await page.find('link', 'Settings', { exact: true }).click();
  const index = page.find('navigation', 'Settings pages');
  await index.find('link', name, { exact: true }).click();
  await page.findByCss('.settings-index [aria-current]').nth(0).waitForText(name);
}

/** Leaves the desk in its settings, unlocked, under this passphrase. */
export async function setPassphrase(page: Tab, passphrase: string): Promise<void> {
  await goToSettings(page, 'Security');
  const form = page.find('form', 'Set a passphrase');
  await form.findByLabel('New passphrase', { exact: true }).fill(passphrase);
  await form.findByLabel('Repeat the new passphrase').fill(passphrase);
  await form.find('button', 'Set passphrase').click();
  await page.find('button', 'Lock').wait();
}

/** Pastes the secret of an account that the passphrase does not cover yet. */
export async function cover(page: Tab, label: string, secret: string): Promise<void> {
  const form = page.find('form', `Protect ${label}`);
  await form.findByLabel(`Token secret of ${label}`).fill(secret);
  await form.find('button', 'Protect').click();
}

export async function unlock(page: Tab, passphrase: string): Promise<void> {
  const form = page.find('form', 'Unlock');
  await form.findByLabel('Passphrase').fill(passphrase);
  await form.find('button', 'Unlock').click();
}
