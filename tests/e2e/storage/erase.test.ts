import { beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../driver/types.ts';
import {
  addAccount,
  addAnother,
  createCheckout,
  goToSettings,
  POPUP,
  setPassphrase,
  typeFirstAccount,
} from '../support/flows.ts';
import { useStage } from '../support/stage.ts';
import { copiesStored, everythingStored } from '../support/stored.ts';

describe('erasing everything', () => {
  const stage = useStage({ simulator: { accounts: [{}, {}] } });
  let desk: Tab;
  let popup: Tab;

  beforeAll(async () => {
    const [first, second = first] = stage.simulator.accounts;
    desk = await addAccount(stage.desk, first);
    await createCheckout(desk, 'needle-1');
    await addAnother(desk, second, 'Needle Shop');
    await setPassphrase(desk, 'vigorous otter plinth 40');
    popup = await stage.desk.open('popup.html', POPUP);
    await popup.findByLabel('Order ID').fill('needle-2');
    await desk.bringToFront();
  });

  it('is offered beside the list of all that is kept and sent', async () => {
    await goToSettings(desk, 'Data and privacy');
    await desk.waitForText(/Saved in this browser \([\d.,]+ \w+ in total\)/);
    for (const kept of [
      'Accounts',
      'Checkouts',
      'Timelines',
      'Checkouts with an unknown outcome',
      'Until the browser closes',
    ]) {
      await desk.find('rowheader', kept).wait();
    }
    await desk.find('rowheader', 'api.inqud.com').wait();
    await desk.waitForText('Nothing is sent to anyone else');
  });

  it('holds also for a copy that the browser has not had time to save', async () => {
    await desk.findByLabel('Encrypt with a passphrase').click();
    await desk.find('button', 'Save backup').click();
    await desk.waitForText('Backup saved to your downloads');
    expect(await copiesStored(desk)).toEqual([expect.stringContaining('needle-1')]);
  });

  it('asks first, says what is lost, and Escape keeps it all', async () => {
    await desk.find('button', 'Erase everything…').click();
    await desk
      .find('dialog', 'Erase everything in this browser?')
      .waitForText(/This deletes all accounts, secrets, checkouts, timelines, and settings/);
    await expect.poll(() => desk.focusName()).toBe('Cancel');
    await desk.press('Escape');
    await desk.find('dialog', 'Erase everything in this browser?').waitUntilGone();
    expect(await everythingStored(desk)).toContain('Needle Shop');
  });

  it('leaves nothing, and both pages begin anew [S-44] [P-2]', async () => {
    const before = await everythingStored(desk);
    for (const needle of ['Needle Shop', 'needle-1', 'needle-2']) expect(before).toContain(needle);
    await desk.find('button', 'Erase everything…').click();
    await desk.find('dialog', 'Erase everything in this browser?').find('button', 'Erase everything').click();
    await desk.find('heading', 'Add your Inqud account').wait();
    await popup.find('button', 'Add account').wait();
    const after = await everythingStored(desk);
    for (const needle of ['Needle Shop', 'needle', 'TKN-', 'CCO-', 'CAP-', 'extractable', 'vaultId']) {
      expect(after).not.toContain(needle);
    }
    expect(await copiesStored(desk)).toEqual([]);
    await expect.poll(badge).toBe('');
    await expect.poll(alarms).toEqual([]);
  });

  it('is followed by a first account as on the first day', async () => {
    const page = await typeFirstAccount(stage.desk, stage.simulator.accounts[0]);
    const id = await createCheckout(page, 'anew-1');
    expect(stage.simulator.model.get(id)?.status).toBe('NEW');
  });

  const badge = () =>
    desk.evaluate(async (): Promise<string> => {
      const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      return api.action.getBadgeText({});
    });
  const alarms = () =>
    desk.evaluate(async () => {
      const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      return api.alarms.getAll();
    });
});
