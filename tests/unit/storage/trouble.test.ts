import Dexie from 'dexie';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { BLOCKED, reportBlocked } from '../../../lib/storage/blocked';
import { NewerDatabaseError } from '../../../lib/storage/databaseVersion';
import { errorText } from '../../../lib/storage/errorText';
import { storageTrouble } from '../../../lib/storage/health';
import { readSetting } from '../../../lib/storage/settings';
import { createTroubleWatch, storageTroubleOf } from '../../../lib/storage/trouble';

const full = new DOMException('Quota exceeded', 'QuotaExceededError');
const wrapped = (inner: unknown) => Object.assign(new Error('Aborted'), { name: 'AbortError', inner });
const reported = () => readSetting(storageTrouble);

beforeEach(() => fakeBrowser.reset());

describe('an error', () => {
  it.each([
    [full, 'full'],
    [wrapped(full), 'full'],
    [wrapped(wrapped(full)), 'full'],
    [new NewerDatabaseError('checkout-desk-history'), 'newer'],
    [Object.assign(new Error(''), { name: 'OpenFailedError', inner: new NewerDatabaseError('x') }), 'newer'],
    [new Dexie.OpenFailedError('Internal error'), 'unreadable'],
    [new Dexie.DatabaseClosedError(new Dexie.OpenFailedError('Internal error')), 'unreadable'],
    [new Dexie.DatabaseClosedError(), 'removed'],
    [new Error('Checkout Desk is locked. Unlock it first.'), null],
    [new TypeError('Failed to fetch'), null],
    ['no error at all', null],
    [null, null],
    [undefined, null],
  ])('%s is the storage’s: %s', (error, trouble) => {
    expect(storageTroubleOf(error)).toBe(trouble);
  });

  it('of the storage gets a text that says what to do; any other keeps its own message', () => {
    expect(errorText(full)).toContain('Free up space');
    expect(errorText(new NewerDatabaseError('x'))).toContain('Update Checkout Desk');
    expect(errorText(new Dexie.OpenFailedError('x'))).toContain('Restart the browser');
    expect(errorText(new Dexie.DatabaseClosedError())).toContain('Reload this page');
    expect(errorText(new Error('It is locked.'))).toBe('It is locked.');
    expect(errorText('odd')).toBe('odd');
  });
});

describe('the trouble watch of the background', () => {
  const start = (probe = vi.fn(async () => {})) => ({ probe, ...createTroubleWatch([], probe) });

  it('passes on the outcome of the work, success or failure', async () => {
    const { watch } = start();
    expect(await watch(Promise.resolve(7))).toBe(7);
    await expect(watch(Promise.reject(full))).rejects.toBe(full);
  });

  it('reports a full disk until something can be written again', async () => {
    const { watch, probe } = start();
    await watch(Promise.reject(full)).catch(() => {});
    expect(await reported()).toBe('full');
    // Reading still works on a full disk.
    probe.mockRejectedValueOnce(full);
    await watch(Promise.resolve());
    expect(await reported()).toBe('full');
    await watch(Promise.resolve());
    expect(await reported()).toBeNull();
    expect(probe).toHaveBeenCalledTimes(2);
  });

  it('does not report an error that is not the storage’s', async () => {
    const { watch } = start();
    await watch(Promise.reject(new Error('Locked.'))).catch(() => {});
    expect(await reported()).toBeNull();
  });

  it('clears what an earlier background reported, once its own work succeeds', async () => {
    await start()
      .watch(Promise.reject(new NewerDatabaseError('x')))
      .catch(() => {});
    expect(await reported()).toBe('newer');
    await start().watch(Promise.resolve());
    expect(await reported()).toBeNull();
  });

  it('keeps a page’s report of being blocked until the databases are open', async () => {
    reportBlocked();
    await start().watch(Promise.resolve());
    expect(await reported()).toBe(BLOCKED);
    const db = new Dexie('trouble');
    db.version(1).stores({ things: 'id' });
    createTroubleWatch([db], async () => {});
    await db.open();
    expect(await reported()).toBeNull();
    db.close();
  });

  it('retries to open a database that failed to open', async () => {
    const db = new Dexie('fails-once');
    db.version(1).stores({ things: 'id' });
    let fails = true;
    db.on(
      'ready',
      () => {
        if (fails) throw new DOMException('Internal error', 'UnknownError');
      },
      true,
    );
    const { watch } = createTroubleWatch([db], async () => {});
    await expect(watch(db.table('things').toArray())).rejects.toThrow();
    expect(await reported()).toBe('unreadable');
    fails = false;
    expect(await watch(db.table('things').toArray())).toEqual([]);
    expect(await reported()).toBeNull();
    db.close();
  });
});
