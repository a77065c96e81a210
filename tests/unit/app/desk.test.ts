import { effect, signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Account } from '../../../lib/accounts/account';
import type { AccountsDb } from '../../../lib/accounts/database';
import { currentAccount, deskShows, lockState } from '../../../lib/accounts/settings';
import { createDesk } from '../../../lib/app/desk';
import { createNavigation } from '../../../lib/navigation/navigation';
import { createSearchClient } from '../../../lib/search/client/searchClient';
import type { SearchWorker } from '../../../lib/search/contract';
import type { Failure } from '../../../lib/shared/failure/failure';
import { storageTrouble } from '../../../lib/storage/health';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import { addressBar } from '../support/addressBar';
import { account, checkout, DRAFT, emptyAccounts, emptyHistory, NOW, removeDatabase } from '../support/examples';

let stop = () => {};
afterEach(() => stop());
beforeEach(() => fakeBrowser.reset());

const SHOPS = [1, 2, 3].map((n) => account({ id: `shop-${n}`, label: `Shop ${n}`, position: n }));
const CREATE = { attemptId: 'a', accountId: 'shop-1', draft: DRAFT, startedAt: NOW, attempt: 1, error: null };

type Read = ReturnType<AccountsDb['accounts']['orderBy']>;

/** A desk that is open: all of it is subscribed to. */
async function open({
  shops = SHOPS,
  hash = '',
  read,
}: {
  shops?: Account[];
  hash?: string;
  read?: () => Promise<Account[]>;
} = {}) {
  const history = await emptyHistory();
  const accounts = await emptyAccounts();
  await accounts.accounts.bulkPut(shops);
  const { permissions } = fakeBrowser;
  vi.spyOn(permissions, 'contains').mockImplementation(async () => true);
  for (const event of [permissions.onAdded, permissions.onRemoved]) {
    vi.spyOn(event, 'addListener').mockReturnValue();
    vi.spyOn(event, 'removeListener').mockReturnValue();
  }
  if (read) vi.spyOn(accounts.accounts, 'orderBy').mockReturnValue({ toArray: read } as Read);
  const bar = addressBar(hash);
  const online = signal(true);
  const watch: SearchWorker['watch'] = async () => {};
  const search = createSearchClient({ watch } as Partial<SearchWorker> as SearchWorker, new EventTarget());
  const desk = createDesk({ history, accounts, search, navigation: createNavigation(bar), online });
  const signals = [
    desk.isRead,
    desk.unreadable,
    desk.at,
    desk.obstacle,
    desk.needing,
    desk.emptied,
    desk.whose,
    desk.trouble,
  ];
  stop = effect(() => {
    for (const each of signals) void each.value;
  });
  return { desk, history, accounts, bar, online };
}
const isRead = async (desk: Awaited<ReturnType<typeof open>>['desk']) => {
  await writeSetting(lockState, { is: 'off' });
  await expect.poll(() => desk.isRead.value).toBe(true);
};

describe('the desk', () => {
  it('is read once accounts, creates, the lock and what it shows are known', async () => {
    const { desk } = await open();
    expect([desk.isRead.value, desk.unreadable.value]).toEqual([false, null]);
    await isRead(desk);
    expect(desk.choice.accounts.value.map(({ id }) => id)).toEqual(['shop-1', 'shop-2', 'shop-3']);
  });

  it('is where the address says while it is being read', async () => {
    const { desk } = await open({ hash: '#/checkouts/a' });
    expect([desk.isRead.value, desk.at.value]).toEqual([false, 'checkout']);
    await isRead(desk);
    expect(desk.at.value).toBe('checkout');
  });

  it('without accounts is at the settings, wherever the address leads', async () => {
    const { desk } = await open({ shops: [], hash: '#/new' });
    await isRead(desk);
    expect(desk.at.value).toBe('settings');
  });

  it('without accounts shows in a team what colleagues have, and makes nothing new', async () => {
    const { desk, history, bar } = await open({ shops: [], hash: '#/checkouts/a' });
    const joined = { key: 'joined', at: NOW, team: 'Shop', server: '', agent: 'anna', name: 'Anna' } as const;
    await history.team.put(joined);
    await isRead(desk);
    await expect.poll(() => desk.at.value).toBe('checkout');
    bar.visit('#/new');
    expect(desk.at.value).toBe('settings');
  });

  it('has the chosen account or the first, and the one after it', async () => {
    const { desk } = await open();
    await isRead(desk);
    expect([desk.choice.current.value?.id, desk.choice.next.value?.id]).toEqual(['shop-1', 'shop-2']);
    desk.choice.choose('shop-3');
    expect([desk.choice.current.value?.id, desk.choice.next.value?.id, desk.choice.switchedElsewhere.value]).toEqual([
      'shop-3',
      'shop-1',
      false,
    ]);
    await writeSetting(currentAccount, 'shop-2');
    await expect
      .poll(() => [desk.choice.current.value?.id, desk.choice.switchedElsewhere.value])
      .toEqual(['shop-2', true]);
  });

  it('shows everybody’s checkouts, or those of the current account, and is then at the list', async () => {
    const { desk, bar } = await open({ hash: '#/settings' });
    await isRead(desk);
    const names = { 'shop-1': 'Shop 1', 'shop-2': 'Shop 2', 'shop-3': 'Shop 3' };
    expect(desk.whose.value).toEqual({ accountId: null, names });
    desk.show('shop-2');
    expect([desk.only.value?.id, desk.whose.value.accountId]).toEqual(['shop-2', 'shop-2']);
    expect([bar.location.hash, await readSetting(deskShows)]).toEqual(['#/checkouts', 'current']);
    desk.show(null);
    expect([desk.only.value, desk.showsAll.value]).toEqual([null, true]);
  });

  it('shows all of a single account, whatever was chosen', async () => {
    await writeSetting(deskShows, 'current');
    const { desk } = await open({ shops: SHOPS.slice(0, 1) });
    await isRead(desk);
    expect([desk.only.value, desk.choice.next.value]).toEqual([null, undefined]);
  });

  it('is asked about the same checkouts while only something else of an account changes', async () => {
    const { desk, accounts } = await open();
    await isRead(desk);
    const { value } = desk.whose;
    await accounts.accounts.update('shop-1', { tokenId: 'TKN-1' });
    await expect.poll(() => desk.choice.accountOf('shop-1')?.tokenId).toBe('TKN-1');
    expect(desk.whose.value).toBe(value);
  });

  it('says why nothing can be sent: the lock first, then the connection, then the browser', async () => {
    const { desk, online } = await open();
    await isRead(desk);
    expect(desk.obstacle.value).toBeNull();
    online.value = false;
    expect(desk.obstacle.value).toBe('offline');
    await writeSetting(lockState, { is: 'locked', since: NOW });
    await expect.poll(() => desk.obstacle.value).toBe('locked');
  });

  it('counts what needs a person, and knows of creates that were just sent', async () => {
    const { desk, history } = await open();
    await isRead(desk);
    await history.creates.put({ ...CREATE, state: 'sending' });
    await expect.poll(() => desk.isSending.value).toBe(true);
    await history.creates.put({ ...CREATE, state: 'unknown' });
    await history.checkouts.put(checkout({ attentionGravity: 'bad', attentionAt: NOW }));
    await expect
      .poll(() => [desk.needing.value, desk.isSending.value, desk.pending.value.length])
      .toEqual([2, false, 1]);
  });

  it('says why it cannot be read', async () => {
    const { desk } = await open({ read: () => Promise.reject(new Error('Broken')) });
    await expect.poll(() => desk.unreadable.value).toEqual({ is: 'other', message: 'Broken' });
  });

  it.each<[string, Failure]>([
    ['full', { is: 'full' }],
    // As an earlier release stored it.
    ['The disk is full.', { is: 'other', message: 'The disk is full.' }],
  ])('says while it is being read what keeps the background from storing: %s', async (stored, failure) => {
    await writeSetting(storageTrouble, stored);
    const reading = Promise.withResolvers<Account[]>();
    const { desk } = await open({ read: () => reading.promise });
    await expect.poll(() => desk.unreadable.value).toEqual(failure);
    reading.resolve([]);
    await expect.poll(() => desk.unreadable.value).toBeNull();
    expect(desk.trouble.value).toBe(stored);
  });

  it('knows that a database was removed under it', async () => {
    const { desk, history } = await open();
    await isRead(desk);
    expect(desk.emptied.value).toBe(false);
    await removeDatabase(history.name);
    await expect.poll(() => desk.emptied.value).toBe(true);
  });
});
