import Dexie from 'dexie';
import { describe, expect, it, vi } from 'vitest';
import { isRemoved, whenRemoved } from '../../../lib/storage/removed';
import { clearDatabase, removeDatabase } from '../support/examples';

function open(version = 1) {
  const db = new Dexie('removable');
  db.version(version).stores({ things: 'id' });
  return db;
}
const things = (db: Dexie) => db.table('things').count();
const remove = () => removeDatabase('removable');

describe('a database that is removed', () => {
  it.each([
    ['after it was asked for', (_db: Dexie) => remove()],
    ['without being asked for', clearDatabase],
  ])('notifies, and stays closed though another page creates it again: %s', async (_how, go) => {
    const onRemoved = vi.fn();
    const db = open();
    whenRemoved(db, onRemoved);
    await db.table('things').put({ id: 1 });
    await go(db);
    await vi.waitFor(() => expect(onRemoved).toHaveBeenCalledTimes(1));
    const other = open();
    await other.table('things').put({ id: 2 });
    const error = await things(db).catch((error) => error);
    expect(isRemoved(error)).toBe(true);
    other.close();
    await remove();
  });

  it('is opened again after unsubscribing', async () => {
    const onRemoved = vi.fn();
    const db = open();
    const stop = whenRemoved(db, onRemoved);
    await things(db);
    stop();
    await remove();
    expect(await things(db)).toBe(0);
    expect(onRemoved).not.toHaveBeenCalled();
    db.close();
    await remove();
  });

  it('is not one that was only closed, which is opened again', async () => {
    const onRemoved = vi.fn();
    const db = open();
    whenRemoved(db, onRemoved);
    await db.table('things').put({ id: 1 });
    const asked = vi.spyOn(indexedDB, 'databases');
    db.backendDB().onclose?.(new Event('close'));
    await asked.mock.results[0]?.value;
    asked.mockRestore();
    expect(await things(db)).toBe(1);
    expect(onRemoved).not.toHaveBeenCalled();
    db.close();
    await remove();
  });

  it('is not one that a newer release waits to upgrade', async () => {
    const onRemoved = vi.fn();
    const db = open();
    whenRemoved(db, onRemoved);
    await things(db);
    const newer = open(2);
    await things(newer);
    newer.close();
    expect(onRemoved).not.toHaveBeenCalled();
    expect(await things(db)).toBe(0);
    db.close();
    await remove();
  });
});

describe('a query', () => {
  const closed = (inner?: unknown) => new Dexie.DatabaseClosedError(inner as Error);
  it.each([
    ['of a closed database', closed(), true],
    ['of one that was closed before', closed(closed()), true],
    ['of one that could not be opened', closed(new Dexie.OpenFailedError('Internal error')), false],
    ['of one that was aborted', new Dexie.AbortError('x'), false],
    ['that failed with no error', null, false],
    ['that failed with a text', 'DatabaseClosedError', false],
  ])('%s: %#', (_, error, removed) => {
    expect(isRemoved(error)).toBe(removed);
  });
});
