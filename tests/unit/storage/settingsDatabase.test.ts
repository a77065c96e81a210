import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { lockRules } from '../../../lib/accounts/lockRules';
import { currentAccount, deskShows } from '../../../lib/accounts/settings';
import { createsAtOnce } from '../../../lib/checkout-form/handoff/settings';
import { defaultPreset, presets } from '../../../lib/checkout-form/presets/settings';
import { agentName, formDefaults } from '../../../lib/checkout-form/settings';
import { notificationRules } from '../../../lib/checkouts/notificationSettings';
import { clockOffset } from '../../../lib/checkouts/settings';
import { letterKeys } from '../../../lib/navigation/settings';
import { deskColumns, savedViews } from '../../../lib/search/settings';
import { lastMessage, ownMessages } from '../../../lib/share/settings';
import { closeToWebsites } from '../../../lib/storage/closeToWebsites';
import { SETTINGS } from '../../../lib/storage/databaseVersion';
import { errorText } from '../../../lib/storage/errorText';
import { hasAccounts, storageLost } from '../../../lib/storage/outsideSettings';
import type { Setting } from '../../../lib/storage/settings';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import { readValues, removeAllBut, writeValue } from '../../../lib/storage/settingsDatabase';
import { removeDatabase } from '../support/examples';
import { storedSettings } from '../support/storedSettings';

const { local } = fakeBrowser.storage;

/** All that release 0.1 kept in `storage.local`, as a browser stored it. */
const STORED_BY_0_1 = {
  currentAccount: '1f0c1f4e-5b0b-4c55-9a0e-2f9d7c9e4a11',
  deskShows: 'current',
  lockRules: { idle: 300_000, screenLock: true, unused: 3_600_000 },
  usual: {
    currency: 'EUR',
    expiry: '24h',
    returnUrl: 'https://shop.example/thanks?order={order}',
    type: 'FIXED_PRICE',
  },
  agentName: 'Ana',
  presets: [
    {
      accountId: null,
      amount: '25',
      currency: 'USD',
      expiry: '1h',
      id: 'a5a4e1cc-7c0a-4b6f-9d52-0d6a3c0f3a10',
      label: 'Deposit',
      name: '',
      returnUrl: '',
      type: 'FIXED_PRICE',
    },
  ],
  defaultPreset: 'a5a4e1cc-7c0a-4b6f-9d52-0d6a3c0f3a10',
  createsAtOnce: true,
  letterKeys: false,
  messages: [{ id: 'own', language: 'de', subject: '', text: '{link}', title: 'Erinnerung' }],
  lastMessage: 'own',
  deskColumns: ['status', 'order'],
  savedViews: [{ name: 'Paid', view: 'q=status%3Apaid' }],
  clockOffset: -3500,
  noticeRules: { kinds: ['paid'], quiet: { from: 1320, to: 420 } },
  hasAccounts: true,
  storageLost: true,
};
const { hasAccounts: _, storageLost: __, ...MOVED } = STORED_BY_0_1;

/** Another page or a background that begins: modules of its own over the same browser. */
async function start() {
  vi.resetModules();
  return import('../../../lib/storage/settingsDatabase');
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.restoreAllMocks();
});

describe('what release 0.1 kept in storage.local', () => {
  it('is read as before, by each setting that it had', async () => {
    await local.set(STORED_BY_0_1);
    const settings: Setting<unknown>[] = [
      ...[currentAccount, deskShows, lockRules, formDefaults, agentName, presets, defaultPreset, createsAtOnce],
      ...[letterKeys, ownMessages, lastMessage, deskColumns, savedViews, clockOffset, notificationRules],
      ...[hasAccounts, storageLost],
    ];
    const read = await Promise.all(settings.map(async (setting) => [setting.key, await readSetting(setting)]));
    expect(Object.fromEntries(read)).toEqual(STORED_BY_0_1);
  });

  it('is moved to the database under the same names, but for what tells of the loss of databases [S-60]', async () => {
    await local.set(STORED_BY_0_1);
    await readSetting(presets);
    expect(await storedSettings()).toEqual(MOVED);
    expect(await local.get()).toEqual({ hasAccounts: true, storageLost: true });
  });

  it('is moved as it is, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          // The fake storage, an object, keeps nothing under this name.
          fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
          fc.jsonValue().filter((value) => value !== null),
        ),
        async (values) => {
          // As JSON, in which browsers keep storage.local: without a minus before a zero.
          const own = JSON.parse(JSON.stringify(values));
          await removeDatabase(SETTINGS.name);
          await local.clear();
          await local.set(own);
          await (await start()).readValues([]);
          expect(await storedSettings()).toEqual(own);
          expect(await local.get()).toEqual({});
        },
      ),
    );
  });

  it('is moved once by several pages that begin together, and what one of them writes stays', async () => {
    await local.set({ agentName: 'Ana' });
    const [first, second, third] = [await start(), await start(), await start()];
    await Promise.all([first.readValues(['agentName']), second.writeValue('agentName', 'Eva'), third.readValues([])]);
    expect(await storedSettings()).toEqual({ agentName: 'Eva' });
  });

  it('is not put over what was written while a slow page was still reading it', async () => {
    await local.set({ agentName: 'Ana' });
    const slow = Promise.withResolvers<Record<string, unknown>>();
    vi.spyOn(local, 'get').mockImplementationOnce((() => slow.promise) as never);
    const late = (await start()).readValues(['agentName']);
    await vi.waitFor(() => expect(local.get).toHaveBeenCalled());
    await (await start()).writeValue('agentName', 'Eva');
    slow.resolve({ agentName: 'Ana' });
    expect(await late).toEqual({ agentName: 'Eva' });
  });
});

describe('a browser that closes while settings are moved', () => {
  beforeEach(() => local.set({ agentName: 'Ana', hasAccounts: true }));

  it('before they are read: the next start moves them', async () => {
    vi.spyOn(local, 'get').mockImplementationOnce((() => new Promise(() => {})) as never);
    void (await start()).readValues([]);
    await vi.waitFor(() => expect(local.get).toHaveBeenCalled());
    expect(await storedSettings()).toBeNull();
    expect(await (await start()).readValues(['agentName'])).toEqual({ agentName: 'Ana' });
  });

  it('before they are stored: there is no database, and the next start moves them', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new DOMException('', 'AbortError');
    });
    await expect((await start()).readValues(['agentName'])).rejects.toThrow();
    expect(await storedSettings()).toBeNull();
    expect(await local.get()).toEqual({ agentName: 'Ana', hasAccounts: true });
    expect(await (await start()).readValues(['agentName'])).toEqual({ agentName: 'Ana' });
  });

  it('before they are removed: they are removed at the next start, and what is set meanwhile stays', async () => {
    vi.spyOn(local, 'remove').mockRejectedValueOnce(new Error('closed'));
    await (await start()).writeValue('agentName', 'Eva');
    expect(await local.get()).toEqual({ agentName: 'Ana', hasAccounts: true });
    await closeToWebsites();
    expect(await local.get()).toEqual({ hasAccounts: true });
    expect(await readSetting(agentName)).toBe('Eva');
  });
});

describe('what a website’s process writes to storage.local', () => {
  const PLANTED = { erasing: true, createsAtOnce: true, messages: [], usual: 'https://evil.example', lockRules: null };

  it('is never read, and is removed at the next start [S-60]', async () => {
    await writeSetting(createsAtOnce, false);
    await local.set(PLANTED);
    const keys = Object.keys(PLANTED);
    expect(await (await start()).readValues(keys)).toEqual({ createsAtOnce: false });
    await closeToWebsites();
    expect(await local.get()).toEqual({});
    expect(await storedSettings()).toEqual({ createsAtOnce: false });
  });

  it('is not read after everything was erased either', async () => {
    await writeSetting(agentName, 'Ana');
    await removeAllBut('erasing');
    await local.set(PLANTED);
    expect(await (await start()).readValues(Object.keys(PLANTED))).toEqual({});
  });

  it('is refused where the browser can, from the first start on [S-60]', async () => {
    const setAccessLevel = vi.fn(async () => {});
    Object.assign(local, { setAccessLevel });
    await closeToWebsites();
    expect(setAccessLevel).toHaveBeenCalledExactlyOnceWith({ accessLevel: 'TRUSTED_CONTEXTS' });
  });

  it.each([
    ['has no such method', undefined],
    ['refuses', () => Promise.reject(new Error('Only for session.'))],
    [
      'throws',
      () => {
        throw new TypeError();
      },
    ],
  ])('is removed where the browser %s', async (_how, setAccessLevel) => {
    Object.assign(local, { setAccessLevel });
    await writeSetting(agentName, 'Ana');
    await local.set(PLANTED);
    await closeToWebsites();
    expect(await local.get()).toEqual({});
  });
});

describe('the database of settings', () => {
  it('gives what is set, and leaves out what is not', async () => {
    await writeValue('a', 1);
    await writeValue('b', { deep: ['yes'] });
    await writeValue('a', null);
    expect(await readValues(['a', 'b', 'c'])).toEqual({ b: { deep: ['yes'] } });
  });

  it('keeps only what is to go last', async () => {
    for (const key of ['a', 'erasing', 'messages', 'z', '']) await writeValue(key, key);
    await removeAllBut('erasing');
    expect(await storedSettings()).toEqual({ erasing: 'erasing' });
  });

  it('is opened again, empty, when the browser has removed it while it was open', async () => {
    await writeValue('a', 1);
    await removeDatabase(SETTINGS.name);
    expect(await readValues(['a'])).toEqual({});
    await writeValue('a', 2);
    expect(await readValues(['a'])).toEqual({ a: 2 });
  });

  it('is opened again when the browser has closed it without a word', async () => {
    await writeValue('a', 1);
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
      throw new DOMException('The connection is closing.', 'InvalidStateError');
    });
    expect(await readValues(['a'])).toEqual({ a: 1 });
  });

  it('is tried again after it could not be opened', async () => {
    const module = await start();
    vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('', 'UnknownError');
    });
    await expect(module.readValues(['a'])).rejects.toThrow();
    expect(await module.readValues(['a'])).toEqual({});
  });

  it('of a newer release is left alone, in words', async () => {
    const opening = indexedDB.open(SETTINGS.name, SETTINGS.version + 1);
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    opening.result.close();
    const error = await (await start()).readValues(['a']).catch((thrown: unknown) => thrown);
    expect(errorText(error)).toContain('newer Checkout Desk');
  });

  it('says when the disk is full', async () => {
    await writeValue('a', 1);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new DOMException('', 'QuotaExceededError');
    });
    const error = await writeValue('a', 2).catch((thrown: unknown) => thrown);
    expect(errorText(error)).toContain('Your disk is full');
    expect(await readValues(['a'])).toEqual({ a: 1 });
  });
});
