import { beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../e2e/driver/types.ts';
import { addAccount, chooseMore, createCheckout, goToSettings, openCheckout, POPUP } from '../e2e/support/flows.ts';
import { useStage } from './support/stage.ts';

describe('sharing a link', () => {
  const stage = useStage();
  let popup: Tab;
  let id: string;
  let link: string;

  const text = (tab: Tab) => tab.findByLabel('Message text').value();
  /** The end of the link, as this browser writes it in that language. */
  const expires = (language: string) =>
    popup.evaluate(
      (at, language) =>
        new Intl.DateTimeFormat(language, {
          ...({ day: 'numeric', month: 'long', year: 'numeric' } as const),
          ...({ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const),
        }).format(Date.parse(at)),
      stage.simulator.model.get(id)?.expiresAt ?? '',
      language,
    );

  beforeAll(async () => {
    await (await addAccount(stage.desk, stage.simulator.accounts[0])).close();
    popup = await stage.desk.open('popup.html', POPUP);
    id = await createCheckout(popup, '10482', '1250.00');
    link = `https://paycrypto.inqud.com/checkout/${id}`;
  });

  it('copies a message by the keys S and Enter, filled in exactly', async () => {
    await popup.press('s');
    await expect.poll(() => popup.focusName()).toBe('Copy message');
    await popup.findByLabel('Message', { exact: true }).select('English');
    await popup.find('button', 'Copy message').press('Enter');
    await popup.find('dialog', 'Share payment link').waitForText('Message copied');
    expect((await stage.desk.clipboardText()).replaceAll('\r', '')).toBe(
      [
        'Hello,',
        'Here is the payment link for your order 10482:',
        link,
        'Amount: 1,250.00 USD',
        `Valid until: ${await expires('en')}`,
        'Thank you.',
      ].join('\n'),
    );
  });

  it('has the message in another language, and remembers which', async () => {
    await popup.findByLabel('Message', { exact: true }).select('Deutsch');
    await expect.poll(() => text(popup)).toContain(`Betrag: 1.250,00 USD\nGültig bis: ${await expires('de')}`);
    await popup.press('Escape');
    await popup.find('dialog', 'Share payment link').waitUntilGone();
    await popup.find('button', 'Share').press('s');
    await expect.poll(() => text(popup)).toContain('Betrag: 1.250,00 USD');
  });

  it('has a link for each way, with the whole message in it, and sends nothing by itself [P-66]', async () => {
    const message = await text(popup);
    const queries = await popup.evaluate(() =>
      Array.from(document.querySelectorAll<HTMLAnchorElement>('dialog a'), ({ textContent, href }) => ({
        name: textContent,
        start: href.slice(0, href.indexOf('?')),
        query: Object.fromEntries(new URLSearchParams(href.slice(href.indexOf('?') + 1))),
      })),
    );
    expect(queries).toEqual([
      {
        name: 'Email',
        start: 'mailto:',
        query: { subject: 'Zahlung für Bestellung 10482', body: message.replaceAll('\n', '\r\n') },
      },
      { name: 'WhatsApp', start: 'https://wa.me/', query: { text: message } },
      { name: 'Telegram', start: 'https://t.me/share/url', query: { url: link, text: message } },
      { name: 'SMS', start: 'sms:', query: { body: message } },
    ]);
    expect(stage.simulator.requests.list().filter(({ host }) => host !== 'api.inqud.com')).toEqual([]);
    await popup.press('Escape');
  });

  it('takes a message that was changed in Settings, in the desk too', async () => {
    const desk = await openCheckout(stage.desk, id);
    await goToSettings(desk, 'Messages');
    await desk.find('button', 'Edit Deutsch').click();
    const form = desk.find('form', 'Deutsch');
    await form.findByLabel('Text').fill('Bitte zahlen: {Link}');
    await form.find('button', 'Save message').click();
    await form.waitForText('{Link} isn’t a placeholder.');
    await form.findByLabel('Text').fill('Bestellung {orderId}: {link}');
    await form.find('region', 'Preview').waitForText('Bestellung 10482: https://');
    await form.find('button', 'Save message').click();
    await desk.waitForText('Deutsch saved');

    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts/${id}`);
    await desk.find('button', 'Share…').click();
    await expect.poll(() => text(desk)).toBe(`Bestellung 10482: ${link}`);
  });

  it('shows a checkout on the customer display until it is paid, whoever is at the desk', async () => {
    const desk = await openCheckout(stage.desk, id);
    await chooseMore(desk, 'Customer display');
    const display = await stage.desk.waitForTab('?display=');
    await display.waitForText('Scan to pay');
    expect(await display.text()).not.toContain('10482');
    expect(await display.find('img', 'QR code of the payment link').count()).toBe(1);
    stage.simulator.model.pickCoin(id, 'TRON_USDT');
    stage.simulator.model.pay(id);
    stage.simulator.model.confirm(id);
    await stage.desk.pass(60_000);
    await display.waitForText('Paid');
    expect(await display.find('img', 'QR code of the payment link').count()).toBe(0);
  });
});
