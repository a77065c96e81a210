import { act, render } from '@testing-library/preact';
import { expect, it } from 'vitest';
import type { Searching } from '../../../components/data/useSearchWorker';
import { useSearchWorker } from '../../../components/data/useSearchWorker';
import type { SearchState, SearchWorker } from '../../../lib/search/contract';

const STATE: SearchState = { read: 1, total: 1, ready: true, version: 1, failed: null };

it('tells that the worker is lost until that speaks again', async () => {
  const worker = new EventTarget();
  let hear: (state: SearchState) => unknown = () => {};
  const watch: SearchWorker['watch'] = async (listener) => {
    hear = listener;
  };
  // Nothing else of the finding is asked here.
  const finding = { watch } as Partial<SearchWorker> as SearchWorker;
  let searching: Searching | undefined;
  const Page = () => {
    searching = useSearchWorker(finding, worker);
    return null;
  };
  await act(() => void render(<Page />));
  const first = searching?.lost;
  expect(first?.aborted).toBe(false);
  await act(() => void worker.dispatchEvent(new ErrorEvent('error')));
  expect([first?.aborted, searching?.lost.aborted, searching?.state?.failed]).toEqual([
    true,
    true,
    'Reload this page.',
  ]);
  await act(() => void hear(STATE));
  expect([searching?.lost.aborted, searching?.state]).toEqual([false, STATE]);
});
