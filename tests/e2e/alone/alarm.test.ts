import { expect, it } from 'vitest';
import { addAccount, createCheckout, openCheckout, timelineOf } from '../support/flows.ts';
import { useStage } from '../support/stage.ts';

/** In ms. The alarm comes every 30 s; a checkout is due 30 s after its last answer, and the browser takes its time. */
const TWO_ALARMS = 75_000;

const stage = useStage();

it('the alarm brings the status with every page closed, also when the background was ended', async () => {
  const { desk, simulator } = stage;
  const id = await createCheckout(await addAccount(desk, simulator.accounts[0]), 'closed-1');
  await desk.closeAllPages();
  const closed = performance.now();
  await desk.killBackground();
  const { model, requests } = simulator;
  model.pickCoin(id, 'ETHEREUM_USDT');
  model.pay(id);
  model.confirm(id);
  requests.clear();
  await requests.arrival(({ method, path }) => method === 'GET' && path.endsWith(id));
  expect(performance.now() - closed).toBeLessThan(TWO_ALARMS);
  const page = await openCheckout(desk, id);
  await expect.poll(() => timelineOf(page)).toContainEqual(expect.stringMatching(/Open → to Paid Checked with Inqud/));
});
