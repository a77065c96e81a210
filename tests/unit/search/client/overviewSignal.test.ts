import { effect, signal } from '@preact/signals';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { overviewSignal } from '../../../../lib/search/client/overviewSignal';
import type { Query, SearchWorker } from '../../../../lib/search/contract';
import type { Overview } from '../../../../lib/search/overview';
import { overviewOf } from '../../../../lib/search/overview';
import type { Period } from '../../../../lib/search/overviewView';
import { periodBefore, periodRange } from '../../../../lib/search/overviewView';
import { dayStart } from '../../../../lib/shared/localDay';
import { DAY, MINUTE } from '../../../../lib/shared/time';
import { NOW } from '../../support/examples';

const ALL: Query = { search: '', accountId: null, names: { shop: 'Shop' } };
const counted = (created: number): Overview => ({ ...overviewOf([], periodRange('7d', NOW)), created });

let stop = () => {};
afterEach(() => stop());

function start(first: { version?: number | null; query?: Query; compare?: boolean } = {}) {
  const answers: PromiseWithResolvers<Overview>[] = [];
  const overview = vi.fn((_wanted: Parameters<SearchWorker['overview']>[0]) => {
    const answer = Promise.withResolvers<Overview>();
    answers.push(answer);
    return answer.promise;
  });
  // Nothing else of the worker is asked here.
  const worker = { overview } as Partial<SearchWorker> as SearchWorker;
  const clock = signal(NOW);
  const fail = vi.fn();
  const version = signal(first.version === undefined ? 1 : first.version);
  const query = signal(first.query ?? ALL);
  const period = signal<Period>('7d');
  const compare = signal(first.compare ?? false);
  const shown = overviewSignal({ worker, version, fail }, { query, period, compare, clock });
  stop = effect(() => void shown.value);
  const settle = () => new Promise((done) => setTimeout(done));
  return {
    version,
    query,
    period,
    compare,
    clock,
    fail,
    refuse: (place: number) => {
      answers[place]?.reject(new Error('Broken'));
      return settle();
    },
    asked: () => overview.mock.calls.map(([wanted]) => wanted),
    answer: (place: number, created: number) => {
      answers[place]?.resolve(counted(created));
      return settle();
    },
    created: () => shown.value?.created ?? null,
    shown,
    leave: () => stop(),
  };
}

describe('the overview of what is wanted', () => {
  it('is asked for with the local days of its period, and null until it is there', async () => {
    const { asked, answer, created } = start({ query: { ...ALL, search: 'tag:vip', accountId: 'shop' } });
    expect(created()).toBeNull();
    expect(asked()).toEqual([
      { ...ALL, search: 'tag:vip', accountId: 'shop', ...periodRange('7d', NOW), before: null },
    ]);
    await answer(0, 3);
    expect(created()).toBe(3);
  });

  it('is not asked for before everything is read', () => {
    expect(start({ version: null }).asked()).toEqual([]);
  });

  it('is asked for again after each change of the history, and stays until then', async () => {
    const { asked, answer, version, created } = start();
    await answer(0, 1);
    version.value = 2;
    expect([asked().length, created()]).toEqual([2, 1]);
    await answer(1, 2);
    expect(created()).toBe(2);
  });

  it('is asked for again when something else is wanted, and only then', () => {
    const { asked, query, period, version } = start();
    version.value = 1;
    expect(asked()).toHaveLength(1);
    query.value = { ...ALL, search: 'vip' };
    period.value = '30d';
    query.value = { ...ALL, accountId: 'shop' };
    expect(asked().map(({ search, accountId, from }) => [search, accountId, from])).toEqual([
      ['', null, periodRange('7d', NOW).from],
      ['vip', null, periodRange('7d', NOW).from],
      ['vip', null, periodRange('30d', NOW).from],
      ['', 'shop', periodRange('30d', NOW).from],
    ]);
  });

  it('is that of the last question, in whatever order the answers come', async () => {
    const { answer, period, created } = start();
    period.value = 'today';
    await answer(1, 2);
    await answer(0, 1);
    expect(created()).toBe(2);
  });

  it('is asked for again at midnight, not each second', () => {
    const { asked, clock } = start();
    clock.value += MINUTE;
    expect(asked()).toHaveLength(1);
    clock.value += DAY;
    expect(asked()).toHaveLength(2);
    expect(asked()[1]).toMatchObject(periodRange('7d', NOW + DAY));
  });

  it('is asked for with the time before, until the same time of day, which moves on now and then', () => {
    const { asked, clock } = start({ compare: true });
    expect(asked()[0]?.before).toEqual(periodBefore(periodRange('7d', NOW), NOW));
    clock.value += MINUTE;
    expect(asked()).toHaveLength(1);
    clock.value += 5 * MINUTE;
    expect(asked()).toHaveLength(2);
    expect(asked()[1]?.before).toEqual(periodBefore(periodRange('7d', NOW), NOW + 5 * MINUTE));
  });

  it('is not asked for again when it is compared with the time before and both are over', () => {
    const { asked, clock, period } = start({ compare: true });
    period.value = '2026-01-01..2026-01-31';
    expect(asked()).toHaveLength(2);
    expect(asked()[1]?.before).toEqual({
      from: dayStart(periodRange('2026-01-01..2026-01-31', NOW).from, -31),
      to: periodRange('2026-01-01..2026-01-31', NOW).from,
    });
    clock.value += 10 * MINUTE;
    expect(asked()).toHaveLength(2);
  });

  it('says of which period it is, also while the next one is counted', async () => {
    const { answer, period, shown } = start();
    await answer(0, 1);
    period.value = '30d';
    expect(shown.value?.period).toBe('7d');
    await answer(1, 1);
    expect(shown.value?.period).toBe('30d');
  });

  it('is forgotten when nobody wants it any more, also what is still on its way', async () => {
    const { answer, leave, created } = start();
    leave();
    await answer(0, 1);
    expect(created()).toBeNull();
  });

  it('that cannot be counted is reported, unless it is not wanted any more', async () => {
    const { refuse, period, fail } = start();
    period.value = 'today';
    await refuse(0);
    expect(fail).not.toHaveBeenCalled();
    await refuse(1);
    expect(fail).toHaveBeenCalledTimes(1);
  });
});
