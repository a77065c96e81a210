import Dexie from 'dexie';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { BLOCKED, reportBlocked } from '../../../lib/storage/blocked';
import { NewerDatabaseError } from '../../../lib/storage/databaseVersion';
import { storageTrouble } from '../../../lib/storage/health';
import { readSetting } from '../../../lib/storage/settings';
import { createTroubleWatch, errorText, storageTroubleOf } from '../../../lib/storage/trouble';

const full = new DOMException('Quota exceeded', 'QuotaExceededError');
const wrapped = (inner: unknown) => Object.assign(new Error('Aborted'), { name: 'AbortError', inner });
const told = () => readSetting(storageTrouble);

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

  it('is told in words that say what to do; what is not the storage’s keeps its own', () => {
    expect(errorText(full)).toContain('Make room');
    expect(errorText(new NewerDatabaseError('x'))).toContain('Update Checkout Desk');
    expect(errorText(new Dexie.OpenFailedError('x'))).toContain('Restart the browser');
    expect(errorText(new Dexie.DatabaseClosedError())).toContain('Reload this page');
    expect(errorText(new Error('It is locked.'))).toBe('It is locked.');
    expect(errorText('odd')).toBe('odd');
  });
});

describe('the watch over what the background stores', () => {
  const start = (probe = vi.fn(async () => {})) => ({ probe, ...createTroubleWatch([], probe) });

  it('passes on what came of the work, good or bad', async () => {
    const { watch } = start();
    expect(await watch(Promise.resolve(7))).toBe(7);
    await expect(watch(Promise.reject(full))).rejects.toBe(full);
  });

  it('tells of a full disk until something could be written again', async () => {
    const { watch, probe } = start();
    await watch(Promise.reject(full)).catch(() => {});
    expect(await told()).toContain('The disk is full');
    // Reading goes well on a full disk.
    probe.mockRejectedValueOnce(full);
    await watch(Promise.resolve());
    expect(await told()).toContain('The disk is full');
    await watch(Promise.resolve());
    expect(await told()).toBeNull();
    expect(probe).toHaveBeenCalledTimes(2);
  });

  it('tells nothing of an error that is not the storage’s', async () => {
    const { watch } = start();
    await watch(Promise.reject(new Error('Locked.'))).catch(() => {});
    expect(await told()).toBeNull();
  });

  it('forgets what an earlier background told, once its own work goes well', async () => {
    await start()
      .watch(Promise.reject(new NewerDatabaseError('x')))
      .catch(() => {});
    expect(await told()).toContain('newer');
    await start().watch(Promise.resolve());
    expect(await told()).toBeNull();
  });

  it('leaves a page’s word that it is blocked, until the databases are open', async () => {
    reportBlocked();
    await start().watch(Promise.resolve());
    expect(await told()).toBe(BLOCKED);
    const db = new Dexie('trouble');
    db.version(1).stores({ things: 'id' });
    createTroubleWatch([db], async () => {});
    await db.open();
    expect(await told()).toBeNull();
    db.close();
  });

  it('lets a database that failed to open be opened again', async () => {
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
    expect(await told()).toContain('could not open');
    fails = false;
    expect(await watch(db.table('things').toArray())).toEqual([]);
    expect(await told()).toBeNull();
    db.close();
  });
});
