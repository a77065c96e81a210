import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { accountsInOrder } from '../../../lib/accounts/lists';
import { currentAccount } from '../../../lib/accounts/settings';
import { HIGHEST, LOWEST } from '../../../lib/checkouts/keyRange';
import { newestCheckouts } from '../../../lib/checkouts/queries';
import { readPreload, soon } from '../../../lib/popup/preload';
import { ACCOUNTS, HISTORY } from '../../../lib/storage/databaseVersion';
import { writeSetting } from '../../../lib/storage/settings';
import { account, checkout, emptyAccounts, emptyHistory, NOW } from '../support/examples';

const REMOVED = { at: NOW, withHistory: false };
const NAMES = [HISTORY.name, ACCOUNTS.name];

async function start() {
  const [history, accounts] = [await emptyHistory(), await emptyAccounts()];
  await accounts.accounts.bulkPut([
    account({ id: 'second', position: 2 }),
    account({ id: 'first', position: 1 }),
    account({ id: 'gone', position: 0, removed: REMOVED }),
  ]);
  const made = (accountId: string, n: number, archived: 0 | 1 = 0) =>
    checkout({ id: `${accountId}-${n}`, accountId, createdAt: NOW + n, archived });
  await history.checkouts.bulkPut([
    ...[1, 2, 3, 4].map((n) => made('first', n)),
    made('first', 5, 1),
    made('second', 6),
    made('gone', 7),
  ]);
  return { history, accounts };
}
const idsOf = (sight: Awaited<ReturnType<typeof readPreload>>) => sight?.rows.map(({ id }) => id);

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(NAMES.map((name) => Dexie.delete(name)));
});

afterEach(() => void vi.restoreAllMocks());

describe('the first sight of the popup', () => {
  it('is what Dexie would give: the accounts in order, the newest of the first one, none that was archived', async () => {
    const { history, accounts } = await start();
    const sight = await readPreload(3);
    expect(sight).toEqual({
      accounts: await accountsInOrder(accounts),
      chosen: null,
      rows: await newestCheckouts(history, 3, 'first'),
    });
    expect(idsOf(sight)).toEqual(['first-4', 'first-3', 'first-2']);
  });

  it('of one account does not ask which one was chosen', async () => {
    const { accounts } = await start();
    await accounts.accounts.bulkDelete(['second', 'gone']);
    const get = vi.spyOn(fakeBrowser.storage.local, 'get');
    expect(await readPreload(3)).toMatchObject({ chosen: null, accounts: [{ id: 'first' }] });
    expect(get).not.toHaveBeenCalled();
  });

  it('of one account has none of one that is not there any more', async () => {
    const { accounts } = await start();
    await accounts.accounts.bulkDelete(['second', 'gone']);
    expect(idsOf(await readPreload(3))).toEqual(['first-4', 'first-3', 'first-2']);
  });

  it('of several asks once, when the newest of all are those of the chosen one', async () => {
    const { history } = await start();
    await history.checkouts.bulkDelete(['second-6', 'gone-7']);
    const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
    expect(idsOf(await readPreload(3))).toEqual(['first-4', 'first-3', 'first-2']);
    expect(transactions.mock.calls.map(([store]) => store).sort()).toEqual(['accounts', 'checkouts']);
  });

  it('is of the account that was chosen', async () => {
    await start();
    await writeSetting(currentAccount, 'second');
    expect(await readPreload(3)).toMatchObject({ chosen: 'second', rows: [{ id: 'second-6' }] });
  });

  it('is of the first one when the chosen one was removed', async () => {
    await start();
    await writeSetting(currentAccount, 'gone');
    expect(idsOf(await readPreload(1))).toEqual(['first-4']);
  });

  it('is of all while every account was removed', async () => {
    const { accounts } = await start();
    await accounts.accounts.toCollection().modify({ removed: REMOVED });
    expect(idsOf(await readPreload(3))).toEqual(['gone-7', 'second-6', 'first-4']);
  });

  it('is nothing when there are no databases, and makes none', async () => {
    expect(await readPreload(3)).toBeNull();
    expect((await indexedDB.databases()).filter(({ name }) => NAMES.some((each) => each === name))).toEqual([]);
  });

  it.each([
    ['an older', -1],
    ['a newer', 1],
  ])('is nothing when one is of %s release, which only Dexie may change or refuse', async (_which, off) => {
    const { history } = await start();
    history.close();
    await Dexie.delete(HISTORY.name);
    const other = new Dexie(HISTORY.name);
    other.version(HISTORY.version + off).stores({ checkouts: 'id' });
    await other.open();
    other.close();
    expect(await readPreload(3)).toBeNull();
  });

  it('holds up nobody who wants to change the database afterwards', async () => {
    const { history, accounts } = await start();
    await readPreload(3);
    history.close();
    accounts.close();
    await Promise.all(NAMES.map((name) => Dexie.delete(name)));
    expect(await readPreload(3)).toBeNull();
  });
});

describe('what is being read', () => {
  afterEach(() => void vi.useRealTimers());
  const sight = { accounts: [], chosen: null, rows: [] };

  it('is shown when it is there', async () => {
    expect(await soon(Promise.resolve(sight))).toBe(sight);
  });

  it('is not waited for long, nor where nobody reads', async () => {
    vi.useFakeTimers();
    const late = soon(new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(150);
    expect([await late, await soon(undefined)]).toEqual([null, null]);
  });
});

it('the keys below and above all others are those of Dexie', () => {
  expect(LOWEST).toBe(Dexie.minKey);
  expect(HIGHEST).toEqual(Dexie.maxKey);
});
