import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createUpdates } from '../../../../lib/background/updates/updates';
import { exclusively } from '../../../../lib/bulk-create/exclusive';
import { readSetting, writeSetting } from '../../../../lib/storage/settings';
import { whileBusy } from '../../../../lib/updates/busy';
import { reopenDesk, unseenUpdate, updateReady } from '../../../../lib/updates/settings';

type Listener = (details: { version: string }) => Promise<void>;

/** A background over the fake browser: what its events do, and whether it was restarted. */
function start({ locked = false, idle = 'active', desk = '' } = {}) {
  const state = { locked, idle };
  const listeners: { available?: Listener; idle?: () => void } = {};
  const { runtime, tabs } = fakeBrowser;
  vi.spyOn(runtime.onUpdateAvailable, 'addListener').mockImplementation((listener) => {
    listeners.available = listener as Listener;
  });
  vi.spyOn(fakeBrowser.idle.onStateChanged, 'addListener').mockImplementation((listener) => {
    listeners.idle = listener as () => void;
  });
  const asked: number[] = [];
  vi.spyOn(fakeBrowser.idle, 'queryState').mockImplementation(async (seconds: number) => {
    asked.push(seconds);
    return state.idle as 'active';
  });
  vi.spyOn(tabs, 'query').mockImplementation(async () => (desk === '' ? [] : [{ url: desk } as never]));
  const reload = vi.spyOn(runtime, 'reload').mockImplementation(() => {});
  const updates = createUpdates({ isLocked: async () => state.locked });
  return { updates, state, reload, asked, available: async () => listeners.available?.({ version: '2.0.0' }) };
}

/** Until its function is called, something goes on that must not be cut off. */
async function busyBy(run: (work: () => Promise<void>) => Promise<unknown>): Promise<() => Promise<unknown>> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const done = run(() => {
    begun.resolve();
    return promise;
  });
  await begun.promise;
  return () => {
    resolve();
    return done;
  };
}

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

describe('an update that is available', () => {
  it('waits and is said while somebody is here [S-92]', async () => {
    const { available, reload } = start();
    await available();
    expect(await readSetting(updateReady)).toBe('2.0.0');
    expect(reload).not.toHaveBeenCalled();
  });

  it.each([
    ['the computer is idle', { idle: 'idle' }, 300],
    ['its screen is locked', { idle: 'locked' }, 300],
    ['the desk is locked and nobody types', { locked: true, idle: 'idle' }, 60],
  ])('is installed when %s', async (_, now, seconds) => {
    const { available, reload, asked } = start(now);
    await available();
    expect(reload).toHaveBeenCalledTimes(1);
    expect(asked).toEqual([seconds]);
  });

  it('waits while a passphrase may be typed at a locked desk', async () => {
    const { available, reload } = start({ locked: true });
    await available();
    expect(reload).not.toHaveBeenCalled();
  });

  it.each([
    ['many checkouts are created', exclusively],
    ['a secret is typed', whileBusy],
  ])('waits while %s, whoever asks, and goes on afterwards [S-93]', async (_, run) => {
    const { available, updates, reload } = start({ idle: 'idle' });
    const finish = await busyBy(run);
    await available();
    expect(await updates.install()).toBe(false);
    expect(reload).not.toHaveBeenCalled();
    await finish();
    await updates.installIfQuiet();
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('opens the desk again where it was', async () => {
    const desk = `${fakeBrowser.runtime.getURL('/options.html')}#/checkouts/a`;
    const { available } = start({ idle: 'idle', desk });
    await available();
    expect(await readSetting(reopenDesk)).toBe('#/checkouts/a');
    const opened = vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation(async () => ({}) as never);
    vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => []);
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'update' });
    await vi.waitFor(() => expect(opened.mock.calls).toEqual([[{ url: desk }]]));
    expect(await readSetting(reopenDesk)).toBeNull();
  });

  it('opens none where none was open', async () => {
    const { available } = start({ idle: 'idle' });
    await available();
    const opened = vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation(async () => ({}) as never);
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'update' });
    expect(opened).not.toHaveBeenCalled();
  });
});

describe('what is new', () => {
  it.each([
    ['0.1.0', '0.2.0', '0.2.0'],
    ['0.2.0', '0.2.0', null],
  ])('after an update from %s to %s is of %s until it is seen', async (previousVersion, version, unseen) => {
    start({ idle: 'active' });
    vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ manifest_version: 3, name: '', version });
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'update', previousVersion });
    await vi.waitFor(async () => expect(await readSetting(unseenUpdate)).toBe(unseen));
  });

  it('is not told of when it is installed first', async () => {
    start({ idle: 'active' });
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install' });
    expect(await readSetting(unseenUpdate)).toBeNull();
  });
});

describe('without an update', () => {
  it('nothing is ever restarted', async () => {
    const { updates, reload, asked } = start({ idle: 'idle', locked: true });
    await updates.installIfQuiet();
    expect(await updates.install()).toBe(false);
    expect([reload.mock.calls, asked]).toEqual([[], []]);
    await writeSetting(updateReady, '2.0.0');
    expect(await updates.install()).toBe(true);
  });
});
