import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserName, Desk, Tab } from '../e2e/driver/types.ts';
import { addAccount, createCheckout, POPUP } from '../e2e/support/flows.ts';
import { newId } from '../simulator/model/identities.ts';
import type { Simulator } from '../simulator/start.ts';
import type { Budget, Figure, Form } from './figure.ts';
import { figureOf, once } from './figure.ts';
import { makeDue, storeCopies } from './filling.ts';
import { notified, openQuiet, wake } from './quiet.ts';
import { withDesk } from './withDesk.ts';

type Result = Omit<Figure, 'name'>;

const BROWSERS = ['chromium', 'firefox'] as const;
const ROUNDS = 15;
/** Many, because two medians are compared. */
const WAKES = 40;
const FEW = 10;
const MANY = 100_000;
/** Open and due at each wake whose cost is measured, however many are stored. */
const DUE = 5;
/** ms. */
const COST = 500;
const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** What watching costs, and how soon a payment is told. */
export const monitorBudgets = ({ short }: Form): Budget[] =>
  BROWSERS.flatMap((browser) => [
    ...(short ? [] : costOfWakes(browser)),
    perWake(browser),
    ...(short ? [] : payments(browser)),
  ]);

const perWake = (browser: BrowserName): Budget => ({
  name: `requests per wake, 1000 open checkouts due, nobody looking, ${browser}`,
  measure: () => withDesk(browser, requestsPerWake),
});

function costOfWakes(browser: BrowserName): Budget[] {
  const costs = once(() => wakeCosts(browser));
  return [
    {
      name: `wake cost at ${FEW} stored checkouts, ${DUE} of them due, ${browser}`,
      measure: async () => figureOf((await costs()).few, 'ms', COST),
    },
    {
      name: `wake cost at ${MANY} stored checkouts, ${DUE} of them due, ${browser}`,
      measure: async () => figureOf((await costs()).many, 'ms', COST),
    },
    {
      name: `wake cost at ${MANY} as a multiple of that at ${FEW}, ${browser}`,
      measure: async () => {
        const { few, many } = await costs();
        const multiple = figureOf(many, 'ms', COST).median / figureOf(few, 'ms', COST).median;
        return figureOf([multiple], 'times', 1.5);
      },
    },
  ];
}

function payments(browser: BrowserName): Budget[] {
  return [
    {
      name: `payment to notification, list open in the desk, no widget, ${browser}`,
      measure: () => withDesk(browser, listOpen),
    },
    {
      name: `payment to notification, popup closed, background alive, ${browser}`,
      measure: () => byAlarm(browser, async () => {}),
    },
    {
      name: `payment to notification, all closed, background ended, ${browser}`,
      measure: () => byAlarm(browser, (desk) => desk.killBackground()),
    },
  ];
}

/** Both sizes in turn, in two browsers side by side, so that whatever else this computer does falls on both alike. */
function wakeCosts(browser: BrowserName): Promise<{ few: number[]; many: number[] }> {
  return withDesk(browser, (fewDesk, fewSimulator) =>
    withDesk(browser, async (manyDesk, manySimulator) => {
      const oneFew = await prepared(fewDesk, fewSimulator, FEW, DUE);
      const oneMany = await prepared(manyDesk, manySimulator, MANY, DUE);
      // Browsers tidy up for a while after so many rows.
      await sleep(30 * SECOND);
      // The first wakes start the background and fill caches.
      for (let round = 0; round < 3; round += 1) await Promise.all([oneFew(), oneMany()]);
      const costs = { few: [] as number[], many: [] as number[] };
      for (let round = 0; round < WAKES; round += 1) {
        const [few, many] = [await oneFew(), await oneMany()];
        if (few.requests !== DUE || many.requests !== DUE) {
          throw new Error(`Of ${DUE} checkouts due, the wakes asked about ${few.requests} and ${many.requests}.`);
        }
        costs.few.push(few.took);
        costs.many.push(many.took);
      }
      return costs;
    }),
  );
}

async function requestsPerWake(desk: Desk, simulator: Simulator): Promise<Result> {
  const samples: number[] = [];
  const one = await prepared(desk, simulator, 1001, 1000);
  await one();
  for (let round = 0; round < 5; round += 1) samples.push((await one()).requests);
  return figureOf(samples, 'requests', 30);
}

/**
 * Stores so many checkouts, closes all pages, and gives a function that lets one wake happen with so many of them open and
 * due. The others are paid and will never be asked about again.
 */
async function prepared(
  desk: Desk,
  simulator: Simulator,
  stored: number,
  due: number,
): Promise<() => Promise<{ took: number; requests: number }>> {
  const paidId = await paidCheckout(desk, simulator);
  const { widgetId } = simulator.accounts[0];
  const started = Date.now();
  const ids = Array.from({ length: due }, (_, n) => {
    const draft = { clientOrderId: `due-${n}`, name: null, returnUrl: null, expiresAt: null };
    return simulator.model.create(widgetId, {
      ...draft,
      type: 'FIXED_PRICE',
      fixedAmount: { amount: '100.00', currency: 'USD' },
    }).id;
  });
  const quiet = await openQuiet(desk);
  await storeCopies(quiet, paidId, [
    ...ids.map((id, n) => ({ id, orderId: `due-${n}`, createdAt: started, open: true })),
    ...Array.from({ length: stored - due - 1 }, (_, n) => {
      return { id: newId('CCO'), orderId: `order-${n}`, createdAt: started - (n + 1) * 3 * MINUTE, open: false };
    }),
  ]);
  return async () => {
    await makeDue(quiet, ids);
    simulator.requests.clear();
    const took = await wake(quiet);
    const requests = simulator.requests.list().length;
    return { took, requests };
  };
}

/** Makes one checkout that is paid and told, so that all its properties are the product's own, and closes every page. */
async function paidCheckout(desk: Desk, simulator: Simulator): Promise<string> {
  const page = await addAccount(desk, simulator.accounts[0]);
  const id = await createCheckout(page, 'paid-1');
  pay(simulator, id);
  await page.press('Escape');
  await page.find('link', /paid-1.*Paid/s).wait();
  await notified(page, `paid ${id}`);
  await desk.closeAllPages();
  return id;
}

/** The form's page has the list beside it, which asks every 5 s, and no widget that would report anything earlier. */
async function listOpen(desk: Desk, simulator: Simulator): Promise<Result> {
  const samples: number[] = [];
  const page = await addAccount(desk, simulator.accounts[0]);
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = await createCheckout(page, `bench-${round}`);
    await page.press('Escape');
    await page.find('form', 'New checkout').wait();
    // Paid at all moments between two looks.
    await sleep((round / ROUNDS) * 5 * SECOND);
    samples.push(await paymentToNotification(page, simulator, id));
  }
  return figureOf(samples, 's', 10);
}

/** Three browsers at once, because all of them only wait for their alarm; paid 0, 10 and 20 s after the last page closed. */
async function byAlarm(browser: BrowserName, close: (desk: Desk) => Promise<void>): Promise<Result> {
  const rounds = [0, 10, 20].map((wait) =>
    withDesk(browser, async (desk, simulator) => {
      await (await addAccount(desk, simulator.accounts[0])).close();
      const popup = await desk.open('popup.html', POPUP);
      const id = await createCheckout(popup, 'bench-1');
      await desk.closeAllPages();
      await close(desk);
      const quiet = await openQuiet(desk);
      await sleep(wait * SECOND);
      return paymentToNotification(quiet, simulator, id);
    }),
  );
  return figureOf(await Promise.all(rounds), 's', 70);
}

/** In seconds. */
async function paymentToNotification(page: Tab, simulator: Simulator, id: string): Promise<number> {
  pay(simulator, id);
  const paid = performance.now();
  await notified(page, `paid ${id}`);
  return (performance.now() - paid) / SECOND;
}

/** The whole way to a confirmed payment, in one moment. */
function pay({ model }: Simulator, id: string): void {
  model.pickCoin(id, 'ETHEREUM_USDT');
  model.pay(id);
  model.confirm(id);
}
