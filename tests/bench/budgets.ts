import type { Desk } from '../e2e/driver/types.ts';
import { addAccount, createCheckout, openCheckout, POPUP } from '../e2e/support/flows.ts';
import type { Simulator } from '../simulator/start.ts';
import { scriptSize } from '../tools/bundleSize.ts';
import type { Budget, Figure, Form } from './figure.ts';
import { figureOf } from './figure.ts';
import { historyBudgets } from './history.ts';
import { monitorBudgets } from './monitor.ts';
import { outsideBudgets } from './outside.ts';
import { teamBudgets } from './team.ts';
import { TEAM_DESK_BUDGETS } from './teamDesks.ts';
import { WATCHING_BUDGETS } from './teamWatching.ts';
import { withDesk } from './withDesk.ts';

/** All that is measured. */
export const budgetsOf = (form: Form): Budget[] => [
  {
    name: 'popup script before first rows',
    measure: async () => figureOf([scriptSize('.output/chrome-mv3', 'popup.html') / 1000], 'kB gz', 32),
  },
  ...(['chromium', 'firefox'] as const).flatMap((browser): Budget[] => [
    {
      name: `statusChanged to changed row in another page, ${browser}`,
      measure: () => withDesk(browser, (desk, simulator) => statusToRow(desk, simulator, roundsOf(form))),
    },
    {
      name: `Enter to link in the clipboard, ${browser}`,
      measure: () => withDesk(browser, (desk, simulator) => enterToClipboard(desk, simulator, roundsOf(form))),
    },
  ]),
  ...outsideBudgets(form),
  ...monitorBudgets(form),
  ...historyBudgets(form),
  ...teamBudgets(form),
  ...(form.short ? [] : [...WATCHING_BUDGETS, ...TEAM_DESK_BUDGETS]),
];

const roundsOf = ({ short }: Form) => (short ? 5 : 15);

/** From the event in the widget's frame to the row of the other open page, by the clock that both share. */
async function statusToRow(desk: Desk, simulator: Simulator, rounds: number): Promise<Omit<Figure, 'name'>> {
  const samples: number[] = [];
  // The form's page has the list beside it: it is the other page, too.
  const list = await addAccount(desk, simulator.accounts[0]);
  for (let round = 0; round < rounds; round += 1) {
    await list.bringToFront();
    const id = await createCheckout(list, `bench-${round}`);
    await list.press('Escape');
    await list.find('form', 'New checkout').wait();
    await list.evaluate((hash) => {
      delete document.documentElement.dataset.changedAt;
      const row = document.querySelector(`a[href="${hash}"]`);
      if (!row) throw new Error('There is no row.');
      new MutationObserver((_, observer) => {
        if (!row.textContent.includes('Request created')) return;
        observer.disconnect();
        document.documentElement.dataset.changedAt = String(performance.timeOrigin + performance.now());
      }).observe(row, { subtree: true, childList: true, characterData: true });
    }, `#/checkouts/${id}`);

    const panel = await openCheckout(desk, id);
    await panel.findByCss('.widget-panel[data-state="shown"]').wait();
    const widget = await panel.frame('widget.js');
    await widget.evaluate(() => {
      const hear = () => {
        document.documentElement.dataset.saidAt = String(performance.timeOrigin + performance.now());
      };
      document.addEventListener('statusChanged', hear, { capture: true, once: true });
    });
    simulator.model.pickCoin(id, 'ETHEREUM_USDT');
    const changedAt = await list.waitFor(() => Number(document.documentElement.dataset.changedAt ?? 0));
    const saidAt = await widget.evaluate(() => Number(document.documentElement.dataset.saidAt));
    samples.push(changedAt - saidAt);
    // What is over is not asked for any more, so that each round measures the same.
    simulator.model.expire(id);
    await panel.find('region', 'Timeline').waitForText('Expired');
    await panel.close();
  }
  return figureOf(samples, 'ms', 100);
}

/** From the key press in the popup to the screen that says "Link copied", Inqud answering at once. */
async function enterToClipboard(desk: Desk, simulator: Simulator, rounds: number): Promise<Omit<Figure, 'name'>> {
  const samples: number[] = [];
  await (await addAccount(desk, simulator.accounts[0])).close();
  const popup = await desk.open('popup.html', POPUP);
  for (let round = 0; round < rounds; round += 1) {
    await popup.findByLabel('Order ID').fill(`bench-${round}`);
    await popup.findByLabel('Amount').fill('100.00');
    await popup.evaluate(() => {
      delete document.documentElement.dataset.took;
      addEventListener(
        'keydown',
        () => {
          const pressed = performance.now();
          new MutationObserver((_, observer) => {
            if (!document.body.innerText.includes('Link copied')) return;
            observer.disconnect();
            document.documentElement.dataset.took = String(performance.now() - pressed);
          }).observe(document.body, { subtree: true, childList: true });
        },
        { capture: true, once: true },
      );
    });
    await popup.findByLabel('Amount').press('Enter');
    samples.push(await popup.waitFor(() => Number(document.documentElement.dataset.took ?? 0)));
    await popup.press('Escape');
    await popup.find('form', 'New checkout').wait();
  }
  return figureOf(samples, 'ms', 250);
}
