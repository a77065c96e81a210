import type { Desk, Surface, Tab } from '../e2e/driver/types.ts';
import { addAccount, goToSettings } from '../e2e/support/flows.ts';
import { settingOf } from '../e2e/support/stored.ts';
import type { Simulator } from '../simulator/start.ts';
import type { Budget, Figure, Form } from './figure.ts';
import { figureOf, once } from './figure.ts';
import { makeDue } from './filling.ts';
import { openQuiet } from './quiet.ts';
import { withDesk } from './withDesk.ts';

type Result = Omit<Figure, 'name'>;

const BROWSERS = ['chromium', 'firefox'] as const;
/** An account may send 30 requests at once, which leaves some for what else the desk asks. */
const IMPORTED = 20;
const CREATE = { keys: 'Alt+Shift+K', command: 'create-from-selection' };

/** What begins outside the desk: a page with an order that is selected in it, and checkouts that were made elsewhere. */
export const outsideBudgets = ({ short }: Form): Budget[] =>
  BROWSERS.flatMap((browser): Budget[] => {
    const links = once(() => withDesk(browser, (desk, simulator) => selectedToLink(desk, simulator, short ? 3 : 10)));
    return [
      {
        name: `import of ${IMPORTED} by ID, Inqud answering at once, ${browser}`,
        measure: () => withDesk(browser, (desk, simulator) => importById(desk, simulator, short ? 2 : 5)),
      },
      {
        name: `shortcut on a selected order to its link, created right away, ${browser}`,
        measure: async () => (await links()).key,
      },
      {
        name: `line of the menu to the link, created right away, ${browser}`,
        measure: async () => (await links()).menu,
      },
    ];
  });

/** From the button to the last row, s. Another 20 in each round. */
async function importById(desk: Desk, simulator: Simulator, rounds: number): Promise<Result> {
  const samples: number[] = [];
  const page = await addAccount(desk, simulator.accounts[0]);
  const quiet = await openQuiet(desk);
  for (let round = 0; round < rounds; round += 1) {
    await makeDue(quiet, []);
    const ids = Array.from({ length: IMPORTED }, (_, n) => madeElsewhere(simulator, `import-${round}-${n}`));
    await page.bringToFront();
    await page.evaluate(() => location.assign('#/import'));
    await page.findByLabel('Checkout IDs or payment links').fill(ids.join(' '));
    const began = performance.now();
    await page.find('button', /^Import/).press('Enter');
    await page.waitFor(
      (count) => document.querySelectorAll('.import-page a[href*="checkouts/CCO-"]').length === count,
      IMPORTED,
    );
    samples.push((performance.now() - began) / 1000);
    await page.evaluate(() => location.assign('#/checkouts'));
    await page.find('heading', 'Checkouts').wait();
  }
  return figureOf(samples, 's', 5);
}

function madeElsewhere({ model, accounts }: Simulator, clientOrderId: string): string {
  return model.create(accounts[0].widgetId, {
    clientOrderId,
    name: null,
    returnUrl: null,
    expiresAt: null,
    type: 'FIXED_PRICE',
    fixedAmount: { amount: '100.00', currency: 'USD' },
  }).id;
}

/** From the moment that the browser has the key, or the menu's line, to the screen with the link. */
async function selectedToLink(
  desk: Desk,
  simulator: Simulator,
  rounds: number,
): Promise<Record<'key' | 'menu', Result>> {
  const page = await addAccount(desk, simulator.accounts[0]);
  const line = await readyToCreate(page);
  const chat = await desk.openWeb('https://paycrypto.inqud.com/chat');
  const samples = { key: [] as number[], menu: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    for (const way of ['key', 'menu'] as const) {
      await select(chat, `${way}-${round}`);
      if (way === 'key') await desk.pressShortcut(chat, CREATE);
      else await desk.chooseInMenu(chat, line);
      const began = Date.now();
      const popup = await desk.waitForPopup();
      samples[way].push((await linkedAt(popup)) - began);
      await desk.closePopup();
    }
  }
  return { key: figureOf(samples.key, 'ms', 1000), menu: figureOf(samples.menu, 'ms', 1000) };
}

/** A preset with an amount, and the choice to create right away. The ID of the preset's line in the menu. */
async function readyToCreate(page: Tab): Promise<string> {
  await page.evaluate(() => location.assign('#/presets'));
  await page.find('button', 'New preset').click();
  await page.findByLabel('Preset name').fill('Deposit');
  await page.findByLabel('Amount').fill('25.00');
  await page.find('button', 'Save preset').click();
  await page.find('button', 'New preset').wait();
  await goToSettings(page, 'Shortcuts');
  await page
    .find('region', 'Right-click and address bar')
    .findByLabel(/^Create right away/)
    .click();
  const [preset] = await settingOf<{ id: string }[]>(page, 'presets');
  return `preset:${preset?.id}`;
}

async function select(chat: Tab, order: string): Promise<void> {
  await chat.bringToFront();
  await chat.evaluate((order) => {
    document.body.innerHTML = `<p style="margin: 40px">Order <b>${order}</b></p>`;
    getSelection()?.selectAllChildren(document.querySelector('b') ?? document.body);
  }, order);
}

/** Epoch ms when the popup says that there is a link; where it has no focus, it is copied by a key. */
function linkedAt(popup: Surface): Promise<number> {
  return popup.waitFor(() => (/Link copied|Link ready/.test(document.body?.innerText ?? '') ? Date.now() : 0));
}
