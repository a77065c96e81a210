import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { accountsInOrder } from '../../../lib/accounts/lists';
import type { LockState } from '../../../lib/accounts/settings';
import { currentAccount, lockState } from '../../../lib/accounts/settings';
import { HIGHEST, LOWEST } from '../../../lib/checkouts/keyRange';
import { newestCheckouts } from '../../../lib/checkouts/queries';
import { readPreload, soon } from '../../../lib/popup/preload';
import { ACCOUNTS, HISTORY } from '../../../lib/storage/databaseVersion';
import { writeSetting } from '../../../lib/storage/settings';
import { account, checkout, emptyAccounts, emptyHistory, NOW } from '../support/examples';

const REMOVED = { at: NOW, withHistory: false };
const OFF: LockState = { is: 'off' };
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
const idsOf = ({ popup }: Awaited<ReturnType<typeof readPreload>>) => popup?.rows.map(({ id }) => id);
const NOTHING = { lock: OFF, popup: null };

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(NAMES.map((name) => Dexie.delete(name)));
  await writeSetting(lockState, OFF);
});

afterEach(() => void vi.restoreAllMocks());

describe('the preload of the popup', () => {
  it('equals Dexie’s result: the accounts in order, the newest of the first one, none that is archived', async () => {
    const { history, accounts } = await start();
    const sight = await readPreload(3);
    expect(sight).toEqual({
      lock: OFF,
      popup: {
        accounts: await accountsInOrder(accounts),
        chosen: null,
        rows: await newestCheckouts(history, 3, 'first'),
      },
    });
    expect(idsOf(sight)).toEqual(['first-4', 'first-3', 'first-2']);
  });

  it('of one account does not read which one was chosen', async () => {
    const { accounts } = await start();
    await accounts.accounts.bulkDelete(['second', 'gone']);
    const open = vi.spyOn(indexedDB, 'open');
    expect(await readPreload(3)).toMatchObject({ popup: { chosen: null, accounts: [{ id: 'first' }] } });
    expect(open.mock.calls.map(([name]) => name).sort()).toEqual([ACCOUNTS.name, HISTORY.name]);
  });

  it('of one account has no rows of one that no longer exists', async () => {
    const { accounts } = await start();
    await accounts.accounts.bulkDelete(['second', 'gone']);
    expect(idsOf(await readPreload(3))).toEqual(['first-4', 'first-3', 'first-2']);
  });

  it('of several queries once, when the newest of all are those of the chosen one', async () => {
    const { history } = await start();
    await history.checkouts.bulkDelete(['second-6', 'gone-7']);
    const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
    expect(idsOf(await readPreload(3))).toEqual(['first-4', 'first-3', 'first-2']);
    const stores = transactions.mock.calls.map(([store]) => store);
    expect(stores.filter((store) => typeof store === 'string').sort()).toEqual(['accounts', 'checkouts', 'settings']);
  });

  it('has the rows of the chosen account', async () => {
    await start();
    await writeSetting(currentAccount, 'second');
    expect(await readPreload(3)).toMatchObject({ popup: { chosen: 'second', rows: [{ id: 'second-6' }] } });
  });

  it('has the rows of the first one when the chosen one was removed', async () => {
    await start();
    await writeSetting(currentAccount, 'gone');
    expect(idsOf(await readPreload(1))).toEqual(['first-4']);
  });

  it('has the rows of all when every account was removed', async () => {
    const { accounts } = await start();
    await accounts.accounts.toCollection().modify({ removed: REMOVED });
    expect(idsOf(await readPreload(3))).toEqual(['gone-7', 'second-6', 'first-4']);
  });

  it.each<[string, LockState | null]>([
    ['while the lock hides it', { is: 'locked', since: NOW }],
    ['while it is not known whether it is locked', null],
  ])('reads nothing %s [S-108]', async (_when, lock) => {
    await start();
    await writeSetting(lockState, lock);
    const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
    expect(await readPreload(3)).toEqual({ lock, popup: null });
    expect(transactions).not.toHaveBeenCalled();
  });

  it.each<LockState>([{ is: 'unlocked' }, { is: 'locked', since: NOW, showsList: true }])(
    'is read under a passphrase: %j',
    async (lock) => {
      await start();
      await writeSetting(lockState, lock);
      expect(idsOf(await readPreload(3))).toEqual(['first-4', 'first-3', 'first-2']);
    },
  );

  it('is null when there are no databases, and creates none', async () => {
    expect(await readPreload(3)).toEqual(NOTHING);
    expect((await indexedDB.databases()).filter(({ name }) => NAMES.some((each) => each === name))).toEqual([]);
  });

  it.each([
    ['an older', -1],
    ['a newer', 1],
  ])('is null when one is of %s release, which only Dexie may upgrade or refuse', async (_which, off) => {
    const { history } = await start();
    history.close();
    await Dexie.delete(HISTORY.name);
    const other = new Dexie(HISTORY.name);
    other.version(HISTORY.version + off).stores({ checkouts: 'id' });
    await other.open();
    other.close();
    expect(await readPreload(3)).toEqual(NOTHING);
  });

  it('does not block a later upgrade of the database', async () => {
    const { history, accounts } = await start();
    await readPreload(3);
    history.close();
    accounts.close();
    await Promise.all(NAMES.map((name) => Dexie.delete(name)));
    expect(await readPreload(3)).toEqual(NOTHING);
  });
});

describe('a preload in progress', () => {
  afterEach(() => void vi.useRealTimers());
  const sight = { lock: OFF, popup: { accounts: [], chosen: null, rows: [] } };

  it('is used when it arrives', async () => {
    expect(await soon(Promise.resolve(sight))).toBe(sight);
  });

  it('is not awaited for long, nor on pages without one', async () => {
    vi.useFakeTimers();
    const late = soon(new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(150);
    const nothing = { lock: null, popup: null };
    expect([await late, await soon(undefined)]).toEqual([nothing, nothing]);
  });
});

it('the lowest and highest keys equal Dexie’s', () => {
  expect(LOWEST).toBe(Dexie.minKey);
  expect(HIGHEST).toEqual(Dexie.maxKey);
});
