import { beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../e2e/driver/types.ts';
import { addAccount, createCheckout, openCheckout, timelineOf } from '../e2e/support/flows.ts';
import { useStage } from './support/stage.ts';

describe('a refresh', () => {
  const stage = useStage();
  let desk: Tab;
  const make = async (orderId: string) => {
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/new`);
    const id = await createCheckout(desk, orderId);
    await desk.press('Escape');
    await desk.find('form', 'New checkout').wait();
    return id;
  };

  beforeAll(async () => {
    desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
  });

  it('of what is on screen comes every few seconds, and keeps an unknown status as Inqud wrote it', async () => {
    const id = await make('strange-1');
    const page = await openCheckout(stage.desk, id);
    await page.find('region', 'Timeline').wait();
    stage.simulator.model.forceStatus(id, 'HELD_FOR_REVIEW');
    await stage.desk.pass(10_000);
    await expect.poll(() => timelineOf(page)).toContainEqual(expect.stringMatching(/HELD_FOR_REVIEW/));
    await page.close();
  });

  it('pauses the account with one notice when its token is refused, and goes on once it is tested again', async () => {
    const id = await make('paused-1');
    stage.simulator.faults.always('read', { kind: 'status', status: 401 });
    const page = await openCheckout(stage.desk, id);
    await page.find('region', 'Timeline').wait();
    await stage.desk.pass(10_000);
    await page.waitForText('Its checkouts won’t update until you fix this.');
    stage.simulator.faults.clear();
    await page.find('button', 'Edit account').click();
    await page.find('button', 'Test connection').click();
    await page.waitForNoText('Its checkouts won’t update');
    stage.simulator.model.expire(id);
    await page.back();
    await page.find('article', 'paused-1').find('button', 'Refresh').click();
    await expect.poll(() => timelineOf(page)).toContainEqual(expect.stringMatching(/Expired/));
    await page.close();
  });
});
