import { expect, it } from 'vitest';
import type { Tab } from '../driver/types.ts';
import { addAccount, createCheckout } from '../support/flows.ts';
import { useStage } from '../support/stage.ts';

const stage = useStage();

it('what needs a person is on the button and in a notification, until it is acknowledged', async () => {
  const desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
  const id = await createCheckout(desk, 'under-1');
  stage.simulator.model.pickCoin(id, 'ETHEREUM_USDT');
  stage.simulator.model.pay(id, '40');
  stage.simulator.model.confirm(id);
  await desk.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts/${id}`);
  await desk.find('article', 'under-1').find('button', 'Refresh').click();
  await desk
    .find('region', 'Needs attention')
    .waitForText(/Underpaid: 40 of 99\.46291 USDT received, 59\.46291 USDT missing\./);
  await expect.poll(() => badge(desk)).toBe('1');
  await expect.poll(() => notifications(desk)).toEqual([`conflict ${id}`]);

  await desk.find('link', 'Needs attention 1').click();
  await desk.find('form', 'Mark under-1 as handled').find('button', 'Mark as handled').click();
  await desk.waitForText('You’re all caught up');
  await expect.poll(() => badge(desk)).toBe('');
});

const badge = (page: Tab): Promise<string> =>
  page.evaluate(async () =>
    (Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome')).action.getBadgeText({}),
  );

const notifications = (page: Tab): Promise<string[]> =>
  page.evaluate(async () => {
    const { notifications } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    return Object.keys(await notifications.getAll());
  });
