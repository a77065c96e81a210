import { beforeAll, describe, expect, it } from 'vitest';
import type { SharedEntry } from '../../lib/sync/sharedItems.ts';
import { stampAfter } from '../../lib/sync/stamp.ts';
import type { Tab } from '../e2e/driver/types.ts';
import { addAccount, POPUP, WIDE } from '../e2e/support/flows.ts';
import { useStage } from './support/stage.ts';

const ANNA = 'aaaaaaaaaa';
const EVIL = 'https://evil.example/thanks';

/** An item as Anna’s desk says it. */
function said(id: string, values: Record<string, unknown>, now = 0): SharedEntry {
  const at = stampAfter([], { now, desk: ANNA });
  const fields = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { at, value }]));
  return { id, on: { at, is: true }, fields };
}
const DEPOSIT = {
  ...{ label: 'Team deposit', type: 'FIXED_PRICE', amount: '25.00', currency: 'EUR', name: 'Order {orderId}' },
  ...{ expiry: '24h', returnUrl: 'https://shop.example/thanks', shop: null },
};
const REMINDER = { language: 'en', title: 'Reminder', subject: '', text: 'Hello from the team {link}' };

describe('what a team shares', () => {
  const stage = useStage();
  let desk: Tab;

  /** As if it had been received. */
  const receive = async (kind: string, items: SharedEntry[]) => {
    const row = {
      key: `shared-${kind}`,
      said: null,
      own: [],
      follows: [],
      desks: { [ANNA]: { agent: 'anna', stamp: '', items } },
    };
    await desk.evaluate(
      async (text) => {
        const rows: object[] = JSON.parse(text);
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open('checkout-desk-history');
          opening.onsuccess = () => resolve(opening.result);
          opening.onerror = () => reject(opening.error);
        });
        const change = db.transaction('team', 'readwrite');
        const store = change.objectStore('team');
        for (const row of rows) {
          const key = (row as { key: string }).key;
          const known: { follows?: string[] } | undefined = await new Promise((resolve) => {
            const reading = store.get(key);
            reading.onsuccess = () => resolve(reading.result);
          });
          store.put({ ...row, ...(known?.follows && { follows: known.follows }) });
        }
        await new Promise((resolve) => {
          change.oncomplete = resolve;
        });
        db.close();
      },
      JSON.stringify([
        { key: 'joined', at: 0, team: 'Shop', server: 'localhost', agent: 'bob', name: 'Bob' },
        { key: 'names', team: 'Shop', names: { anna: 'Anna' } },
        { key: 'desks', desks: { [ANNA]: { agent: 'anna', seen: null } } },
        row,
      ]),
    );
    await desk.reload();
  };

  beforeAll(async () => {
    desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
    await desk.close();
    desk = await stage.desk.open('options.html#/presets', WIDE);
  });

  it('is a colleague’s preset with her name, which fills in a form once it was looked at [S-157]', async () => {
    await receive('presets', [said('team', DEPOSIT)]);
    const offered = desk.find('region', 'From your team');
    await expect.poll(() => offered.text()).toContain('Shared by Anna');
    expect(await offered.text()).toContain('https://shop.example/thanks');
    const popup = await stage.desk.open('popup.html', POPUP);
    await popup.find('form', 'New checkout').wait();
    expect(await popup.find('button', 'Team deposit').count()).toBe(0);
    await desk.find('button', 'Use Team deposit here').click();
    await desk.waitForText('Team deposit saved');
    await popup.find('button', 'Team deposit').click();
    await expect.poll(() => popup.findByLabel('Amount').value()).toBe('25.00');
  });

  it('does not change what a new checkout has before somebody has seen the change, which the navigation counts', async () => {
    await receive('presets', [said('team', { ...DEPOSIT, returnUrl: EVIL, amount: '99.00' }, 1)]);
    await desk.waitForText('Anna changed this for the team');
    await desk.find('link', /^Presets 1$/).wait();
    const popup = await stage.desk.open('popup.html', POPUP);
    await popup.find('form', 'New checkout').wait();
    await popup.findByLabel('Order ID').fill('10482');
    await popup.find('button', 'Team deposit').click();
    await popup.findByLabel('Order ID').press('Enter');
    await popup.find('heading', 'Link copied').wait();
    const made = stage.simulator.model.list().find(({ clientOrderId }) => clientOrderId === '10482');
    expect(made).toMatchObject({ returnUrl: 'https://shop.example/thanks', fixedAmount: { amount: '25' } });
    await desk.find('button', 'Use the team’s version of Team deposit').click();
    await desk.waitForText('Team deposit saved');
    await expect.poll(() => desk.find('link', /^Presets 1$/).count()).toBe(0);
  });

  it('has what is shared here said to the team, and taken back', async () => {
    await desk.find('button', 'Edit Team deposit').click();
    await desk.findByLabel('Amount').fill('30.00');
    await desk.find('button', 'Save preset').click();
    await desk.waitForText('Shared by Anna');
    await desk.find('button', 'Edit Team deposit').click();
    expect(await desk.findByLabel('Amount').value()).toBe('30.00');
    await desk.findByLabel(/^Share with the team/).press('Space');
    await desk.find('button', 'Save preset').click();
    await expect.poll(() => desk.find('region', 'Presets').text()).not.toContain('Shared by');
  });

  it('is a colleague’s message, which no customer gets before somebody has read it [S-157]', async () => {
    desk = await stage.desk.open('options.html#/settings/messages', WIDE);
    await receive('messages', [said('note', REMINDER)]);
    await expect.poll(() => desk.find('region', 'From your team').text()).toContain('Hello from the team {link}');
    await desk.find('button', 'Use Reminder (English) here').click();
    await desk.waitForText('Reminder (English) saved');
    await receive('messages', [said('note', { ...REMINDER, text: 'Pay to bc1q… {link}' }, 1)]);
    await desk.waitForText('Anna changed this for the team');
  });
});
