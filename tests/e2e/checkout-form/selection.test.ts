import { beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../driver/types.ts';
import { addAccount } from '../support/flows.ts';
import { createShop, SHOP } from '../support/shop.ts';
import { useStage } from '../support/stage.ts';

const CREATE = { keys: 'Alt+Shift+K', command: 'create-from-selection' };
/** The one site that the extension may look at by itself. */
const SITE = 'https://paycrypto.inqud.com';

describe('the create key takes what is selected', () => {
  const stage = useStage({ simulator: { otherHosts: { [SHOP]: createShop().site } } });
  beforeAll(() => addAccount(stage.desk, stage.simulator.accounts[0]));

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
    await page.close();
  };

  it.each([
    ['the frame', true, '10482'],
    ['the page around it', false, '10480'],
  ])(
    'in the document that has the focus, also where another has a selection: in %s',
    async (_which, inside, orderId) => {
      const page = await openPage(
        `<p>Order <b>10480</b></p><iframe src="${SITE}/ticket" style="width: 300px; height: 100px"></iframe>`,
      );
      const frame = await page.frame('/ticket');
      await frame.waitFor(() => document.readyState === 'complete');
      await frame.evaluate(() => {
        document.body.innerHTML = '<p>Order <b>10482</b></p>';
        getSelection()?.selectAllChildren(document.querySelector('b') ?? document.body);
      });
      await page.evaluate((inside) => {
        getSelection()?.selectAllChildren(document.querySelector('b') ?? document.body);
        if (inside) document.querySelector('iframe')?.focus();
      }, inside);
      await isTaken(page, orderId);
    },
  );

  it.each(['open', 'closed'] as const)('in a shadow root that is %s: text, and a field', async (mode) => {
    for (const [what, orderId] of [
      ['b', '10485'],
      ['input', '10486'],
    ] as const) {
      const page = await openPage('<p>Ticket</p><div id="host"></div>');
      await page.evaluate(
        (mode, what) => {
          const root = document.querySelector('#host')?.attachShadow({ mode });
          if (!root) throw new Error('There is no host.');
          root.innerHTML = '<p>Order <b>10485</b></p><input value="10486">';
          const field = root.querySelector('input');
          if (what === 'b') getSelection()?.selectAllChildren(root.querySelector('b') ?? root);
          else {
            field?.focus();
            field?.select();
          }
        },
        mode,
        what,
      );
      await isTaken(page, orderId);
    }
  });

  it.each([
    ['is not loaded before it is seen', 'loading="lazy"', '/late'],
    ['never answers', '', '/checkout/CCO-00000000-0000-4000-8000-000000000001'],
  ])('at once, whatever a frame far down does: it %s', async (_what, attributes, path) => {
    stage.simulator.faults.always('hosted', { kind: 'hang' });
    const page = await openPage('<p>Order <b>10487</b></p><div style="height: 20000px"></div>');
    await page.evaluate(
      (attributes, src) => {
        document.body.insertAdjacentHTML('beforeend', `<iframe ${attributes} src="${src}"></iframe>`);
        getSelection()?.selectAllChildren(document.querySelector('b') ?? document.body);
      },
      attributes,
      SITE + path,
    );
    await isTaken(page, '10487');
  });

  describe('on a page of a stranger’s site', () => {
    const STRANGER = `https://${SHOP}`;

    it('that the extension may look at by this key alone', async () => {
      const page = await openPage('<p>Order <b>10491</b></p>', STRANGER);
      await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('b') ?? document.body));
      await stage.desk.letLook(page);
      await isTaken(page, '10491');
    });

    it('in a frame of it', async () => {
      const page = await openPage(`<p>Order <b>10480</b></p><iframe src="${STRANGER}/ticket"></iframe>`, STRANGER);
      const frame = await page.frame('/ticket');
      await frame.waitFor(() => document.readyState === 'complete');
      await frame.evaluate(() => {
        document.body.innerHTML = '<p>Order <b>10492</b></p>';
        getSelection()?.selectAllChildren(document.querySelector('b') ?? document.body);
      });
      await page.evaluate(() => document.querySelector('iframe')?.focus());
      await stage.desk.letLook(page);
      await isTaken(page, '10492');
    });
  });
});
