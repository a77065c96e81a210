import { beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../simulator/faults/faults.ts';
import type { Tab } from '../driver/types.ts';
import { addAccount, createCheckout, goToSettings, openCheckout, POPUP } from '../support/flows.ts';
import { useStage } from '../support/stage.ts';

type Case = {
  name: string;
  fault: Fault;
  /** What is said of it, wherever. */
  words: RegExp;
  /** Whether a create may have been made, so that only a person can settle it. */
  unknown: boolean;
};

const UNREACHED = /Couldn’t reach Inqud\./;
/** What each browser makes something of its own of: a network that fails, a header of the answer. All others: tests/pages. */
const CASES: Case[] = [
  { name: 'a connection that breaks', fault: { kind: 'reset' }, words: UNREACHED, unknown: true },
  { name: 'an answer that is lost', fault: { kind: 'lostAnswer' }, words: UNREACHED, unknown: true },
  { name: 'half an answer', fault: { kind: 'lostAnswer', sent: 'half' }, words: UNREACHED, unknown: true },
  { name: 'too many requests', fault: { kind: 'tooMany', retryAfter: 2 }, words: /Too many requests/, unknown: false },
];
/** The one that a browser may try again by itself before it says so. */
const BROKEN = CASES.filter(({ fault }) => fault.kind === 'reset');

describe('a fault', () => {
  const stage = useStage();
  let desk: Tab;
  let popup: Tab;
  let self: string;
  const made = (orderId: string) =>
    stage.simulator.model.list().filter(({ clientOrderId }) => clientOrderId === orderId);

  beforeAll(async () => {
    desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
    popup = await stage.desk.open('popup.html', POPUP);
    await popup.find('form', 'New checkout').wait();
    self = await createCheckout(popup, 'by-itself');
    await popup.press('Escape');
    await popup.find('form', 'New checkout').wait();
  });

  it.each(CASES)('in a create: $name', async ({ name, fault, words, unknown }) => {
    await popup.bringToFront();
    stage.simulator.faults.once('create', fault);
    await popup.findByLabel('Order ID').fill(name);
    await popup.findByLabel('Amount').fill('5');
    await popup.findByLabel('Amount').press('Enter');
    const row = popup.find('region', `Order ${name}: outcome unknown`);
    if (unknown) {
      await row.waitForText(words);
      await expect.poll(() => popup.findByLabel('Order ID').value()).toBe('');
      await row.find('button', 'Discard…').click();
      await row.find('button', 'Discard', { exact: true }).click();
      await row.waitUntilGone();
    } else {
      await popup.waitForText(words);
      await expect.poll(() => popup.findByLabel('Order ID').value()).toBe(name);
      expect(made(name)).toEqual([]);
      // As it was typed, it goes through when the fault has ended.
      await popup.findByLabel('Amount').press('Enter');
      await popup.findByLabel('Payment link').wait();
      await popup.press('Escape');
      await popup.find('form', 'New checkout').wait();
      expect(made(name)).toHaveLength(1);
    }
    expect(made(name).length).toBeLessThanOrEqual(1);
  });

  it.each(BROKEN)('in a test of the connection: $name', async ({ fault, words }) => {
    await goToSettings(desk);
    await desk.find('link', 'Edit Shop A').click();
    // Firefox asks once more by itself when a connection breaks.
    stage.simulator.faults.always('options', fault);
    await desk.find('button', 'Test connection').click();
    await desk.find('alert').nth(0).waitForText(words);
    stage.simulator.faults.clear();
    await desk.find('button', 'Test connection').click();
    await desk.waitForText('Connected.');
  });

  it.each(BROKEN)('in a refresh: $name', async ({ fault, words }) => {
    const page = await openCheckout(stage.desk, self);
    const article = page.find('article', 'by-itself');
    stage.simulator.faults.always('read', fault);
    await article.find('button', 'Refresh', { exact: true }).click();
    await article.find('alert').nth(0).waitForText(words);
    stage.simulator.faults.clear();
    await article.find('button', 'Refresh', { exact: true }).click();
    await page.waitForNoText('Last check failed.');
    await page.close();
  });
});
