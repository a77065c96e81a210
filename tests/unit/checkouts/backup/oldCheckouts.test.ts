import { signal } from '@preact/signals';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createOldCheckouts } from '../../../../lib/checkouts/backup/oldCheckouts';
import type { OldCount } from '../../../../lib/checkouts/retention';

type Setup = Parameters<typeof createOldCheckouts>[0];

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Answers with these numbers, one after the other, and then with 0. */
const inTurn = (...numbers: number[]) => vi.fn(async (_before: number) => numbers.shift() ?? 0);

/** What is old on day 1,000, where the moment of a day is its number. */
async function open(changes: Partial<Setup> = {}) {
  const today = signal(1000);
  const setup = {
    count: vi.fn(async (_before: number): Promise<OldCount> => ({ listed: 10, archived: 2 })),
    countAll: vi.fn(async (_before: number) => 12),
    archive: inTurn(10),
    remove: inTurn(12),
    startOf: (days: number) => today.value - days,
    days: 100,
    restored: 0,
    ...changes,
  };
  const old = createOldCheckouts(setup);
  stops.push(old.watch());
  await vi.waitFor(() => expect(old.count.value ?? old.failed.value).not.toBeNull());
  return { old, setup, today, count: vi.mocked(setup.count) };
}

const { signal: never } = new AbortController();

describe('old checkouts', () => {
  it('are counted for each age and each day, and until then are not said to be none', async () => {
    const { old, count, today } = await open();
    expect([old.listed.value, old.all.value]).toEqual([10, 12]);
    old.choose(300);
    expect(old.count.value).toBeNull();
    await vi.waitFor(() => expect(old.count.value).not.toBeNull());
    today.value = 1001;
    await vi.waitFor(() => expect(count.mock.calls).toEqual([[900], [700], [701]]));
  });

  it('are counted again once a copy was restored, and what was done before is of the past', async () => {
    const { old, count } = await open();
    await old.archive();
    expect(old.said.value).toBe('10 checkouts archived');
    old.afterRestore(0);
    expect([old.said.value, count.mock.calls.length]).toEqual(['10 checkouts archived', 2]);
    old.afterRestore(1);
    expect([old.said.value, count.mock.calls.length]).toEqual(['', 3]);
  });

  it('have the count of the age that was chosen last, whichever comes last', async () => {
    const slow = Promise.withResolvers<OldCount>();
    const { old, count } = await open();
    count.mockReturnValueOnce(slow.promise);
    old.choose(300);
    old.choose(400);
    await vi.waitFor(() => expect(old.count.value).toEqual({ listed: 10, archived: 2 }));
    slow.resolve({ listed: 1, archived: 1 });
    await slow.promise;
    expect(old.count.value).toEqual({ listed: 10, archived: 2 });
  });

  it('that cannot be counted are told so', async () => {
    const { old } = await open({ count: () => Promise.reject(new Error('The disk can’t be read.')) });
    expect([old.count.value, old.failed.value]).toEqual([
      null,
      'Couldn’t count old checkouts. The disk can’t be read.',
    ]);
  });

  it('are archived until none is left, one work at a time', async () => {
    const { old, setup } = await open({ archive: inTurn(2000, 5) });
    const first = old.archive();
    expect([old.working.value, old.said.value]).toEqual([true, '0 archived so far…']);
    await Promise.all([old.archive(), old.ask(), first]);
    expect([old.working.value, old.said.value, old.question.value]).toEqual([false, '2,005 checkouts archived', null]);
    expect(vi.mocked(setup.archive)).toHaveBeenCalledTimes(3);
  });

  it('are left alone while there is nothing to do', async () => {
    const { old, setup } = await open({ count: async () => ({ listed: 0, archived: 0 }) });
    await Promise.all([old.archive(), old.ask(), old.remove(never)]);
    expect([setup.archive, setup.remove, setup.countAll].flatMap((work) => vi.mocked(work).mock.calls)).toEqual([]);
  });

  it('are deleted as they were asked about, though another day has come', async () => {
    const { old, setup, today } = await open();
    await old.ask();
    expect(old.question.value).toEqual({ before: 900, count: 12 });
    today.value = 1001;
    await old.remove(never);
    expect(vi.mocked(setup.remove).mock.calls).toEqual([[900], [900]]);
    expect(old.said.value).toBe('12 checkouts deleted');
  });

  it('that are not all deleted are asked about next, with how far it came', async () => {
    const stop = new AbortController();
    const { old, setup } = await open({ remove: inTurn(5, 5, 2) });
    await old.ask();
    vi.mocked(setup.countAll).mockResolvedValue(7);
    stop.abort();
    await expect(old.remove(stop.signal)).rejects.toThrow('Stopped after 5 checkouts. The rest is unchanged.');
    expect([old.question.value?.count, old.working.value, old.said.value]).toEqual([7, false, '']);
    old.closeQuestion();
    expect(old.question.value).toBeNull();
  });
});
