import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { LockRules } from '../../../../lib/accounts/lockRules';
import { DEFAULT_LOCK_RULES, listWhileLocked, lockRules } from '../../../../lib/accounts/lockRules';
import { hidesHistory, lockState } from '../../../../lib/accounts/settings';
import { createLock } from '../../../../lib/background/vault/lock';
import { unlockedKey } from '../../../../lib/background/vault/settings';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { readSetting, writeSetting } from '../../../../lib/storage/settings';
import { NOW } from '../../support/examples';
import { storeAnything, storedSettings } from '../../support/storedSettings';

const VAULT = 'vault';
const KEY = crypto.getRandomValues(new Uint8Array(32));

let now: number;
let lock: ReturnType<typeof createLock>;
/** A background of its own. */
const wake = () => createLock({ now: () => now });
beforeEach(() => {
  fakeBrowser.reset();
  now = NOW;
  lock = wake();
});

/** What a background that starts now says, whole: the state, the stored state, and whether there is a key. */
async function seen(vaultId: string | null = VAULT) {
  const woken = wake();
  const state = await woken.state(vaultId);
  expect(await readSetting(lockState)).toEqual(state);
  const [key, stored] = [vaultId === null ? null : await woken.key(vaultId), await readSetting(unlockedKey)];
  expect(key !== null, 'a key for the unlocked alone').toBe(state.is === 'unlocked');
  expect(stored !== null, 'no key is left behind').toBe(state.is === 'unlocked');
  return state;
}
const rules = (change: Partial<LockRules>) => writeSetting(lockRules, { ...DEFAULT_LOCK_RULES, ...change });

describe('the lock', () => {
  it('is off without a passphrase, whatever was before', async () => {
    expect(await seen(null)).toEqual({ is: 'off' });
    await lock.unlock(VAULT, KEY);
    expect(await seen(null)).toEqual({ is: 'off' });
    await lock.lock();
    expect(await seen(null)).toEqual({ is: 'off' });
  });

  it('is locked since now when nothing is known: "the desk opens locked when the browser starts"', async () => {
    expect(await seen()).toEqual({ is: 'locked', since: NOW });
    now += MINUTE;
    expect(await seen()).toEqual({ is: 'locked', since: NOW });
  });

  it('hides the list unless a user has chosen otherwise, from the next lock on [S-107]', async () => {
    for (const stored of [null, false, 'yes', 1]) {
      await storeAnything(listWhileLocked, stored);
      await lock.unlock(VAULT, KEY);
      await lock.lock();
      expect(hidesHistory(await seen())).toBe(true);
    }
    await writeSetting(listWhileLocked, true);
    expect(hidesHistory(await seen())).toBe(true);
    await lock.unlock(VAULT, KEY);
    await lock.lock();
    expect(await seen()).toEqual({ is: 'locked', since: NOW, showsList: true });
    expect(hidesHistory(await seen())).toBe(false);
    await fakeBrowser.storage.session.clear();
    expect(hidesHistory(await seen())).toBe(false);
  });

  it('is unlocked from unlocking until locking, for the same vault alone', async () => {
    await lock.unlock(VAULT, KEY);
    expect(await seen()).toEqual({ is: 'unlocked' });
    expect(await lock.key('another vault')).toBeNull();
    now += 5 * MINUTE;
    await lock.lock();
    expect(await seen()).toEqual({ is: 'locked', since: NOW + 5 * MINUTE });
  });

  it('is locked for a vault that took the place of the unlocked one, whose key it forgets', async () => {
    await lock.unlock(VAULT, KEY);
    expect(await seen('another vault')).toMatchObject({ is: 'locked' });
    expect(await seen()).toMatchObject({ is: 'locked' });
  });

  it('gives a key that opens what was sealed and that nobody can read', async () => {
    await lock.unlock(VAULT, KEY);
    const key = await lock.key(VAULT);
    expect(key?.extractable).toBe(false);
    expect(key?.algorithm).toMatchObject({ name: 'AES-GCM', length: 256 });
  });

  it('keeps the key in session storage alone: "it never reaches the disk"', async () => {
    await lock.unlock(VAULT, KEY);
    await lock.used();
    expect(await storedSettings()).toEqual({});
    expect(await fakeBrowser.storage.local.get()).toEqual({});
    expect(await fakeBrowser.storage.sync.get()).toEqual({});
  });

  it('says "unlocked" and has the key in one step: no page sees one without the other', async () => {
    const both = [lockState.key, unlockedKey.key];
    const steps: string[][] = [];
    fakeBrowser.storage.onChanged.addListener((changes) => {
      steps.push(both.filter((key) => key in changes));
    });
    await lock.unlock(VAULT, KEY);
    await lock.lock();
    await lock.unlock(VAULT, KEY);
    await lock.state(null);
    expect(steps.filter((keys) => keys.length > 0)).toEqual([both, both, both, both]);
  });
});

describe('by time: "ms without use of the desk"', () => {
  beforeEach(async () => {
    await rules({ unused: 5 * MINUTE });
    await lock.unlock(VAULT, KEY);
  });

  it('locks when the time is up and not before, and says when', async () => {
    expect(await lock.locksAt(VAULT)).toBe(NOW + 5 * MINUTE);
    now = NOW + 5 * MINUTE - 1;
    expect(await seen()).toEqual({ is: 'unlocked' });
    now = NOW + 5 * MINUTE;
    expect(await seen()).toEqual({ is: 'locked', since: NOW + 5 * MINUTE });
    expect(await lock.locksAt(VAULT)).toBeNull();
  });

  it('gives no key any more when the time is up, also before the state was read', async () => {
    now = NOW + 5 * MINUTE;
    expect(await lock.key(VAULT)).toBeNull();
  });

  it('says since when it should have been locked, however late it is noticed: after a night’s sleep', async () => {
    now = NOW + 9 * HOUR;
    expect(await seen()).toEqual({ is: 'locked', since: NOW + 5 * MINUTE });
  });

  it('counts from the last use', async () => {
    now = NOW + 4 * MINUTE;
    await lock.used();
    expect(await lock.locksAt(VAULT)).toBe(NOW + 9 * MINUTE);
    now = NOW + 9 * MINUTE - 1;
    expect(await seen()).toEqual({ is: 'unlocked' });
    now = NOW + 9 * MINUTE;
    expect(await seen()).toMatchObject({ is: 'locked' });
  });

  it('counts from unlocking when that was later than the last use', async () => {
    await lock.used();
    now = NOW + HOUR;
    await lock.unlock(VAULT, KEY);
    expect(await lock.locksAt(VAULT)).toBe(NOW + HOUR + 5 * MINUTE);
  });

  it('"a late word of use never brings a key back": after somebody looked', async () => {
    now = NOW + 5 * MINUTE;
    expect(await seen()).toMatchObject({ is: 'locked' });
    await lock.used();
    expect(await seen()).toMatchObject({ is: 'locked' });
  });

  it('"a late word of use never brings a key back": before anybody looked, as when the computer wakes from sleep', async () => {
    now = NOW + 9 * HOUR;
    await lock.used();
    expect(await seen()).toMatchObject({ is: 'locked' });
  });

  it('holds a changed rule at once', async () => {
    now = NOW + 2 * MINUTE;
    await rules({ unused: MINUTE });
    expect(await seen()).toMatchObject({ is: 'locked' });
  });

  it('never by time when the rule says so', async () => {
    await rules({ unused: null });
    expect(await lock.locksAt(VAULT)).toBeNull();
    now = NOW + 300 * DAY;
    expect(await seen()).toEqual({ is: 'unlocked' });
  });

  it.each([{ unused: 5 }, { unused: 9 * HOUR, idle: null, screenLock: true }, 'never', null])(
    'takes the usual rules for stored ones that cannot be read: %j',
    async (stored) => {
      await storeAnything(lockRules, stored);
      expect(await lock.locksAt(VAULT)).toBe(NOW + HOUR);
    },
  );
});

describe('by a clock that is set: "must not make an hour of a minute"', () => {
  beforeEach(async () => {
    await rules({ unused: 5 * MINUTE });
    await lock.unlock(VAULT, KEY);
    await lock.used();
  });

  it('locks when it is set back, since now', async () => {
    now = NOW - HOUR;
    expect(await lock.key(VAULT)).toBeNull();
    expect(await seen()).toEqual({ is: 'locked', since: NOW - HOUR });
  });

  it('does not care about "small corrections", which "happen all the time"', async () => {
    now = NOW - 59 * SECOND;
    expect(await seen()).toEqual({ is: 'unlocked' });
  });

  it('locks when it is set ahead', async () => {
    now = NOW + DAY;
    expect(await seen()).toMatchObject({ is: 'locked' });
  });

  it('can be unlocked after it was set back, and stays so for its time', async () => {
    now = NOW - HOUR;
    expect(await seen()).toMatchObject({ is: 'locked' });
    await lock.unlock(VAULT, KEY);
    expect(await seen()).toEqual({ is: 'unlocked' });
    expect(await lock.locksAt(VAULT)).toBe(NOW - HOUR + 5 * MINUTE);
  });
});

describe('a browser that is closed and opened again', () => {
  it('is locked, and knows no key', async () => {
    await lock.unlock(VAULT, KEY);
    await lock.used();
    await fakeBrowser.storage.session.clear();
    now += MINUTE;
    expect(await seen()).toEqual({ is: 'locked', since: NOW + MINUTE });
  });

  it.each([{ key: KEY.join(), vaultId: VAULT, at: NOW }, { vaultId: VAULT, at: NOW }, 'text'])(
    'is locked for a key that cannot be read: %j',
    async (stored) => {
      await fakeBrowser.storage.session.set({ [unlockedKey.key]: stored, [lockState.key]: { is: 'unlocked' } });
      expect(await seen()).toMatchObject({ is: 'locked' });
    },
  );
});
