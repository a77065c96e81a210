import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Family } from '../../../lib/storage/settingFamily';
import { clearFamily, memberOf, readFamily, watchFamily } from '../../../lib/storage/settingFamily';
import { readSetting, writeSetting } from '../../../lib/storage/settings';

beforeEach(() => fakeBrowser.reset());

const NUMBERS: Family<number> = {
  keys: ['n-0', 'n-1', 'n-2'],
  area: 'session',
  schema: v.number(),
  writer: 'background',
};

describe('a family of settings', () => {
  it('is read at once: members that are set and valid', async () => {
    await writeSetting(memberOf(NUMBERS, 0), 5);
    await fakeBrowser.storage.session.set({ 'n-1': 'five', other: 7 });
    expect(await readFamily(NUMBERS)).toEqual(new Map([['n-0', 5]]));
  });

  it('is cleared in one change, and nothing else with it', async () => {
    await fakeBrowser.storage.session.set({ 'n-0': 1, 'n-2': 2, other: 3 });
    const heard = vi.fn();
    fakeBrowser.storage.onChanged.addListener(heard);
    await clearFamily(NUMBERS);
    expect(await fakeBrowser.storage.session.get()).toEqual({ other: 3 });
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('notifies of changed members, until unsubscribed', async () => {
    await writeSetting(memberOf(NUMBERS, 0), 5);
    const heard: unknown[] = [];
    const stop = watchFamily(NUMBERS, (keys, values) => heard.push([keys, Object.fromEntries(values)]));
    await fakeBrowser.storage.session.set({ 'n-0': 6, 'n-1': 'six', other: 7 });
    await fakeBrowser.storage.local.set({ 'n-0': 8 });
    await fakeBrowser.storage.session.set({ other: 8 });
    await clearFamily(NUMBERS);
    stop();
    await writeSetting(memberOf(NUMBERS, 0), 9);
    expect(heard).toEqual([
      [['n-0', 'n-1'], { 'n-0': 6 }],
      [['n-0', 'n-1', 'n-2'], {}],
    ]);
  });

  it('has a setting for each index', async () => {
    await fakeBrowser.storage.session.set({ 'n-2': 2 });
    expect(await readSetting(memberOf(NUMBERS, 2))).toBe(2);
    expect(() => memberOf(NUMBERS, 3)).toThrow('There is no setting 3 in this family. Use 0 to 2.');
  });
});
