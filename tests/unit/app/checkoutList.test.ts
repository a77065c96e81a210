import { effect, signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { lockState } from '../../../lib/accounts/settings';
import { createCheckoutList } from '../../../lib/app/checkoutList';
import { createDesk } from '../../../lib/app/desk';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { createNavigation } from '../../../lib/navigation/navigation';
import { createSearchClient } from '../../../lib/search/client/searchClient';
import { DEFAULT_COLUMNS } from '../../../lib/search/columns';
import { deskColumns } from '../../../lib/search/settings';
import { writeSetting } from '../../../lib/storage/settings';
import { failureOf } from '../../../lib/storage/trouble';
import { createSearchWorker } from '../../../lib/worker/searchWorker';
import { addressBar } from '../support/addressBar';
import { account, checkout, emptyAccounts, emptyHistory, NOW } from '../support/examples';

let stop = () => {};
afterEach(() => stop());
beforeEach(() => fakeBrowser.reset());

const row = (id: string, changes: Partial<StoredCheckout> = {}) => checkout({ id, orderId: `#${id}`, ...changes });

/** The list of a desk at this address, subscribed to as its page does. */
async function open(hash: string, rows = [row('a'), row('b', { archived: 1 })]) {
  const history = await emptyHistory();
  const accounts = await emptyAccounts();
  await history.checkouts.bulkPut(rows);
  await accounts.accounts.put(account());
  await writeSetting(lockState, { is: 'off' });
  const { permissions } = fakeBrowser;
  vi.spyOn(permissions, 'contains').mockImplementation(async () => true);
  for (const event of [permissions.onAdded, permissions.onRemoved]) {
    vi.spyOn(event, 'addListener').mockReturnValue();
    vi.spyOn(event, 'removeListener').mockReturnValue();
  }
  const worker = createSearchWorker({ history, accounts, now: () => NOW, wait: async () => {}, failureOf });
  const bar = addressBar(hash);
  const desk = createDesk({
    history,
    accounts,
    search: createSearchClient(worker, new EventTarget()),
    navigation: createNavigation(bar),
    online: signal(true),
  });
  const list = createCheckoutList(desk);
  const { links, side, choices, results } = list;
  const seen = [
    desk.isRead,
    list.isRead,
    list.leftOut,
    list.hasArchived,
    list.columns.value,
    links.newOne,
    side.isOpen,
  ];
  stop = effect(() => void [...seen, choices.value, results.isOfView].map(({ value }) => value));
  const orders = () => results.rows.value?.map(({ orderId }) => orderId);
  return { bar, history, desk, list, orders };
}

describe('the list of the desk', () => {
  it('is read once its rows, its columns and its saved views are', async () => {
    await writeSetting(deskColumns, ['order', 'amount']);
    const { list, orders } = await open('#/checkouts');
    expect([list.isRead.value, list.unreadable.value]).toEqual([false, null]);
    await expect.poll(() => list.isRead.value).toBe(true);
    expect([orders(), list.columns.value.value, list.hasArchived.value]).toEqual([['#a'], ['order', 'amount'], true]);
  });

  it('shows the usual columns where none were chosen', async () => {
    await writeSetting(deskColumns, []);
    const { list } = await open('#/checkouts');
    await expect.poll(() => list.isRead.value).toBe(true);
    expect(list.columns.value.value).toEqual(DEFAULT_COLUMNS);
  });

  it('follows its search, and leads from a row back to the same rows', async () => {
    const { list, orders, bar } = await open('#/checkouts');
    await expect.poll(orders).toEqual(['#a']);
    list.view.change({ search: 'is:archived' });
    expect([list.archivedShown.value, bar.location.hash]).toEqual(['all', '#/checkouts?q=is%3Aarchived']);
    // Until the rows of the search are there, those on screen lead back to what they are of.
    expect(list.links.ofRow('a')).toBe('#/checkouts/a');
    await expect.poll(orders).toEqual(['#b']);
    expect(list.links.ofRow('b')).toBe('#/checkouts/b?q=is%3Aarchived');
  });

  it('knows what is open beside it, and keeps its search when that is closed', async () => {
    const { list, bar } = await open('#/checkouts/a?q=top');
    const { side } = list;
    expect([side.isOpen.value, side.openId.value]).toEqual([true, 'a']);
    side.close();
    expect([side.isOpen.value, side.openId.value, bar.location.hash]).toEqual([false, null, '#/checkouts?q=top']);
    bar.visit('#/new?q=top');
    expect([side.isOpen.value, side.openId.value]).toEqual([true, null]);
  });

  it('says what a search that finds nothing leaves out', async () => {
    const { list } = await open('#/checkouts?q=b', [row('a'), row('b', { archived: 1, name: 'b' })]);
    await expect.poll(() => list.leftOut.value).toEqual({ archived: 1, archivedSearch: 'b is:archived', others: 0 });
    list.view.change({ search: '' });
    expect(list.leftOut.value).toBeNull();
  });

  it('offers nothing new while it is locked', async () => {
    const { list } = await open('#/checkouts?q=top');
    await expect.poll(() => list.isRead.value).toBe(true);
    expect([list.links.newOne.value, list.links.many.value]).toEqual(['#/new?q=top', '#/many']);
    await writeSetting(lockState, { is: 'locked', since: NOW });
    await expect.poll(() => list.links.newOne.value).toBeNull();
    expect([list.links.many.value, list.links.import.value]).toEqual([null, null]);
  });

  it('keeps its selection when it is sorted, and not when something else is looked for', async () => {
    const { list } = await open('#/checkouts');
    list.selection.select(['a'], true);
    list.view.change({ sort: { by: 'amount', down: true } });
    expect([...list.selection.selected.value]).toEqual(['a']);
    list.view.change({ search: 'top' });
    expect([...list.selection.selected.value]).toEqual([]);
  });

  it('says why it cannot be read', async () => {
    const { list, history } = await open('#/checkouts');
    await expect.poll(() => list.isRead.value).toBe(true);
    vi.spyOn(history.checkouts, 'bulkGet').mockImplementation(() => {
      throw new Error('Broken');
    });
    await history.checkouts.update('a', { name: 'Changed' });
    await expect.poll(() => list.unreadable.value).toEqual({ is: 'other', message: 'Broken' });
    vi.restoreAllMocks();
  });
});
