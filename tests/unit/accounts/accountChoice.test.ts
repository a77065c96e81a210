import { effect, signal } from '@preact/signals';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Account } from '../../../lib/accounts/account';
import { createAccountChoice } from '../../../lib/accounts/accountChoice';
import { currentAccount } from '../../../lib/accounts/settings';
import type { Live } from '../../../lib/storage/liveSignal';
import { showWhile } from '../../../lib/storage/settingSignal';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import { account, NOW } from '../support/examples';

beforeEach(() => fakeBrowser.reset());

const SHOPS = ['a', 'b', 'c'].map((id) => account({ id, label: `Shop ${id}` }));

/** As the background stores it for a page, and the page shows it. */
const store = (id: string) => showWhile(currentAccount, id, writeSetting(currentAccount, id));

/** The choice of these accounts while a page shows it. */
async function open(accounts: Account[] | null = SHOPS, preloadedId?: string | null) {
  const saved = signal<Live<Account[]>>(accounts ? { state: 'ready', value: accounts } : { state: 'loading' });
  const choice = createAccountChoice(saved, store, preloadedId);
  const read: boolean[] = [];
  const stop = effect(() => void read.push(choice.isRead.value));
  return { choice, saved, read, stop, id: () => choice.current.value?.id };
}

describe('the choice of an account', () => {
  it('is the first one while none was chosen, and is known once both are read', async () => {
    const { read, id, stop } = await open();
    expect(read).toEqual([false]);
    await vi.waitFor(() => expect(read).toEqual([false, true]));
    expect(id()).toBe('a');
    stop();
  });

  it('is known at once where it was preloaded, and then follows what is stored', async () => {
    await writeSetting(currentAccount, 'c');
    const { read, id, stop } = await open(SHOPS, 'b');
    expect([read, id()]).toEqual([[true], 'b']);
    await vi.waitFor(() => expect(id()).toBe('c'));
    stop();
  });

  it('is stored, and known to be of this page until another page chooses', async () => {
    const { choice, read, id, stop } = await open();
    await vi.waitFor(() => expect(read.at(-1)).toBe(true));
    choice.choose('b');
    expect([id(), choice.switchedElsewhere.value]).toEqual(['b', false]);
    await vi.waitFor(async () => expect(await readSetting(currentAccount)).toBe('b'));
    await writeSetting(currentAccount, 'c');
    await vi.waitFor(() => expect(id()).toBe('c'));
    expect(choice.switchedElsewhere.value).toBe(true);
    stop();
  });

  it('goes round: after the last one comes the first, and with one alone there is no next', async () => {
    const { choice, saved, read, stop } = await open();
    await vi.waitFor(() => expect(read.at(-1)).toBe(true));
    expect(choice.next.value?.id).toBe('b');
    choice.choose('c');
    expect(choice.next.value?.id).toBe('a');
    saved.value = { state: 'ready', value: SHOPS.slice(0, 1) };
    expect(choice.next.value).toBeUndefined();
    stop();
  });

  it('offers none that was removed, and still knows it by its ID', async () => {
    const removed = account({ id: 'b', removed: { at: NOW, withHistory: true } });
    const { choice, stop } = await open([...SHOPS.slice(0, 1), removed]);
    expect(choice.accounts.value.map(({ id }) => id)).toEqual(['a']);
    expect(choice.accountOf('b')).toEqual(removed);
    stop();
  });

  it('is not known while the accounts are read', async () => {
    const { read, id, stop } = await open(null, 'a');
    expect([read, id()]).toEqual([[false], undefined]);
    stop();
  });
});
