import { effect } from '@preact/signals';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createLock } from '../../../lib/accounts/lock';
import { lockState } from '../../../lib/accounts/settings';
import { writeSetting } from '../../../lib/storage/settings';

beforeEach(() => fakeBrowser.reset());

describe('the lock of a page', () => {
  it('is not known at first, and then as the background says', async () => {
    await writeSetting(lockState, { is: 'locked', since: 1 });
    const { state, locked } = createLock(async () => {});
    const seen: unknown[] = [];
    const stop = effect(() => void seen.push([state.value, locked.value]));
    expect(seen).toEqual([[null, false]]);
    await vi.waitFor(() => expect(seen.at(-1)).toEqual([{ is: 'locked', since: 1 }, true]));
    await writeSetting(lockState, { is: 'unlocked' });
    await vi.waitFor(() => expect(seen.at(-1)).toEqual([{ is: 'unlocked' }, false]));
    stop();
  });

  it('says why it is not locked, until it is tried again', async () => {
    const lock = vi.fn().mockRejectedValueOnce(new Error('The database is closed.')).mockResolvedValue(undefined);
    const { failed, lockNow } = createLock(lock);
    lockNow();
    await vi.waitFor(() => expect(failed.value).toEqual({ error: new Error('The database is closed.') }));
    lockNow();
    expect(failed.value).toBeNull();
  });
});
