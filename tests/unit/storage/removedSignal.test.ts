import { effect } from '@preact/signals';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openHistory } from '../../../lib/checkouts/database';
import { HISTORY } from '../../../lib/storage/databaseVersion';
import { liveSignal } from '../../../lib/storage/liveSignal';
import { removedSignal } from '../../../lib/storage/removedSignal';
import { checkout, emptyHistory, removeDatabase } from '../support/examples';

let stops: (() => void)[] = [];
beforeEach(async () => (await emptyHistory()).close());
afterEach(async () => {
  for (const stop of stops) stop();
  stops = [];
  await openHistory().delete();
});

/** A page that lists all orders, of which it writes one. */
async function open(orderId: string) {
  const history = openHistory();
  await history.checkouts.put(checkout({ id: orderId, orderId }));
  const removed = removedSignal(history);
  const list = () => liveSignal(() => () => history.checkouts.toArray());
  const shown = list();
  const follow = (rows: typeof shown) => stops.push(effect(() => void [removed.value, rows.value]));
  follow(shown);
  const said = (rows: typeof shown) =>
    rows.value.state === 'ready' ? rows.value.value.map(({ orderId }) => orderId).join(' ') : rows.value.state;
  await expect.poll(() => said(shown)).toBe(orderId);
  return {
    removed,
    said: () => said(shown),
    /** What a page that asks only now is told. */
    ask: () => {
      const rows = list();
      follow(rows);
      return () => said(rows);
    },
  };
}

it('a history that is removed is reported, and what was read of it stays, whatever is written later', async () => {
  const first = await open('#a');
  await removeDatabase(HISTORY.name);
  await expect.poll(() => first.removed.value).toBe(true);
  const second = await open('#b');
  await openHistory().checkouts.put(checkout({ id: '#c', orderId: '#c' }));
  await expect.poll(second.said).toBe('#b #c');
  expect([first.said(), second.removed.value]).toEqual(['#a', false]);
});

it('what was not read before that cannot be, which is no empty list', async () => {
  const { removed, ask } = await open('#a');
  await removeDatabase(HISTORY.name);
  await expect.poll(() => removed.value).toBe(true);
  await expect.poll(ask()).toBe('failed');
});

it('a history that a newer release takes over is not removed', async () => {
  const { removed, ask } = await open('#a');
  const newer = new Dexie(HISTORY.name);
  await newer.version(HISTORY.version + 1).stores({ news: 'id' });
  await newer.open();
  await expect.poll(ask()).toBe('failed');
  expect(removed.value).toBe(false);
  newer.close();
});
