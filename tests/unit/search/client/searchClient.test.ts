import { effect } from '@preact/signals';
import { expect, it } from 'vitest';
import { createSearchClient } from '../../../../lib/search/client/searchClient';
import type { SearchState, SearchWorker } from '../../../../lib/search/contract';

const LOST = { is: 'worker lost' };
const STATE: SearchState = { read: 1, total: 1, ready: true, version: 1, failed: null };

function start(watch: SearchWorker['watch'] = async () => {}) {
  const thread = new EventTarget();
  let report: (state: SearchState) => unknown = () => {};
  const worker: Pick<SearchWorker, 'watch'> = {
    async watch(changed) {
      report = changed;
      await watch(changed);
    },
  };
  // Nothing else of the worker is used here.
  const client = createSearchClient(worker as SearchWorker, thread);
  return {
    client,
    report: (state: SearchState) => report(state),
    breakDown: () => thread.dispatchEvent(new Event('error')),
  };
}

it('has no state before the worker reports, then the last one', () => {
  const { client, report } = start();
  expect([client.state.value, client.version.value]).toEqual([null, null]);
  report({ ...STATE, ready: false });
  expect(client.version.value).toBeNull();
  report(STATE);
  expect([client.state.value, client.version.value]).toEqual([STATE, 1]);
});

it('keeps the version while only something else changes', () => {
  const { client, report } = start();
  report(STATE);
  const seen: (number | null)[] = [];
  const stop = effect(() => void seen.push(client.version.value));
  report({ ...STATE, failed: { is: 'other', message: 'No memory.' } });
  report({ ...STATE, version: 2 });
  stop();
  expect(seen).toEqual([1, 2]);
});

it('reports a crashed worker until it reports again', () => {
  const { client, report, breakDown } = start();
  const first = client.lost();
  expect(first.aborted).toBe(false);
  breakDown();
  expect([first.aborted, client.lost().aborted, client.state.value?.failed]).toEqual([true, true, LOST]);
  report(STATE);
  expect([client.lost().aborted, client.state.value]).toEqual([false, STATE]);
});

it('says what to do when an answer fails', async () => {
  const { client } = start();
  client.fail();
  expect(client.state.value).toEqual({ read: 0, total: 0, ready: false, version: 0, failed: LOST });
  const { client: unwatchable } = start(() => Promise.reject(new Error('Broken')));
  await expect.poll(() => unwatchable.state.value?.failed).toEqual(LOST);
});
