import { beforeEach, expect, it } from 'vitest';
import { MOST_KEPT_TAGS } from '../../../../lib/checkouts/bounds';
import type { HistoryDb } from '../../../../lib/checkouts/database';
import { DAY } from '../../../../lib/shared/time';
import { oldStamp, stampAfter } from '../../../../lib/sync/stamp';
import type { CheckoutRecord } from '../../../../lib/team/records/checkoutRecord';
import { readCheckoutRecord } from '../../../../lib/team/records/checkoutRecord';
import { openMerging } from '../../../../lib/team/records/merging';
import { receive } from '../../../../lib/team/records/receive';
import { checkout, emptyHistory, NOW } from '../../support/examples';

const DESK = 'bbbbbbbbbb';
const speaker = { desk: DESK, colleagues: new Set<string>() };
let db: HistoryDb;
beforeEach(async () => {
  db = await emptyHistory();
  await db.checkouts.put(checkout({ id: 'a', tags: ['ours'] }));
});

const recordWith = (changes: object) => ({ v: 1, answer: null, edits: {}, archived: 0, lines: [], ...changes });
const stampAt = (at: number) => stampAfter([oldStamp(DESK)], { now: at, desk: DESK });

async function say(value: object): Promise<void> {
  const record = readCheckoutRecord(value, speaker, NOW + DAY);
  if (!record || 'ahead' in record) throw new Error('It is a record that can be taken.');
  const heard: CheckoutRecord = record;
  await db.transaction('rw', db.checkouts, db.timeline, db.outbox, async () => {
    const merging = await openMerging(db, ['a']);
    const { accountId } = checkout();
    receive(
      merging,
      { checkoutId: 'a', shop: 'CAP-1', by: 'Bob', record: heard },
      { now: NOW, random: () => 0, accountOf: () => accountId, horizon: 0 },
    );
    await merging.write();
  });
}

it('any number of records leaves at most 100 tags, ours first [S-49]', async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    const tags = Array.from({ length: 200 }, (_, at) => ({ tag: `${turn} ${at}`, at: stampAt(NOW + turn), on: true }));
    await say(recordWith({ edits: { tags } }));
  }
  const { tags = [], edits } = (await db.checkouts.get('a')) ?? {};
  expect([tags.length, tags[0], edits?.tags?.length]).toEqual([MOST_KEPT_TAGS, 'ours', 200]);
});

it('any number of records leaves the latest 50 acknowledgements [S-49]', async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    const words = Array.from({ length: 50 }, (_, at) => [`${turn} ${at}`, stampAt(NOW + turn)]);
    await say(recordWith({ edits: { acknowledged: Object.fromEntries(words) } }));
  }
  const { acknowledged = {} } = (await db.checkouts.get('a'))?.edits ?? {};
  expect(Object.keys(acknowledged).every((word) => word.startsWith('4 '))).toBe(true);
  expect(Object.keys(acknowledged)).toHaveLength(50);
});

it('leaves out lines of a time to come, which would stand after all real ones for ever', async () => {
  const line = (at: number) => ({ at, from: null, to: 'NEW', source: 'created', settled: null });
  await say(recordWith({ lines: [line(NOW), line(8e15)] }));
  expect((await db.timeline.toArray()).map(({ at }) => at)).toEqual([NOW]);
});
