import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Simulator } from '../../simulator/start.ts';
import { startSimulator } from '../../simulator/start.ts';
import type { Desk, Tab } from '../driver/types.ts';
import { until } from '../driver/until.ts';
import {
  chooseMore,
  cover,
  createCheckout,
  goToSettings,
  openCheckout,
  POPUP,
  setPassphrase,
  typeAnother,
  typeFirstAccount,
  unlock,
  WIDE,
} from '../support/flows.ts';
import { launchDesk } from '../support/stage.ts';
import { disguisesOf, everythingStored, filesWith } from '../support/stored.ts';

const PASSPHRASE = 'vigorous otter plinth 40';
const NOT_THE_SECRET = 'a-placeholder-that-is-replaced-at-once';

/** One long run with all that people do, and then a search through all that it left. */
describe('the secrets and the passphrase, after a whole day of work', () => {
  const profile = mkdtempSync(join(tmpdir(), 'checkout-desk-'));
  let simulator: Simulator;
  let browser: Desk;
  /** What pages and background said, showed and kept, and what went over the line. */
  let left: { where: string; text: string }[];
  let signed: string;
  let header: string;
  /** Which hosts were asked before any widget was on screen. */
  let askedBefore: Set<string>;

  beforeAll(async () => {
    simulator = await startSimulator({ accounts: [{}, {}] });
    const [first, second = first] = simulator.accounts;
    signed = first.secret;
    header = second.secret;
    browser = await launchDesk(simulator, { profile });
    left = await work(browser, first, second);
  });
  afterAll(async () => {
    await browser.close();
    await simulator.close();
    rmSync(profile, { recursive: true, force: true });
  });

  async function work(desk: Desk, first: Simulator['accounts'][0], second: Simulator['accounts'][0]) {
    // The passphrase comes before the secrets, so that not even a file that was deleted since can hold one.
    const page = await typeFirstAccount(desk, { ...first, secret: NOT_THE_SECRET });
    await setPassphrase(page, PASSPHRASE);
    await cover(page, 'Shop A', NOT_THE_SECRET);
    await page.waitForText('The passphrase protects every saved secret.');
    await goToSettings(page);
    await page.find('link', 'Edit Shop A').click();
    await page.findByLabel('Token secret').fill(signed);
    await page.find('button', 'Save account').click();
    await page.waitForText('Saved.');
    await page.find('button', 'Test connection').click();
    await page.waitForText('Connected.');
    await typeAnother(page, { ...second, secret: NOT_THE_SECRET }, 'Needle Shop');
    await page.findByLabel('Token secret').fill(header);
    await page.find('radio', 'Secret in a header', { exact: false }).click();
    await page.find('button', 'Save account').click();
    await page.waitForText('Saved.');

    const popup = await desk.open('popup.html', POPUP);
    const text: { where: string; text: string }[] = [];
    for (const shop of ['Shop A', 'Needle Shop']) {
      await popup.find('button', shop).click();
      await createCheckout(popup, `order of ${shop}`);
      await popup.press('Escape');
      simulator.faults.once('create', { kind: 'status', status: 401 });
      await popup.findByLabel('Order ID').fill('refused');
      await popup.findByLabel('Amount').fill('25');
      await popup.findByLabel('Amount').press('Enter');
      await popup.waitForText('Inqud rejected the API token.');
    }
    await popup.find('button', 'Lock', { exact: true }).click();
    await unlock(popup, 'not the passphrase');
    await popup.waitForText('Wrong passphrase.');
    await unlock(popup, PASSPHRASE);
    await popup.find('form', 'New checkout').wait();
    await desk.killBackground();
    await goToSettings(page, 'Diagnostics');
    // A malformed command with a secret in it: what is refused must not be repeated.
    const refusal = await page.evaluate(async (secret) => {
      const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      const payload = { accountId: secret, mode: secret, secret: { secret } };
      return JSON.stringify(await api.runtime.sendMessage({ command: 'saveAccount', payload }));
    }, signed);
    expect(refusal).toContain('"is":"malformed","command":"saveAccount"');
    await page.waitForText('a malformed saveAccount: 1');
    await page.find('button', 'Copy diagnostics').click();
    await page.find('button', 'Copied').wait();

    const shown = (tab: Tab) =>
      tab.evaluate(() => {
        const fields = Array.from(document.querySelectorAll('input, select, textarea'), (field) =>
          'value' in field ? field.value : '',
        );
        return document.documentElement.outerHTML + JSON.stringify(fields);
      });
    const lines = async (tab: Tab) => JSON.stringify(await tab.console());
    text.push({ where: 'the answer to a malformed message', text: refusal });
    text.push({ where: 'the copied diagnostics', text: await desk.clipboardText() });
    text.push({ where: 'the desk', text: await shown(page) }, { where: 'the popup', text: await shown(popup) });
    for (const name of ['Accounts', 'Security', 'Messages', 'Data and privacy']) {
      await goToSettings(page, name);
      text.push({ where: `the settings, ${name}`, text: await shown(page) });
    }
    text.push({ where: 'the desk’s console', text: await lines(page) });
    text.push({ where: 'the popup’s console', text: await lines(popup) });
    text.push({ where: 'the background’s console', text: JSON.stringify(await desk.backgroundConsole()) });
    askedBefore = new Set(simulator.requests.list().map(({ host }) => host));
    const taken = await takeAway(desk, page, popup);
    text.push(...taken.map((each) => ({ ...each, where: `taken: ${each.where}` })));
    text.push({ where: 'storage', text: await everythingStored(page) });
    return text;
  }

  /** Everything that a person can take out of the extension: messages, texts, tables, a backup. */
  async function takeAway(desk: Desk, page: Tab, popup: Tab) {
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

    const open = await openCheckout(desk, id);
    await chooseMore(open, 'Copy details for support');
    await copied('details for support', 'Checkout ID');
    await open.close();

    await page.bringToFront();
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
  /** Where one of these texts was found, among what must have been looked through. */
  const found = (text: string) =>
    left
      .filter((place) => disguisesOf(text).some((disguise) => place.text.includes(disguise)))
      .map(({ where }) => where);

  it('looks where there is something to find', () => {
    expect(found('Needle Shop')).toEqual(expect.arrayContaining(['the desk', 'the popup', 'storage']));
    expect(left.find(({ where }) => where === 'the copied diagnostics')?.text).toMatch(
      /Secrets: protected by the passphrase: 2/,
    );
    expect(simulator.requests.list().length).toBeGreaterThan(4);
  });

  it('are in no page, no console, no diagnostics, no answer, and nowhere in storage [S-41]', () => {
    for (const secret of [signed, header, PASSPHRASE]) expect(found(secret)).toEqual([]);
  });

  it('are in nothing that is exported, copied or shared [P-67]', () => {
    const taken = left.filter(({ where }) => where.startsWith('taken: '));
    expect(taken.length).toBe(6);
    // Each of them is of this checkout.
    for (const { where, text } of taken) expect(text, where).toMatch(/taken away/);
    for (const secret of [signed, header, PASSPHRASE]) {
      expect(found(secret).filter((where) => where.startsWith('taken: '))).toEqual([]);
    }
  });

  it('go nowhere by themselves: before a widget is looked at, only the API is asked [P-64]', () => {
    expect(askedBefore).toEqual(new Set(['api.inqud.com']));
  });

  it('the one that signs never travels; the one in a header goes to the API and nowhere else [S-13] [P-1]', () => {
    const requests = simulator.requests.list();
    const with_ = (secret: string) =>
      requests.filter((request) => disguisesOf(secret).some((text) => JSON.stringify(request).includes(text)));
    expect(with_(signed)).toEqual([]);
    expect(with_(PASSPHRASE)).toEqual([]);
    expect(with_(header).length).toBeGreaterThan(0);
    for (const { host, headers, ...rest } of with_(header)) {
      const { 'x-token-api-secret': sent, ...others } = headers;
      expect([host, sent]).toEqual(['api.inqud.com', header]);
      expect(JSON.stringify([rest, others])).not.toContain(header);
    }
  });

  it('are in no file of the browser’s profile folder [S-21]', async () => {
    await browser.close();
    expect(filesWith(profile, ['Needle Shop']).length).toBeGreaterThan(0);
    for (const secret of [signed, header, PASSPHRASE]) expect(filesWith(profile, disguisesOf(secret))).toEqual([]);
  });
});
