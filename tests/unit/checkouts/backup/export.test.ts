import { beforeEach, describe, expect, it } from 'vitest';
import { copyParts, linesFormat } from '../../../../lib/checkouts/backup/export';
import type { HistoryDb } from '../../../../lib/checkouts/database';
import { openHistory } from '../../../../lib/checkouts/database';
import { failureIn } from '../../../../lib/shared/failure/failureIn';
import { isRemoved, whenRemoved } from '../../../../lib/storage/removed';
import { checkout, DRAFT, emptyHistory, NOW, removeDatabase } from '../../support/examples';

const AT = new Date(NOW);
let history: HistoryDb;
beforeEach(async () => {
  history = await emptyHistory();
});

async function saved(accountName: (id: string) => string | null = () => 'Shop A', ids: string[] | null = null) {
  let text = '';
  for await (const part of copyParts(history, linesFormat(AT, accountName), ids)) text += part.text;
  expect(text.endsWith('\n')).toBe(true);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line));
}

const created = (checkoutId: string) =>
  ({ checkoutId, at: NOW, from: null, to: 'NEW', source: 'created', settled: null }) as const;

const UNKNOWN = {
  accountId: 'shop',
  draft: DRAFT,
  startedAt: NOW,
  attempt: 1,
  error: null,
  state: 'unknown',
} as const;

describe('a copy of the history', () => {
  it('of an empty one is only the header', async () => {
    expect(await saved()).toEqual([{ format: 'checkout-desk-history', version: 1, exportedAt: AT.toISOString() }]);
  });

  it('has each checkout whole, with its account’s name and its own timeline', async () => {
    const hostile = checkout({ id: 'b', accountId: 'other', orderId: 'a\n"b"\u2028,;=1+1', name: '‮' });
    await history.checkouts.bulkPut([checkout({ id: 'a' }), hostile]);
    await history.timeline.bulkAdd([created('b'), created('a'), { ...created('b'), source: 'refresh', to: 'EXPIRED' }]);
    const [, a, b] = await saved((id) => (id === 'other' ? null : 'Shop A'));
    expect(a).toMatchObject({ checkout: checkout({ id: 'a' }), account: 'Shop A', timeline: [{ source: 'created' }] });
    expect(b.checkout).toEqual(hostile);
    expect(b.account).toBeNull();
    expect(b.timeline.map(({ to }: { to: string }) => to)).toEqual(['NEW', 'EXPIRED']);
  });

  it('has the pending creates, and not those that became checkouts', async () => {
    await history.creates.bulkPut([
      { ...UNKNOWN, attemptId: 'unknown' },
      { ...UNKNOWN, attemptId: 'done', state: 'done' },
    ]);
    const [, ...lines] = await saved();
    expect(lines).toMatchObject([{ create: { attemptId: 'unknown', draft: DRAFT }, account: 'Shop A' }]);
    expect(lines).toHaveLength(1);
  });

  it.each([199, 200, 201, 1000])('has each of %i checkouts once', async (count) => {
    const ids = Array.from({ length: count }, (_, i) => `c${i}`);
    await history.checkouts.bulkPut(ids.map((id) => checkout({ id })));
    const [, ...lines] = await saved();
    expect(lines.map((line) => line.checkout.id).toSorted()).toEqual(ids.toSorted());
  });

  it.each([0, 1, 200, 401])('has the %i requested checkouts in order, and nothing else', async (count) => {
    const ids = Array.from({ length: count }, (_, i) => `c${i}`);
    await history.checkouts.bulkPut([...ids, 'another'].map((id) => checkout({ id })));
    await history.timeline.add(created('another'));
    await history.creates.put({ ...UNKNOWN, attemptId: 'unknown' });
    const [, ...lines] = await saved(() => null, ids.toReversed());
    expect(lines.map((line) => line.checkout.id)).toEqual(ids.toReversed());
  });

  it('skips checkouts that no longer exist', async () => {
    await history.checkouts.put(checkout({ id: 'a' }));
    expect(await saved(() => null, ['gone', 'a', 'never'])).toMatchObject([{}, { checkout: { id: 'a' } }]);
  });

  it.each([
    ['all', null],
    ['those that were asked for', Array.from({ length: 450 }, (_, i) => `c${i}`)],
  ])('reports the progress with each chunk: %s', async (_name, ids) => {
    await history.checkouts.bulkPut(Array.from({ length: 450 }, (_, i) => checkout({ id: `c${i}` })));
    const counts: number[][] = [];
    for await (const { done, total } of copyParts(
      history,
      linesFormat(AT, () => null),
      ids,
    ))
      counts.push([done, total]);
    expect(counts).toEqual([
      [0, 450],
      [200, 450],
      [400, 450],
      [450, 450],
    ]);
  });

  it('works for a database of a newer release, too', async () => {
    await history.checkouts.put(checkout({ id: 'a' }));
    history.close();
    history = openHistory();
    const { name } = history;
    await new Promise<void>((resolve) => {
      const opening = indexedDB.open(name, 1000);
      opening.onsuccess = () => {
        opening.result.close();
        resolve();
      };
    });
    expect(await saved()).toMatchObject([{}, { checkout: { id: 'a' } }]);
    await removeDatabase(name);
  });

  it('fails once the history was removed, although another one was created since', async () => {
    whenRemoved(history);
    await history.checkouts.put(checkout({ id: 'a' }));
    await removeDatabase(history.name);
    await openHistory().checkouts.put(checkout({ id: 'b' }));
    expect(failureIn(await saved().catch((error) => error))).toEqual({ is: 'removed' });
  });

  it('fails when the history is removed meanwhile', async () => {
    await history.checkouts.bulkPut(Array.from({ length: 450 }, (_, i) => checkout({ id: `c${i}` })));
    const parts = copyParts(
      history,
      linesFormat(AT, () => null),
      null,
    );
    await parts.next();
    history.close();
    await removeDatabase(history.name);
    const rest = async () => {
      while (!(await parts.next()).done);
    };
    await expect(rest()).rejects.toSatisfy(isRemoved);
  });
});
