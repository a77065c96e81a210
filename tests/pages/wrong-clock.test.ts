import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tab } from '../e2e/driver/types.ts';
import { addAccount, createCheckout, POPUP, WIDE } from '../e2e/support/flows.ts';
import type { Assumptions } from '../simulator/assumptions.ts';
import { useStage } from './support/stage.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** An Inqud by whose clock the computer's is wrong, before anything was asked of it. */
function useWrongClock(behind: number, rules: Partial<Assumptions> = {}) {
  const stage = useStage();
  let popup: Tab;
  beforeEach(() => stage.simulator.assumptions.set({ clockOffsetMs: behind, ...rules }));
  beforeAll(async () => {
    await (await addAccount(stage.desk, stage.simulator.accounts[0])).close();
    popup = await stage.desk.open('popup.html', POPUP);
  });
  const { model, requests } = stage.simulator;
  return {
    stage,
    popup: () => popup,
    /** Creates one with "1 h", and returns when it ends, in hours of Inqud's from now. */
    hoursOf: async (orderId: string) => {
      const id = await createCheckout(popup, orderId);
      return (Date.parse(String(model.get(id)?.expiresAt)) - model.now()) / HOUR;
    },
    posts: () => requests.list().filter(({ method }) => method === 'POST').length,
    newForm: async () => {
      await popup.press('Escape');
      await popup.find('form', 'New checkout').wait();
    },
  };
}

describe.each<[string, Partial<Assumptions>]>([
  ['with a message', {}],
  ['with a code', { errorBody: 'code', validationStatus: 400 }],
  ['with a list of errors', { errorBody: 'errors' }],
  ['with nothing at all', { errorBody: 'empty', validationStatus: 400 }],
])('a computer whose clock is two days behind, and an Inqud that refuses %s', (_how, rules) => {
  const desk = useWrongClock(2 * DAY, rules);

  it('makes the first link, with the end by Inqud’s clock, although Inqud refuses it at first', async () => {
    expect(await desk.hoursOf('10480')).toBeCloseTo(1, 1);
    expect(desk.posts()).toBe(2);
    expect(desk.stage.simulator.model.list()).toHaveLength(1);
    await desk
      .popup()
      .find('link', /10480.*left/s)
      .wait();
    expect(await desk.popup().find('alert').count()).toBe(0);
  });

  it('makes the next one at once', async () => {
    await desk.newForm();
    expect(await desk.hoursOf('10481')).toBeCloseTo(1, 1);
    expect(desk.posts()).toBe(1);
  });
});

describe('a message to the customer, written on a computer whose clock is two days behind', () => {
  const desk = useWrongClock(2 * DAY);

  it('says when the link ends by Inqud’s clock', async () => {
    const id = await createCheckout(desk.popup(), '10480');
    const end = new Date(String(desk.stage.simulator.model.get(id)?.expiresAt));
    await desk.popup().press('s');
    const dialog = desk.popup().find('dialog', 'Share payment link');
    await dialog.find('button', 'Copy message').click();
    await expect
      .poll(() => desk.stage.desk.clipboardText())
      .toMatch(new RegExp(`Valid until: .*\\b${end.getDate()}\\b.*`));
  });
});

describe('a computer whose clock is two days ahead', () => {
  const desk = useWrongClock(-2 * DAY);

  it('says that its first link ends two days later than chosen: Inqud has taken it, so nothing is sent again', async () => {
    expect(await desk.hoursOf('10480')).toBeCloseTo(49, 1);
    expect(desk.posts()).toBe(1);
    await desk.popup().waitForText('ahead of Inqud’s, so this link expires later than you chose. Difference: 2 days');
  });

  it('makes the next one with the right end, and says no more of it', async () => {
    await desk.newForm();
    expect(await desk.hoursOf('10481')).toBeCloseTo(1, 1);
    expect(await desk.popup().find('alert').count()).toBe(0);
  });
});

describe.each<[string, number, RegExp, posts: number]>([
  ['two days behind', 2 * DAY, /Created(?!\.)/, 3],
  ['two days ahead', -2 * DAY, /ahead of Inqud’s, so this link expires later than you chose. Difference: 2 days/, 2],
])('a bulk create on a computer whose clock is %s, as the first that is asked of Inqud', (_which, off, said, posts) => {
  const desk = useWrongClock(off);

  it('makes each row once, by Inqud’s clock as soon as that is known, and says which one ends otherwise', async () => {
    const { stage } = desk;
    const page = await stage.desk.open('options.html#/many', WIDE);
    await page.findByLabel('Rows from a spreadsheet or CSV').fill('10480\t5\tUSD\n10481\t6\tUSD');
    await page.find('button', 'Create 2 checkouts').click();
    const row = (orderId: string) => page.find('row', new RegExp(`\\b${orderId}\\b`)).nth(0);
    await stage.desk.passUntil(row('10481').waitForText(/Created(?!\.)/));
    await row('10480').waitForText(said);
    expect(desk.posts()).toBe(posts);
    const { model } = stage.simulator;
    const hours = (orderId: string) =>
      model
        .list()
        .filter(({ clientOrderId }) => clientOrderId === orderId)
        .map(({ expiresAt }) => Math.round((Date.parse(String(expiresAt)) - model.now()) / HOUR));
    expect(hours('10480')).toEqual([off < 0 ? 49 : 1]);
    expect(hours('10481')).toEqual([1]);
  });
});

describe('a clock that was set wrong since Inqud’s was learned', () => {
  const desk = useWrongClock(0);

  it('is found out by the refusal, too', async () => {
    expect(await desk.hoursOf('10480')).toBeCloseTo(1, 1);
    await desk.newForm();
    desk.stage.simulator.assumptions.set({ clockOffsetMs: 2 * DAY });
    expect(await desk.hoursOf('10481')).toBeCloseTo(1, 1);
    expect(desk.stage.simulator.model.list()).toHaveLength(2);
  });
});

describe('an Inqud that takes an end in its past', () => {
  const desk = useWrongClock(2 * DAY, { pastExpiryRefused: false });

  it('has made it, so nothing is sent again, and the page says what is wrong', async () => {
    await createCheckout(desk.popup(), '10480');
    expect(desk.posts()).toBe(1);
    await desk.popup().waitForText('behind Inqud’s, so this link expires earlier than you chose. Difference: 2 days');
  });
});
