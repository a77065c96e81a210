import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { batches } from '../../../lib/checkouts/batches';
import type { HistoryDb } from '../../../lib/checkouts/database';
import { runs } from '../../soak';
import { checkout, emptyHistory } from '../support/examples';

let db: HistoryDb;
beforeEach(async () => {
  db = await emptyHistory();
});

const put = (ids: string[]) => db.checkouts.bulkPut(ids.map((id) => checkout({ id })));
const read = (size: number) => batches(db.checkouts, ({ id }) => id, size);

describe('reading a table in batches', () => {
  it.each([
    [0, 3, []],
    [1, 3, [1]],
    [3, 3, [3]],
    [4, 3, [3, 1]],
    [6, 3, [3, 3]],
    [3, 1, [1, 1, 1]],
  ])('of %d rows, %d at a time, gives %j', async (count, size, sizes) => {
    await put(Array.from({ length: count }, (_, i) => `id-${i}`));
    const found: number[] = [];
    for await (const rows of read(size)) found.push(rows.length);
    expect(found).toEqual(sizes);
  });

  it('continues after a row that was deleted meanwhile', async () => {
    await put(['a', 'b', 'c', 'd']);
    const found: string[] = [];
    for await (const rows of read(2)) {
      found.push(...rows.map(({ id }) => id));
      await db.checkouts.delete('b');
    }
    expect(found).toEqual(['a', 'b', 'c', 'd']);
  });

  it('yields every row once, in the order of the key, while rows are added', async () => {
    const id = fc.string({ unit: fc.constantFrom(...'aB0-ü'), minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(id, { maxLength: 12 }),
        fc.array(fc.array(id, { maxLength: 3 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 5 }),
        async (first, added, size) => {
          await db.checkouts.clear();
          await put(first);
          const found: string[] = [];
          let turn = 0;
          for await (const rows of read(size)) {
            expect(rows.length).toBeLessThanOrEqual(size);
            found.push(...rows.map((row) => row.id));
            await put(added[turn++] ?? []);
          }
          expect(found).toEqual([...new Set(found)].sort());
          expect(new Set(first).difference(new Set(found))).toEqual(new Set());
        },
      ),
      { numRuns: runs(40) },
    );
  });
});
