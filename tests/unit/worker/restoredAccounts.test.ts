import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountsDb } from '../../../lib/accounts/database';
import { createRestoredAccounts } from '../../../lib/worker/restoredAccounts';
import { account, emptyAccounts, NOW, WIDGET_ID } from '../support/examples';

const OTHER_WIDGET = 'CAP-00000000-0000-4000-8000-000000000000';

let db: AccountsDb;
let accountOf: ReturnType<typeof createRestoredAccounts>;
beforeEach(async () => {
  db = await emptyAccounts();
  accountOf = createRestoredAccounts(db, () => NOW);
});

const theirs = { accountId: 'theirs', widgetId: WIDGET_ID, name: 'Shop' };
const ids = () => db.accounts.orderBy('position').primaryKeys();

describe('the owner of a restored row', () => {
  it('is the account with the same ID, whatever it is called now', async () => {
    await db.accounts.bulkAdd([account({ id: 'theirs', label: 'New name', widgetId: OTHER_WIDGET })]);
    expect(await accountOf(theirs)).toBe('theirs');
    expect(await ids()).toEqual(['theirs']);
  });

  it('is the account with the same ID, even if it was removed', async () => {
    const gone = account({ id: 'theirs', removed: { at: NOW, withHistory: false } });
    await db.accounts.add(gone);
    expect(await accountOf(theirs)).toBe('theirs');
    expect(await db.accounts.toArray()).toEqual([gone]);
  });

  it('is in another browser the only account with this name and widget, ignoring case', async () => {
    await db.accounts.bulkAdd([
      account({ id: 'ours', widgetId: WIDGET_ID.toUpperCase() }),
      account({ id: 'second', label: 'Other', position: 1 }),
    ]);
    expect(await accountOf(theirs)).toBe('ours');
    expect(await ids()).toEqual(['ours', 'second']);
  });

  it.each([
    ['another name', [account({ id: 'ours', label: 'shop' })]],
    ['another widget', [account({ id: 'ours', widgetId: OTHER_WIDGET })]],
    ['two that fit', [account({ id: 'ours' }), account({ id: 'ours too', position: 1 })]],
    ['no account at all', []],
  ])('is a new account, added as removed, with %s', async (_name, accounts) => {
    await db.accounts.bulkAdd(accounts);
    expect(await accountOf(theirs)).toBe('theirs');
    expect(await db.accounts.get('theirs')).toEqual(
      account({
        id: 'theirs',
        colour: 'grey',
        position: accounts.length,
        tokenId: '',
        secret: 'none',
        removed: { at: NOW, withHistory: false },
      }),
    );
    expect(await db.accounts.count()).toBe(accounts.length + 1);
  });

  it('is added once, however often it is looked up', async () => {
    expect(await Promise.all([accountOf(theirs), accountOf(theirs), accountOf({ ...theirs, widgetId: null })])).toEqual(
      ['theirs', 'theirs', 'theirs'],
    );
    expect(await createRestoredAccounts(db, () => NOW)(theirs)).toBe('theirs');
    expect(await ids()).toEqual(['theirs']);
  });

  it.each([
    ['no name', null],
    ['an empty name', '  '],
    ['a name that nobody may type', 'Shop\u202e'],
    ['a name without end', 'x'.repeat(61)],
  ])('keeps its ID and gets no account for %s', async (_name, name) => {
    expect(await accountOf({ ...theirs, name })).toBe('theirs');
    expect(await ids()).toEqual([]);
  });

  it('of a create is the owner of its account’s checkouts', async () => {
    await db.accounts.add(account({ id: 'ours' }));
    expect(await accountOf(theirs)).toBe('ours');
    expect(await accountOf({ ...theirs, widgetId: null })).toBe('ours');
  });

  it('of a create alone is not found by name: its widget is unknown', async () => {
    await db.accounts.add(account({ id: 'ours' }));
    expect(await accountOf({ ...theirs, widgetId: null })).toBe('theirs');
    expect(await db.accounts.get('theirs')).toMatchObject({ label: 'Shop', widgetId: '', removed: { at: NOW } });
  });

  it('adds no more than 100 accounts for one file [S-28]', async () => {
    for (let i = 0; i < 120; i += 1) await accountOf({ ...theirs, accountId: `a${i}`, name: `Shop ${i}` });
    expect(await db.accounts.count()).toBe(100);
  });
});
