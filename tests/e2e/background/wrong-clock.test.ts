import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tab } from '../driver/types.ts';
import { addAccount, createCheckout, POPUP } from '../support/flows.ts';
import { useStage } from '../support/stage.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** By Inqud's clock: the computer's cannot be moved here. */
describe.each([
  ['behind', 2 * DAY],
  ['ahead', -2 * DAY],
])('a computer whose clock is two days %s, before anything was asked of Inqud', (how, clockOffsetMs) => {
  const stage = useStage();
  let popup: Tab;
  // What an amount is in coins would be the first that is asked, and its answer would correct the clock.
  const noQuotes = () => stage.simulator.faults.always('options', { kind: 'reset' });
  beforeEach(() => {
    noQuotes();
    stage.simulator.assumptions.set({ clockOffsetMs });
  });
  beforeAll(async () => {
    noQuotes();
    await (await addAccount(stage.desk, stage.simulator.accounts[0])).close();
    popup = await stage.desk.open('popup.html', POPUP);
  });
  const create = async (orderId: string) => {
    const { model, requests } = stage.simulator;
    const id = await createCheckout(popup, orderId);
    return {
      /** From now to its end, by Inqud's clock. */
      hours: Math.round((Date.parse(String(model.get(id)?.expiresAt)) - model.now()) / HOUR),
      posts: requests.list().filter(({ method }) => method === 'POST').length,
      made: model.list().length,
    };
  };

  it('makes one checkout of the first create, and says so where its end is not as chosen', async () => {
    if (how === 'behind') {
      expect(await create('10480')).toEqual({ hours: 1, posts: 2, made: 1 });
      await popup.find('link', /10480.*left/s).wait();
      expect(await popup.find('alert').count()).toBe(0);
    } else {
      expect(await create('10480')).toEqual({ hours: 49, posts: 1, made: 1 });
      await popup.waitForText('ahead of Inqud’s, so this link expires later than you chose. Difference: 2 days.');
    }
  });

  it('makes the next one at once, with the end that was chosen', async () => {
    await popup.press('Escape');
    await popup.find('form', 'New checkout').wait();
    expect(await create('10481')).toEqual({ hours: 1, posts: 1, made: 2 });
    await popup.find('link', /10481.*left/s).wait();
  });
});
