import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { LockRules } from '../../../lib/accounts/lockRules';
import { DEFAULT_LOCK_RULES, lockRules } from '../../../lib/accounts/lockRules';
import { currentAccount, deskShows, lockState } from '../../../lib/accounts/settings';
import { lastUse, unlockedKey } from '../../../lib/background/vault/settings';
import { EMPTY_FORM } from '../../../lib/checkout-form/draftForm';
import { forgetUnsent, formDefaults, unsent } from '../../../lib/checkout-form/settings';
import { NOTIFICATION_KINDS } from '../../../lib/checkouts/database';
import { DEFAULT_NOTIFICATION_RULES, notificationRules } from '../../../lib/checkouts/notificationSettings';
import { refusals } from '../../../lib/messaging/refusals';
import { COLUMNS, DEFAULT_COLUMNS } from '../../../lib/search/columns';
import { deskColumns, savedViews } from '../../../lib/search/settings';
import { lastMessage, ownMessages } from '../../../lib/share/settings';
import { HOUR, MINUTE } from '../../../lib/shared/time';
import { writeTogether } from '../../../lib/storage/settingFamily';
import { readSetting, watchSetting, writeSetting } from '../../../lib/storage/settings';
import { NOW } from '../support/examples';
import { storeAnything, storedSettings } from '../support/storedSettings';

beforeEach(() => fakeBrowser.reset());

const TYPED = { attemptId: 'attempt', form: { ...EMPTY_FORM, orderId: 'A-17' } };
const KEY = { vaultId: 'vault', key: [1, 2, 3], at: NOW };

describe('a setting', () => {
  it('is null until it is written, and gone when null is written', async () => {
    const usually = { type: 'NO_PRICE', currency: 'EUR', expiry: '24h', returnUrl: '' } as const;
    expect(await readSetting(formDefaults)).toBeNull();
    await writeSetting(formDefaults, usually);
    expect(await readSetting(formDefaults)).toEqual(usually);
    await writeSetting(formDefaults, null);
    expect(await readSetting(formDefaults)).toBeNull();
    expect(await storedSettings()).toEqual({});
  });

  it.each([
    ['a shape of an older version', { orderId: 'A-17' }],
    ['another type', { ...EMPTY_FORM, type: 'BRAND_NEW' }],
    ['a string', 'A-17'],
    ['a number', 5],
  ])('that cannot be read "counts as not set": %s', async (_what, value) => {
    await storeAnything(formDefaults, value);
    expect(await readSetting(formDefaults)).toBeNull();
  });

  it('for unsent forms is in session storage only: "Gone when the browser closes"', async () => {
    await writeSetting(unsent, TYPED);
    expect(Object.keys(await fakeBrowser.storage.session.get())).toEqual([unsent.key]);
    expect(await storedSettings()).toBeNull();
    expect(await fakeBrowser.storage.local.get()).toEqual({});
  });

  it('for the lock, its key and the refusals is in session storage: "it never reaches the disk"', () => {
    const inMemory = [lockState, unlockedKey, lastUse, refusals, unsent];
    expect(inMemory.map(({ area }) => area)).toEqual(Array(5).fill('session'));
  });

  it('has a key of its own', () => {
    const ofDesk = [
      deskShows,
      deskColumns,
      savedViews,
      lockRules,
      notificationRules,
      refusals,
      ownMessages,
      lastMessage,
    ];
    const all = [unsent, formDefaults, currentAccount, lockState, unlockedKey, lastUse, ...ofDesk];
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  });
});

describe('the lock rules', () => {
  it.each<LockRules>([
    DEFAULT_LOCK_RULES,
    { unused: null, idle: null, screenLock: false },
    { unused: MINUTE, idle: MINUTE, screenLock: true },
    { unused: 8 * HOUR, idle: HOUR, screenLock: true },
  ])('can be %j', async (rules) => {
    await writeSetting(lockRules, rules);
    expect(await readSetting(lockRules)).toEqual(rules);
  });

  it.each([
    { ...DEFAULT_LOCK_RULES, unused: MINUTE - 1 },
    { ...DEFAULT_LOCK_RULES, unused: 8 * HOUR + 1 },
    { ...DEFAULT_LOCK_RULES, idle: HOUR + 1 },
    { ...DEFAULT_LOCK_RULES, idle: 1 },
    { ...DEFAULT_LOCK_RULES, unused: '5' },
    { ...DEFAULT_LOCK_RULES, screenLock: 'yes' },
    { unused: null, idle: null },
  ])('cannot be %j: no lock that never or always locks', async (rules) => {
    await storeAnything(lockRules, rules);
    expect(await readSetting(lockRules)).toBeNull();
  });

  it('default to an hour without use, and to when the screen is locked [S-105]', () => {
    expect(DEFAULT_LOCK_RULES).toEqual({ unused: HOUR, idle: null, screenLock: true });
  });
});

describe('the notification rules', () => {
  it('can be none, or all, with quiet hours past midnight', async () => {
    for (const rules of [
      { kinds: [], quiet: null },
      { kinds: [...NOTIFICATION_KINDS], quiet: { from: 22 * 60, to: 0 } },
      { kinds: ['paid' as const], quiet: { from: 0, to: 24 * 60 - 1 } },
    ]) {
      await writeSetting(notificationRules, rules);
      expect(await readSetting(notificationRules)).toEqual(rules);
    }
  });

  it.each([
    { kinds: ['paid', 'everything'], quiet: null },
    { kinds: ['paid'] },
    { quiet: null },
    { kinds: [], quiet: { from: 24 * 60, to: 0 } },
    { kinds: [], quiet: { from: -1, to: 0 } },
    { kinds: [], quiet: { from: 1.5, to: 0 } },
    { kinds: [], quiet: { from: 60 } },
  ])('cannot be %j', async (rules) => {
    await storeAnything(notificationRules, rules);
    expect(await readSetting(notificationRules)).toBeNull();
  });

  it('default to money and what needs a person, not to everyday events', () => {
    expect(DEFAULT_NOTIFICATION_RULES).toEqual({ kinds: ['paid', 'late', 'conflict', 'paused'], quiet: null });
  });
});

describe('the columns of the list', () => {
  it.each([[[...COLUMNS]], [DEFAULT_COLUMNS], [['status']]] as const)('can be %j, in this order', async (columns) => {
    await writeSetting(deskColumns, [...columns]);
    expect(await readSetting(deskColumns)).toEqual(columns);
  });

  it.each([[['order', 'price']], [['order', null]], ['order']])('cannot be %j', async (columns) => {
    await storeAnything(deskColumns, columns);
    expect(await readSetting(deskColumns)).toBeNull();
  });
});

describe('the saved views', () => {
  it.each([[[]], [[{ name: 'Paid', view: 'q=status%3Apaid' }]]])('can be %j', async (views) => {
    await writeSetting(savedViews, views);
    expect(await readSetting(savedViews)).toEqual(views);
  });

  it.each([[[{ name: 'Paid' }]], [[{ name: 1, view: '' }]], [{ name: 'Paid', view: '' }]])(
    'cannot be %j',
    async (views) => {
      await storeAnything(savedViews, views);
      expect(await readSetting(savedViews)).toBeNull();
    },
  );
});

describe('the messages to customers', () => {
  const message = { id: 'own', language: 'de', title: 'Erinnerung', subject: '', text: '{link}' } as const;

  it.each([[[]], [[message]]])('can be %j', async (messages) => {
    await writeSetting(ownMessages, messages);
    expect(await readSetting(ownMessages)).toEqual(messages);
  });

  it.each([[[{ ...message, language: 'not a language' }]], [[{ id: 'own', text: '' }]], [message]])(
    'cannot be %j',
    async (messages) => {
      await storeAnything(ownMessages, messages);
      expect(await readSetting(ownMessages)).toBeNull();
    },
  );
});

describe('writeTogether: "so that nobody ever sees one without the other"', () => {
  it('writes both in one change', async () => {
    const changes: unknown[] = [];
    fakeBrowser.storage.onChanged.addListener((change, area) => changes.push([area, Object.keys(change).toSorted()]));
    await writeTogether([unlockedKey, KEY], [lockState, { is: 'unlocked' }]);
    expect(changes).toEqual([['session', [lockState.key, unlockedKey.key].toSorted()]]);
    expect(await readSetting(unlockedKey)).toEqual(KEY);
    expect(await readSetting(lockState)).toEqual({ is: 'unlocked' });
  });

  it('removes one and writes the other, in one change', async () => {
    await writeTogether([unlockedKey, KEY], [lockState, { is: 'unlocked' }]);
    const seen: unknown[] = [];
    fakeBrowser.storage.onChanged.addListener(async () => {
      seen.push([await readSetting(unlockedKey), await readSetting(lockState)]);
    });
    await writeTogether([unlockedKey, null], [lockState, { is: 'locked', since: NOW }]);
    expect(seen).toEqual([[null, { is: 'locked', since: NOW }]]);
    expect(JSON.stringify(await fakeBrowser.storage.session.get())).not.toContain('[1,2,3]');
  });

  it('counts a stored null as not set', async () => {
    vi.spyOn(fakeBrowser.storage.session, 'get').mockImplementation(async () => ({ [unlockedKey.key]: null }));
    expect(await readSetting(unlockedKey)).toBeNull();
    vi.restoreAllMocks();
  });
});

describe('watchSetting', () => {
  it('notifies with each new value, and with null when it is removed or invalid', async () => {
    const values: unknown[] = [];
    watchSetting(lockState, (value) => values.push(value));
    await writeSetting(lockState, { is: 'unlocked' });
    await writeSetting(lockState, { is: 'locked', since: NOW });
    await fakeBrowser.storage.session.set({ [lockState.key]: { is: 'half' } });
    await writeSetting(lockState, null);
    expect(values).toEqual([{ is: 'unlocked' }, { is: 'locked', since: NOW }, null, null]);
  });

  it('ignores other settings and other areas', async () => {
    const heard = vi.fn();
    watchSetting(lockState, heard);
    await writeSetting(unlockedKey, KEY);
    await fakeBrowser.storage.local.set({ [lockState.key]: { is: 'unlocked' } });
    expect(heard).not.toHaveBeenCalled();
  });

  it('notifies of values that are written together', async () => {
    const heard = vi.fn();
    watchSetting(lockState, heard);
    await writeTogether([unlockedKey, KEY], [lockState, { is: 'unlocked' }]);
    expect(heard).toHaveBeenCalledExactlyOnceWith({ is: 'unlocked' });
  });

  it('does not notify after unsubscribing', async () => {
    const heard = vi.fn();
    const stop = watchSetting(lockState, heard);
    stop();
    await writeSetting(lockState, { is: 'unlocked' });
    expect(heard).not.toHaveBeenCalled();
  });
});

describe('forgetUnsent', () => {
  it('forgets the form of the attempt that has an outcome', async () => {
    await writeSetting(unsent, TYPED);
    await forgetUnsent('attempt');
    expect(await readSetting(unsent)).toBeNull();
  });

  it('keeps a form that was typed meanwhile, as another attempt', async () => {
    await writeSetting(unsent, TYPED);
    await forgetUnsent('an earlier one');
    expect(await readSetting(unsent)).toEqual(TYPED);
  });
});
