import { signal } from '@preact/signals';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { wholeCopy } from '../../../../components/checkouts/backup/wholeCopy';
import { openHistory } from '../../../../lib/checkouts/database';
import type { SearchClient } from '../../../../lib/search/client/searchClient';
import type { SearchWorker } from '../../../../lib/search/contract';
import { checkout, NOW } from '../../../unit/support/examples';

afterEach(() => openHistory().delete());

/** A worker whose copies are made when the test says so, and which may be lost. */
async function start({ isLost = false } = {}) {
  const history = openHistory();
  await history.checkouts.put(checkout({ id: 'a', accountId: 'shop', orderId: '10482' }));
  history.close();
  const copied = Promise.withResolvers<Awaited<ReturnType<SearchWorker['copy']>>>();
  const copy = vi.fn<SearchWorker['copy']>(() => copied.promise);
  const stop = vi.fn<SearchWorker['stop']>(async () => {});
  const losing = new AbortController();
  if (isLost) losing.abort();
  const stopping = new AbortController();
  const progress = vi.fn();
  // Nothing else of the search worker is asked here.
  const search = { worker: { copy, stop }, lost: () => losing.signal } as unknown as SearchClient;
  const made = wholeCopy({ history: openHistory(), search, names: signal({ shop: 'Shoes' }) })({
    under: null,
    at: new Date(NOW),
    progress,
    signal: stopping.signal,
  });
  return { copied, copy, stop, losing, stopping, progress, made };
}

const ORDER = '"orderId":"10482"';

describe('a copy of the whole history', () => {
  it('is made by the worker: all checkouts, as lines that can be restored', async () => {
    const { copy, copied, made } = await start();
    const file = new Blob(['made']);
    copied.resolve({ file, checkouts: 1 });
    expect(await made).toBe(file);
    expect(copy.mock.calls.map(([choice]) => choice)).toEqual([
      { kind: 'lines', bom: false, ids: null, under: null, at: NOW, names: { shop: 'Shoes' } },
    ]);
  });

  it('is made by the page where the worker cannot be started', async () => {
    const { copy, made, progress } = await start({ isLost: true });
    const text = await (await made).text();
    expect(text).toContain(ORDER);
    expect(text).toContain('"account":"Shoes"');
    expect(progress).toHaveBeenLastCalledWith({ done: 1, total: 1 });
    expect(copy).not.toHaveBeenCalled();
  });

  it('is made by the page when the worker is lost on the way', async () => {
    const { losing, made } = await start();
    losing.abort();
    expect(await (await made).text()).toContain(ORDER);
  });

  it('that fails in the worker says why', async () => {
    const { copied, made } = await start();
    copied.reject(new Error('The disk cannot be read.'));
    await expect(made).rejects.toThrow('The disk cannot be read.');
  });

  it('that is called off ends at once, also when nothing answers', async () => {
    const { stopping, stop, losing, progress, made } = await start();
    stopping.abort(new Error('Cancelled'));
    await expect(made).rejects.toThrow('Cancelled');
    expect(stop).toHaveBeenCalledTimes(1);
    losing.abort();
    expect(progress).not.toHaveBeenCalled();
  });
});
