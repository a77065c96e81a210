import { expect, it } from 'vitest';
import type { Tab } from '../driver/types.ts';
import { addAccount, createCheckout, openCheckout, POPUP } from '../support/flows.ts';
import { useStage } from '../support/stage.ts';

const stage = useStage();

it('what needs a person is on the button, in a notification, in popup and desk, until it is acknowledged', async () => {
  const desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
  const id = await createCheckout(desk, 'under-1');
  stage.simulator.model.pickCoin(id, 'ETHEREUM_USDT');
  stage.simulator.model.pay(id, '40');
  stage.simulator.model.confirm(id);
  const page = await openCheckout(stage.desk, id);
  await page.find('article', 'under-1').find('button', 'Refresh').click();
  await page
    .find('region', 'Needs attention')
    .waitForText(/Underpaid: 40 of 99\.46291 USDT received, 59\.46291 USDT missing\./);
  await expect.poll(() => badge(page)).toBe('1');
  await expect.poll(() => notifications(page)).toEqual([`conflict ${id}`]);
  const popup = await stage.desk.open('popup.html', POPUP);
  await popup.find('button', '1 needs attention').click();
  await popup.find('link', /under-1.*Underpaid/s).wait();
  await popup.close();

  await page.find('link', 'Needs attention 1').click();
  await page.find('form', 'Mark under-1 as handled').find('button', 'Mark as handled').click();
  await page.waitForText('You’re all caught up');
  await expect.poll(() => badge(page)).toBe('');
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
