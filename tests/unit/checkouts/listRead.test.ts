import { beforeEach, expect, it } from 'vitest';
import type { HistoryDb } from '../../../lib/checkouts/database';
import { readList } from '../../../lib/checkouts/listRead';
import { checkout, emptyHistory, NOW } from '../support/examples';

let history: HistoryDb;
beforeEach(async () => {
  history = await emptyHistory();
  await history.checkouts.bulkPut([
    checkout({ id: 'a', createdAt: NOW }),
    checkout({ id: 'b', createdAt: NOW + 1, accountId: 'other' }),
    checkout({ id: 'c', createdAt: NOW + 2, archived: 1 }),
  ]);
  await history.timeline.add({ checkoutId: 'c', at: NOW, from: null, to: 'NEW', source: 'refresh', settled: null });
});

const ids = async (...wanted: Parameters<typeof readList> extends [unknown, ...infer Rest] ? Rest : never) =>
  (await readList(history, ...wanted)).rows?.map(({ id }) => id) ?? null;

it('has the rows in the order of their IDs, without those that are gone', async () => {
  expect(await ids({ ids: ['b', 'gone', 'a'] }, null)).toEqual(['b', 'a']);
});

it('has the newest, of one account or of all, without archived ones', async () => {
  expect(await ids({ newest: 5, accountId: null }, null)).toEqual(['b', 'a']);
  expect(await ids({ newest: 1, accountId: null }, null)).toEqual(['b']);
  expect(await ids({ newest: 5, accountId: 'shop' }, null)).toEqual(['a']);
});

it('has none while it is not known which', async () => {
  expect(await ids(null, null)).toBeNull();
});

it('has what is open beside the rows with its timeline, whether it is among them or not', async () => {
  const { open } = await readList(history, { ids: ['a'] }, 'c');
  expect(open).toMatchObject({ found: { checkout: { id: 'c' }, timeline: [{ to: 'NEW' }] } });
  expect((await readList(history, { ids: ['a'] }, 'gone')).open).toEqual({ found: null });
  expect((await readList(history, { ids: ['a'] }, null)).open).toEqual({ found: null });
});
