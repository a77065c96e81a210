import { beforeAll, describe, expect, it } from 'vitest';
import type { Surface, Tab } from '../driver/types.ts';
import { addAccount, goToSettings, savePreset } from '../support/flows.ts';
import { withOptionalPermissions } from '../support/optionalPermissions.ts';
import { createShop, SHOP } from '../support/shop.ts';
import { BROWSER, useStage } from '../support/stage.ts';

const CREATE = { keys: 'Alt+Shift+K', command: 'create-from-selection' };
/** The one site that the extension may look at by itself. */
const SITE = 'https://paycrypto.inqud.com';

const PASSWORD = 'Tr0ub4dor&3';

const installed = await withOptionalPermissions();

describe('the create key', () => {
  const stage = useStage({
    simulator: { otherHosts: { [SHOP]: createShop().site } },
    installed,
  });
  let desk: Tab;
  beforeAll(async () => {
    desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
  });

  /** A help desk's page. */
  const openPage = async (html: string, site = SITE): Promise<Tab> => {
    const page = await stage.desk.openWeb(`${site}/desk`);
    await page.evaluate((html) => {
      document.body.innerHTML = html;
    }, html);
    return page;
  };
  const isTaken = async (page: Tab, orderId: string) => {
    await stage.desk.pressShortcut(page, CREATE);
    const popup = await stage.desk.waitForPopup();
    await expect.poll(() => popup.findByLabel('Order ID').value()).toBe(orderId);
    await stage.desk.closePopup();
  };
  /** A page with an order that is selected, and a frame with another that is selected there. */
  const openTwo = async (site: string) => {
    const page = await openPage(
      `<p>Order <b>10480</b></p><iframe src="${site}/ticket" style="width: 300px; height: 100px"></iframe>`,
      site,
    );
    const frame = await page.frame('/ticket');
    await frame.waitFor(() => document.readyState === 'complete');
    await frame.evaluate(() => {
      document.body.innerHTML = '<p>Order <b>10482</b></p>';
      getSelection()?.selectAllChildren(document.querySelector('b') ?? document.body);
    });
    await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('b') ?? document.body));
    return page;
  };
  const focusFrame = async (page: Tab) => {
    await page.bringToFront();
    await page.evaluate(() => document.querySelector('iframe')?.focus());
  };

  it('takes what is selected in the document that has the focus, also where another has a selection: the page, then its frame', async () => {
    const page = await openTwo(SITE);
    await isTaken(page, '10480');
    await focusFrame(page);
    await isTaken(page, '10482');
    await page.close();
  });

  it('takes what is selected in shadow roots, open and closed: a text, and a field', async () => {
    const page = await openPage('<p>Ticket</p><div id="host"></div>');
    await page.evaluate(() => {
      const closed = document.querySelector('#host')?.attachShadow({ mode: 'closed' });
      if (!closed) throw new Error('There is no host.');
      closed.innerHTML = '<p>Order <b>10485</b></p><div></div>';
      getSelection()?.selectAllChildren(closed.querySelector('b') ?? closed);
      const open = closed.querySelector('div')?.attachShadow({ mode: 'open' });
      if (open) open.innerHTML = '<input value="10486">';
      // Later not even the page itself finds what is in a closed root.
      Reflect.set(globalThis, 'chooseField', () => {
        const field = open?.querySelector('input');
        field?.focus();
        field?.select();
      });
    });
    await isTaken(page, '10485');
    await page.bringToFront();
    await page.evaluate(() => Reflect.get(globalThis, 'chooseField')());
    await isTaken(page, '10486');
    await page.close();
  });

  it('takes what is selected at once, whatever frames far down do: one is not loaded before it is seen, one never answers', async () => {
    stage.simulator.faults.always('hosted', { kind: 'hang' });
    const page = await openPage('<p>Order <b>10487</b></p><div style="height: 20000px"></div>');
    await page.evaluate((site) => {
      const frames = `<iframe loading="lazy" src="${site}/late"></iframe>
        <iframe src="${site}/checkout/CCO-00000000-0000-4000-8000-000000000001"></iframe>`;
      document.body.insertAdjacentHTML('beforeend', frames);
      getSelection()?.selectAllChildren(document.querySelector('b') ?? document.body);
    }, SITE);
    await isTaken(page, '10487');
    await page.close();
  });

  it('takes what is selected on a page of a stranger’s site that the extension may look at by this key alone, and in a frame of it', async () => {
    const page = await openTwo(`https://${SHOP}`);
    await stage.desk.letLook(page);
    await isTaken(page, '10480');
    await focusFrame(page);
    await isTaken(page, '10482');
    await page.close();
  });

  describe('with nothing selected, and the clipboard', () => {
    beforeAll(async () => {
      await desk.bringToFront();
      await savePreset(desk, 'Deposit', '25.00');
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
      const page = await openPage(html, site);
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
        return JSON.stringify([
          document.body.innerText,
          fields,
          await storage.local.get(),
          await storage.session.get(),
        ]);
      });

    // What else is taken or not, and why: tests/unit/checkout-form/copiedOrder.test.ts.
    it('take nothing of a secret, say so, and send nothing, also where orders are created at once [P-7]', async () => {
      await stage.desk.copyElsewhere(PASSWORD);
      const { popup, close } = await press('<p>Nothing is selected here.</p>');
      await popup.waitForText('The clipboard wasn’t used. It looks like a password.');
      expect(await popup.findByLabel('Order ID').value()).toBe('');
      expect(await popup.findByLabel('Amount').value()).toBe('25.00');
      expect(await held(popup)).not.toContain(PASSWORD);
      expect([made(), sent()]).toEqual([0, 0]);
      await close();
    });

    it('show an order number in the form, and send it only by a press, also on a stranger’s site [P-7]', async () => {
      await stage.desk.copyElsewhere('#10493');
      const { popup, close } = await press('<p>Nothing is selected here.</p>', `https://${SHOP}`);
      await popup.waitForText('The order ID is from the clipboard. Check it before you create.');
      expect(await popup.findByLabel('Order ID').value()).toBe('10493');
      expect([made(), sent()]).toEqual([0, 0]);
      await popup.press('Enter');
      await popup.findByLabel('Payment link').wait();
      expect(stage.simulator.model.list().map(({ clientOrderId }) => clientOrderId)).toEqual(['10493']);
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
});
