import Dexie from 'dexie';
import { expect, it } from 'vitest';
import { NewerDatabaseError, refuseNewer } from '../../../lib/storage/databaseVersion';

function open(version: number) {
  const db = new Dexie('versions');
  db.version(version).stores({ things: 'id' });
  return refuseNewer(db);
}

it('opens a database of its own or an older version, and refuses a newer one without changing it', async () => {
  const first = open(2);
  await first.table('things').put({ id: 1 });
  first.close();
  const same = open(2);
  expect(await same.table('things').count()).toBe(1);
  same.close();
  const updated = open(3);
  expect(await updated.table('things').count()).toBe(1);
  updated.close();
  for (const table of ['read', 'write'] as const) {
    const old = open(2);
    const use = table === 'read' ? old.table('things').count() : old.table('things').put({ id: 2 });
    await expect(use).rejects.toThrow(NewerDatabaseError.prototype.name);
    old.close();
  }
  const still = open(3);
  expect(await still.table('things').toArray()).toEqual([{ id: 1 }]);
  expect(still.backendDB().version).toBe(30);
  still.close();
});
