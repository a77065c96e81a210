import { computed, effect } from '@preact/signals';
import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changeSetting, settingSignal, showWhile } from '../../../lib/storage/settingSignal';
import type { Setting } from '../../../lib/storage/settings';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import { fillDisk } from '../support/storedSettings';

const colour: Setting<string, 'page'> = { key: 'colour', area: 'local', schema: v.string(), writer: 'page' };
const inSession: Setting<string, 'page'> = { ...colour, area: 'session' };

/** Subscribes as a component would; returns what was seen so far, and how to stop. */
function subscribe<T>(read: () => T): { seen: T[]; stop: () => void } {
  const seen: T[] = [];
  return { seen, stop: effect(() => void seen.push(read())) };
}

beforeEach(() => fakeBrowser.reset());

describe('the signal of a setting', () => {
  it('is undefined while it is read, then as stored, null when it is not set', async () => {
    const empty = subscribe(() => settingSignal(colour).value);
    await vi.waitFor(() => expect(empty.seen).toEqual([undefined, null]));
    empty.stop();
    await writeSetting(colour, 'red');
    const stored = subscribe(() => settingSignal(colour).value);
    await vi.waitFor(() => expect(stored.seen).toEqual([undefined, 'red']));
    stored.stop();
  });

  it('follows whoever writes it, and derived values with it', async () => {
    const length = computed(() => settingSignal(colour).value?.length);
    const { seen, stop } = subscribe(() => length.value);
    await vi.waitFor(() => expect(settingSignal(colour).value).toBe(null));
    await writeSetting(colour, 'green');
    await vi.waitFor(() => expect(seen.at(-1)).toBe(5));
    stop();
  });

  it('shows a change at once and stores it', async () => {
    const { seen, stop } = subscribe(() => settingSignal(colour).value);
    await vi.waitFor(() => expect(seen).toEqual([undefined, null]));
    changeSetting(colour, 'blue');
    expect(seen.at(-1)).toBe('blue');
    await vi.waitFor(async () => expect(await readSetting(colour)).toBe('blue'));
    stop();
  });

  it('keeps the last change of this page while it is being stored, whatever is heard of earlier ones', async () => {
    const { seen, stop } = subscribe(() => settingSignal(colour).value);
    await vi.waitFor(() => expect(seen).toEqual([undefined, null]));
    const storing = Promise.withResolvers<void>();
    const shown = showWhile(colour, 'second', storing.promise);
    await writeSetting(colour, 'first');
    await readSetting(colour);
    expect(seen).toEqual([undefined, null, 'second']);
    await writeSetting(colour, 'second');
    storing.resolve();
    await shown;
    expect(seen).toEqual([undefined, null, 'second']);
    stop();
  });

  it('shows what is stored when a change could not be stored', async () => {
    await writeSetting(colour, 'red');
    const { seen, stop } = subscribe(() => settingSignal(colour).value);
    await vi.waitFor(() => expect(seen).toEqual([undefined, 'red']));
    fillDisk();
    changeSetting(colour, 'blue');
    expect(seen.at(-1)).toBe('blue');
    await vi.waitFor(() => expect(seen.at(-1)).toBe('red'));
    await expect(showWhile(colour, 'blue', Promise.reject(new Error('locked')))).rejects.toThrow('locked');
    expect(seen.at(-1)).toBe('red');
    vi.restoreAllMocks();
    stop();
  });

  it('is not overwritten by a read that was under way when it changed', async () => {
    const reading = vi.spyOn(fakeBrowser.storage.session, 'get');
    const { seen, stop } = subscribe(() => settingSignal(inSession).value);
    await fakeBrowser.storage.onChanged.trigger({ colour: { newValue: 'new' } }, 'session');
    expect(seen.at(-1)).toBe('new');
    await vi.waitFor(() => expect(reading.mock.results[0]?.type).toBe('return'));
    await readSetting(inSession);
    expect(seen.at(-1)).toBe('new');
    stop();
  });

  it('shows the last of many changes, and no earlier one after it', async () => {
    const { seen, stop } = subscribe(() => settingSignal(colour).value);
    const colours = Array.from({ length: 20 }, (_, number) => `colour ${number}`);
    await Promise.all(colours.map((value) => writeSetting(colour, value)));
    await vi.waitFor(() => expect(seen.at(-1)).toBe('colour 19'));
    await readSetting(colour);
    expect(seen.at(-1)).toBe('colour 19');
    stop();
  });

  it('stays unknown while it cannot be read', async () => {
    await writeSetting(colour, 'blue');
    const opening = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('', 'UnknownError');
    });
    const { seen, stop } = subscribe(() => settingSignal(colour).value);
    await vi.waitFor(() => expect(opening).toHaveBeenCalled());
    await expect(readSetting(colour)).rejects.toThrow();
    expect(seen).toEqual([undefined]);
    opening.mockRestore();
    await writeSetting(colour, 'red');
    await vi.waitFor(() => expect(seen.at(-1)).toBe('red'));
    stop();
  });

  it('is read once for many subscribers, and again only after the last one has left', async () => {
    const get = vi.spyOn(IDBObjectStore.prototype, 'get');
    const first = subscribe(() => settingSignal(colour).value);
    const second = subscribe(() => settingSignal(colour).value);
    await vi.waitFor(() => expect(second.seen).toEqual([undefined, null]));
    expect(get).toHaveBeenCalledTimes(1);
    first.stop();
    second.stop();
    expect(settingSignal(colour).value).toBe(undefined);
    const third = subscribe(() => settingSignal(colour).value);
    await vi.waitFor(() => expect(third.seen).toEqual([undefined, null]));
    expect(get).toHaveBeenCalledTimes(2);
    third.stop();
  });
});
