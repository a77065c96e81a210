import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { LockRules } from '../../../../lib/accounts/lockRules';
import { DEFAULT_LOCK_RULES, lockRules } from '../../../../lib/accounts/lockRules';
import { autoLock, keepLockAlarm } from '../../../../lib/background/vault/autolock';
import { HOUR, MINUTE } from '../../../../lib/shared/time';
import { writeSetting } from '../../../../lib/storage/settings';
import { NOW } from '../../support/examples';
import { storeAnything } from '../../support/storedSettings';

type State = 'active' | 'idle' | 'locked';
let idleChanges: ((state: State) => Promise<void>)[];
const setDetectionInterval = vi.fn();
const look = vi.fn(async () => {});
const lock = vi.fn(async () => {});

// The fake browser has no idle.
beforeEach(() => {
  fakeBrowser.reset();
  idleChanges = [];
  const { idle } = fakeBrowser;
  vi.spyOn(idle, 'setDetectionInterval').mockImplementation(setDetectionInterval);
  vi.spyOn(idle.onStateChanged, 'addListener').mockImplementation((listener) => {
    idleChanges.push(listener as (state: State) => Promise<void>);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const mock of [setDetectionInterval, look, lock]) mock.mockClear();
});

const start = async (change: Partial<LockRules> = {}) => {
  await writeSetting(lockRules, { ...DEFAULT_LOCK_RULES, ...change });
  autoLock({ look, lock });
  await settled();
};
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const computerIs = (state: State) => Promise.all(idleChanges.map((listener) => listener(state)));
const alarms = async () =>
  (await fakeBrowser.alarms.getAll()).map(({ name, scheduledTime }) => ({ name, scheduledTime }));

describe('keepLockAlarm', () => {
  it('wakes the background once when it is time to lock', async () => {
    await keepLockAlarm(NOW + HOUR);
    expect(await alarms()).toEqual([{ name: 'lock', scheduledTime: NOW + HOUR }]);
    expect((await fakeBrowser.alarms.getAll())[0]?.periodInMinutes).toBeUndefined();
  });

  it('has one alarm, for the newest time', async () => {
    await keepLockAlarm(NOW + HOUR);
    await keepLockAlarm(NOW + 2 * HOUR);
    expect(await alarms()).toEqual([{ name: 'lock', scheduledTime: NOW + 2 * HOUR }]);
  });

  it('has none when it is locked or never locks by time', async () => {
    await keepLockAlarm(NOW + HOUR);
    await keepLockAlarm(null);
    await keepLockAlarm(null);
    expect(await alarms()).toEqual([]);
  });
});

describe('lockByItself', () => {
  it('looks at the lock at its alarm, and at no other', async () => {
    await start();
    look.mockClear();
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'refresh', scheduledTime: NOW });
    expect(look).not.toHaveBeenCalled();
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'lock', scheduledTime: NOW });
    expect(look).toHaveBeenCalledTimes(1);
    expect(lock).not.toHaveBeenCalled();
  });

  it.each<[string, Partial<LockRules>, State, boolean]>([
    ['the screen is locked', {}, 'locked', true],
    ['the screen is locked, unless a person said no', { screenLock: false }, 'locked', false],
    ['the computer is left, when a person said so', { idle: 5 * MINUTE }, 'idle', true],
    ['the computer is left, and nobody said so', {}, 'idle', false],
    ['somebody is back', { idle: 5 * MINUTE }, 'active', false],
  ])('%s: %j', async (_when, rules, state, locks) => {
    await start(rules);
    await computerIs(state);
    expect(lock).toHaveBeenCalledTimes(locks ? 1 : 0);
  });

  it('holds the usual rules while none are stored or they cannot be read', async () => {
    await storeAnything(lockRules, 'broken');
    autoLock({ look, lock });
    await computerIs('idle');
    expect(lock).not.toHaveBeenCalled();
    await computerIs('locked');
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it('sets how long the computer must be left, in seconds: 15 at least', async () => {
    await start({ idle: 5 * MINUTE });
    expect(setDetectionInterval).toHaveBeenLastCalledWith(300);
  });

  it('holds new rules at once, and looks whether it is time already', async () => {
    await start();
    expect(setDetectionInterval).not.toHaveBeenCalled();
    look.mockClear();
    await writeSetting(lockRules, { unused: MINUTE, idle: 15 * MINUTE, screenLock: false });
    await settled();
    expect(look).toHaveBeenCalledTimes(1);
    expect(setDetectionInterval).toHaveBeenLastCalledWith(900);
    await computerIs('active');
    expect(lock).not.toHaveBeenCalled();
    await computerIs('idle');
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it('takes a locked screen for a computer that is not used, because browsers call it idle never more', async () => {
    await start({ idle: 15 * MINUTE, screenLock: false });
    await computerIs('locked');
    expect(lock).toHaveBeenCalledTimes(1);
  });
});
