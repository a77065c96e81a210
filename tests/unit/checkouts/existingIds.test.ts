import fc from 'fast-check';
import { expect, it } from 'vitest';
import { existingIds } from '../../../lib/checkouts/backup/restoreBatch';
import { checkout, emptyHistory } from '../support/examples';

const ids = fc.uniqueArray(fc.stringMatching(/^[A-C][0-9a-c-]{0,2}$/), { maxLength: 30 });

it('finds which checkouts of a copy exist, whatever lies between them, in any order', async () => {
  const db = await emptyHistory();
  await fc.assert(
    fc.asyncProperty(ids, ids, async (stored, asked) => {
      await db.checkouts.clear();
      await db.checkouts.bulkAdd(stored.map((id) => checkout({ id })));
      expect((await existingIds(db, asked)).toSorted()).toEqual(asked.filter((id) => stored.includes(id)).toSorted());
    }),
  );
});
