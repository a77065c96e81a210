import { signal } from '@preact/signals';
import { act, renderHook, waitFor } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { useOverview } from '../../../../components/checkouts/overview/useOverview';
import type { Query, SearchState, SearchWorker } from '../../../../lib/search/contract';
import type { Overview } from '../../../../lib/search/overview';
import { overviewOf } from '../../../../lib/search/overview';
import type { Period } from '../../../../lib/search/overviewView';
import { periodRange } from '../../../../lib/search/overviewView';
import { DAY, MINUTE } from '../../../../lib/shared/time';
import { NOW } from '../../../unit/support/examples';

const READY: SearchState = { read: 1, total: 1, ready: true, version: 1, failed: null };
const ALL: Query = { search: '', accountId: null, names: { shop: 'Shop' } };
const counted = (created: number): Overview => ({ ...overviewOf([], periodRange('7d', NOW)), created });

type Asked = { state: SearchState | null; wanted: Query | null; period: Period };

function start(first: Partial<Asked> = {}) {
  const answers: ReturnType<typeof Promise.withResolvers<Overview>>[] = [];
  const overview = vi.fn((_wanted: Query & { from: number; to: number }) => {
    const answer = Promise.withResolvers<Overview>();
    answers.push(answer);
    return answer.promise;
  });
  const unused = () => Promise.reject(new Error('Not asked for here.'));
  const finding: SearchWorker = {
    watch: unused,
    filled: unused,
    find: unused,
    count: unused,
    all: unused,
    choices: unused,
    copy: unused,
    restore: unused,
    stop: unused,
    overview,
  };
  const clock = signal(NOW);
  const fail = vi.fn();
  const initial: Asked = { state: READY, wanted: ALL, period: '7d', ...first };
  const { result, rerender } = renderHook(
    ({ state, wanted, period }: Asked) =>
      useOverview({ finding, state, fail, lost: new AbortController().signal }, wanted, period, clock),
    { initialProps: initial },
  );
  let props = initial;
  return {
    fail,
    refuse: (place: number) => act(async () => answers[place]?.reject(new Error('Broken'))),
    asked: () => overview.mock.calls.map(([wanted]) => wanted),
    answer: (place: number, created: number) => act(async () => answers[place]?.resolve(counted(created))),
    change: (changes: Partial<Asked>) => {
      props = { ...props, ...changes };
      rerender(props);
    },
    created: () => result.current?.created ?? null,
    pass: (ms: number) =>
      act(() => {
        clock.value += ms;
      }),
  };
}

describe('the overview of what is wanted', () => {
  it('is asked for with the local days of its period, and null until it is there', async () => {
    const { asked, answer, created } = start({ wanted: { ...ALL, search: 'tag:vip', accountId: 'shop' } });
    expect(created()).toBeNull();
    expect(asked()).toEqual([{ ...ALL, search: 'tag:vip', accountId: 'shop', ...periodRange('7d', NOW) }]);
    await answer(0, 3);
    expect(created()).toBe(3);
  });

  it.each([
    [null, ALL],
    [{ ...READY, ready: false }, ALL],
    [READY, null],
  ])('is not asked for before everything is read, nor when nobody wants it: %#', (state, wanted) => {
    expect(start({ state, wanted }).asked()).toEqual([]);
  });

  it('is asked for again after each change of the history, and stays until then', async () => {
    const { asked, answer, change, created } = start();
    await answer(0, 1);
    change({ state: { ...READY, version: 2 } });
    expect([asked().length, created()]).toEqual([2, 1]);
    await answer(1, 2);
    expect(created()).toBe(2);
  });

  it('is asked for again when something else is wanted, and only then', () => {
    const { asked, change } = start();
    change({ wanted: { ...ALL, names: { ...ALL.names } } });
    expect(asked()).toHaveLength(1);
    change({ wanted: { ...ALL, search: 'vip' } });
    change({ period: '30d' });
    change({ wanted: { ...ALL, accountId: 'shop' } });
    expect(asked().map(({ search, accountId, from }) => [search, accountId, from])).toEqual([
      ['', null, periodRange('7d', NOW).from],
      ['vip', null, periodRange('7d', NOW).from],
      ['vip', null, periodRange('30d', NOW).from],
      ['', 'shop', periodRange('30d', NOW).from],
    ]);
  });

  it('is that of the last question, in whatever order the answers come', async () => {
    const { answer, change, created } = start();
    change({ period: 'today' });
    await answer(1, 2);
    await answer(0, 1);
    expect(created()).toBe(2);
  });

  it('is asked for again at midnight, not each second', async () => {
    const { asked, pass } = start();
    pass(MINUTE);
    expect(asked()).toHaveLength(1);
    pass(DAY);
    await waitFor(() => expect(asked()).toHaveLength(2));
    expect(asked()[1]).toMatchObject(periodRange('7d', NOW + DAY));
  });

  it('is forgotten when nobody wants it any more, also what is still on its way', async () => {
    const { answer, change, created } = start();
    change({ wanted: null });
    await answer(0, 1);
    expect(created()).toBeNull();
  });

  it('that cannot be counted is told, unless it is not wanted any more', async () => {
    const { refuse, change, fail } = start();
    change({ period: 'today' });
    await refuse(0);
    expect(fail).not.toHaveBeenCalled();
    await refuse(1);
    expect(fail).toHaveBeenCalledTimes(1);
  });
});
