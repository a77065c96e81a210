import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { AccountsDb } from '../../../lib/accounts/database';
import { createLossWatch } from '../../../lib/background/storageLoss';
import { storageLost } from '../../../lib/storage/outsideSettings';
import { readSetting } from '../../../lib/storage/settings';
import { account, emptyAccounts } from '../support/examples';

let accounts: AccountsDb;
beforeEach(async () => {
  fakeBrowser.reset();
  accounts = await emptyAccounts();
});

/** A background of its own. */
const watch = () => createLossWatch(accounts);
const isLost = async () => (await readSetting(storageLost)) === true;

describe('what the browser has lost', () => {
  it('is found at the next start: there were accounts, and there are none', async () => {
    await accounts.accounts.put(account());
    await watch().note();
    await watch().look();
    expect(await isLost()).toBe(false);
    await accounts.accounts.clear();
    await watch().look();
    expect(await isLost()).toBe(true);
  });

  it('is known of accounts that are older than this watch', async () => {
    await accounts.accounts.put(account());
    await watch().look();
    await accounts.accounts.clear();
    await watch().look();
    expect(await isLost()).toBe(true);
  });

  it('stays said until a person has read it, also when there is an account again', async () => {
    await accounts.accounts.put(account());
    await watch().look();
    await accounts.accounts.clear();
    await watch().look();
    await accounts.accounts.put(account());
    await watch().note();
    await watch().look();
    expect(await isLost()).toBe(true);
  });

  it('is nothing at first use, and nothing when a person removed the last account', async () => {
    await watch().look();
    await accounts.accounts.put(account());
    await watch().note();
    await watch().expectNone();
    await accounts.accounts.clear();
    // Ended before it could note that.
    await watch().look();
    expect(await isLost()).toBe(false);
    expect(await fakeBrowser.storage.local.get()).toEqual({});
  });

  it('is still found when the last account was to be removed, and was not', async () => {
    await accounts.accounts.put(account());
    await watch().note();
    await watch().expectNone();
    await watch().note();
    await accounts.accounts.clear();
    await watch().look();
    expect(await isLost()).toBe(true);
  });
});
