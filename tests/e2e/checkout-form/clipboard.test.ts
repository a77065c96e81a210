import { beforeAll, describe, expect, it } from 'vitest';
import type { Surface, Tab } from '../driver/types.ts';
import { addAccount, goToSettings } from '../support/flows.ts';
import { withOptionalPermissions } from '../support/optionalPermissions.ts';
import { createShop, SHOP } from '../support/shop.ts';
import { BROWSER, useStage } from '../support/stage.ts';

const CREATE = { keys: 'Alt+Shift+K', command: 'create-from-selection' };
const SITE = 'https://paycrypto.inqud.com';
const PASSWORD = 'Tr0ub4dor&3';
const UUID = '7d9f3c1e-2b4a-4f6d-9c8e-0a1b2c3d4e5f';

const { launch } = await withOptionalPermissions();

describe('with nothing selected, the create key and the clipboard', () => {
  const stage = useStage({
    simulator: { otherHosts: { [SHOP]: createShop().site } },
    ...(launch && { launch: { ...launch, extraHosts: [SHOP] } }),
  });
  let desk: Tab;

  beforeAll(async () => {
    desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
    await desk.find('link', 'Presets').click();
    await desk.find('button', 'New preset').click();
    await desk.findByLabel('Preset name').fill('Deposit');
    await desk.findByLabel('Amount').fill('25.00');
    await desk.find('button', 'Save preset').click();
    await desk.find('button', 'New preset').wait();
    await goToSettings(desk, 'Shortcuts');
    const section = desk.find('region', 'Right-click and address bar');
    await section.findByLabel(/^Create right away/).click();
    const reads = section.findByLabel(/use the order ID from the clipboard/);
    if (BROWSER === 'firefox') await reads.click();
    await desk.waitFor(() =>
      [...document.querySelectorAll<HTMLInputElement>('section[aria-labelledby="anywhere-title"] input')].every(
        ({ checked, disabled }) => checked && !disabled,
      ),
    );
  });

  /** The popup that the key opens in a page with this in it. */
  const press = async (html: string, site = SITE): Promise<{ popup: Surface; close: () => Promise<void> }> => {
    const page = await stage.desk.openWeb(`${site}/desk`);
    await page.evaluate((html) => {
      document.body.innerHTML = html;
    }, html);
    if (site !== SITE) await stage.desk.letLook(page);
    await stage.desk.pressShortcut(page, CREATE);
    const popup = await stage.desk.waitForPopup();
    return {
      popup,
      close: async () => {
        await stage.desk.closePopup();
        await page.close();
      },
    };
  };
  const made = () => stage.simulator.model.list().length;
  const sent = () => stage.simulator.requests.list().filter(({ method }) => method === 'POST').length;
  /** All that the popup shows and that the extension keeps. */
  const held = (popup: Surface) =>
    popup.evaluate(async () => {
      const { storage } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      const fields = Array.from(document.querySelectorAll('input, textarea'), (field) => Reflect.get(field, 'value'));
      return JSON.stringify([document.body.innerText, fields, await storage.local.get(), await storage.session.get()]);
    });

  it.each([
    [PASSWORD, 'It looks like a password.'],
    ['4111 1111 1111 1111', 'It looks like a card number.'],
    ['sk_live_51H8abcDEF1234567890', 'It looks like an API key.'],
    ['otpauth://totp/Shop?secret=JBSWY3DPEHPK3PXP', 'It looks like a two-factor code.'],
  ])(
    'take nothing of a secret, say so, and send nothing, also where orders are created at once: %s [P-7]',
    async (secret, why) => {
      await stage.desk.copyElsewhere(secret);
      const { popup, close } = await press('<p>Nothing is selected here.</p>');
      await popup.waitForText(`The clipboard wasn’t used. ${why}`);
      expect(await popup.findByLabel('Order ID').value()).toBe('');
      expect(await popup.findByLabel('Amount').value()).toBe('25.00');
      expect(await held(popup)).not.toContain(secret);
      expect([made(), sent()]).toEqual([0, 0]);
      await close();
    },
  );

  it.each([
    ['#10482', SITE],
    [UUID, SITE],
    ['10493', `https://${SHOP}`],
  ])('show an order number in the form, and send it only by a press: %s, on %s [P-7]', async (copied, site) => {
    const before = made();
    await stage.desk.copyElsewhere(copied);
    const { popup, close } = await press('<p>Nothing is selected here.</p>', site);
    await popup.waitForText('The order ID is from the clipboard. Check it before you create.');
    const orderId = copied.replace('#', '');
    expect(await popup.findByLabel('Order ID').value()).toBe(orderId);
    expect(made()).toBe(before);
    await popup.press('Enter');
    await popup.findByLabel('Payment link').wait();
    expect(stage.simulator.model.list().map(({ clientOrderId }) => clientOrderId)).toContain(orderId);
    expect(made()).toBe(before + 1);
    await popup.press('Escape');
    await close();
  });

  it('open the form in time where a frame never answers, and say why it is empty or what is in it', async () => {
    stage.simulator.faults.always('hosted', { kind: 'hang' });
    await stage.desk.copyElsewhere('10490');
    const before = made();
    const { popup, close } = await press(
      `<div style="height: 20000px"></div><iframe loading="lazy" src="${SITE}/late"></iframe>
      <iframe src="${SITE}/checkout/CCO-00000000-0000-4000-8000-000000000001"></iframe>`,
    );
    await popup.waitForText(/The order ID is from the clipboard\.|Couldn’t read the selection on this page\./);
    expect(['', '10490']).toContain(await popup.findByLabel('Order ID').value());
    expect(made()).toBe(before);
    await close();
  });
});
