import { effect, signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HistoryDb, StoredCheckout } from '../../../../lib/checkouts/database';
import { readList } from '../../../../lib/checkouts/listRead';
import { createFilterChoices } from '../../../../lib/search/client/filterChoices';
import { createResults } from '../../../../lib/search/client/results';
import type { ListQuery } from '../../../../lib/search/client/resultWindow';
import { PAGE } from '../../../../lib/search/client/resultWindow';
import { createSearchClient } from '../../../../lib/search/client/searchClient';
import type { SearchWorker } from '../../../../lib/search/contract';
import { viewOf } from '../../../../lib/search/view';
import { failureOf } from '../../../../lib/storage/trouble';
import { createSearchWorker } from '../../../../lib/worker/searchWorker';
import { checkout, emptyAccounts, emptyHistory, NOW, removeDatabase } from '../../support/examples';

let history: HistoryDb;
let stops: (() => void)[] = [];
beforeEach(async () => {
  history = await emptyHistory();
});
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
});

type Setup = {
  accountId?: string;
  names?: Record<string, string>;
  rows?: StoredCheckout[];
  wrap?: Partial<SearchWorker>;
};

/** What is found, subscribed to as a page does, which can be told to show another view. */
async function show(view: string, { accountId, names = {}, rows = [], wrap = {} }: Setup = {}) {
  await history.checkouts.bulkPut(rows);
  const accounts = await emptyAccounts();
  const real = createSearchWorker({ history, accounts, now: () => NOW, wait: async () => {}, failureOf });
  const find = vi.fn(wrap.find ?? real.find);
  const thread = new EventTarget();
  const search = createSearchClient({ ...real, ...wrap, find }, thread);
  const queryOf = (text: string): ListQuery => ({ ...viewOf(text), accountId: accountId ?? null, names });
  const query = signal(queryOf(view));
  const openId = signal<string | null>(null);
  const reads = vi.fn((...wanted: Parameters<typeof readList> extends [unknown, ...infer Rest] ? Rest : never) =>
    readList(history, ...wanted),
  );
  const results = createResults({ search, query, openId, read: reads, isClosed: () => history.hasBeenClosed() });
  const choices = createFilterChoices(search, () => false);
  const list = () => results.rows.value;
  const page = {
    results,
    choices,
    openId,
    find,
    reads,
    real,
    thread,
    orders: () => list()?.map(({ orderId }) => orderId) ?? [],
    /** Nothing was read, or it is not known which rows they are, or here they are. */
    state: () => (results.isRead.value ? (list() === null ? 'waiting' : 'shown') : 'reading'),
    matching: () => results.matching.value,
    above: () => results.above.value,
    sides: () => [...(results.hasMore.value ? ['more'] : []), ...(results.hasLess.value ? ['less'] : [])],
    failed: () => search.failed.value,
    tags: () => choices.value.value?.tags.map(({ value }) => value).join(' '),
    turnTo: (next: string) => {
      query.value = queryOf(next);
    },
    shows: (from: number, to: number) =>
      expect.poll(page.orders).toEqual(Array.from({ length: to - from }, (_, i) => `#${from + i}`)),
    async press(side: 'more' | 'less') {
      await expect.poll(page.sides).toContain(side);
      results[side]();
    },
  };
  const { rows: _rows, ...all } = results;
  const seen = [...Object.values(all), results.rows, choices.value, search.failed];
  stops.push(
    effect(() => {
      for (const each of seen) if (typeof each === 'object') void each.value;
    }),
  );
  return page;
}

/** #0 is the newest. */
const many = (count: number) =>
  Array.from({ length: count }, (_, i) => checkout({ id: `id-${i}`, orderId: `#${i}`, createdAt: NOW - i }));

describe('more rows, wanted again and again while they are being read', () => {
  it('come once, and what is on screen stays', async () => {
    const page = await show('', { rows: many(300) });
    await page.press('more');
    await page.shows(0, 2 * PAGE);
    const gate = Promise.withResolvers<void>();
    const { reads } = page;
    const real = reads.getMockImplementation();
    reads.mockImplementation(async (...wanted) => {
      await gate.promise;
      return readList(history, ...wanted);
    });
    const asked = page.find.mock.calls.length;
    await page.press('more');
    await expect.poll(() => page.find.mock.calls.length).toBe(asked + 2);
    for (let time = 0; time < 20; time += 1) {
      expect(page.sides()).toEqual([]);
      page.results.more();
      page.results.less();
      await aMoment();
    }
    gate.resolve();
    if (real) reads.mockImplementation(real);
    await page.shows(0, 4 * PAGE);
    expect(page.above()).toBe(0);
    expect(page.find.mock.calls.length).toBe(asked + 2);
  });
});

/** A worker that reports nothing before the test lets it. */
function startLate() {
  const gate = Promise.withResolvers<void>();
  let real: Pick<SearchWorker, 'watch'> | null = null;
  const watch: SearchWorker['watch'] = async (hear) => {
    await gate.promise;
    await real?.watch(hear);
  };
  return {
    wrap: { watch },
    letGo: (worker: Pick<SearchWorker, 'watch'>) => {
      real = worker;
      gate.resolve();
    },
  };
}

/** Until what was let go has been read. */
const aMoment = () => new Promise((done) => setTimeout(done));

describe('the list before everything can be found', () => {
  it('is there as it is at first, without its number', async () => {
    const late = startLate();
    const page = await show('', { rows: many(60), wrap: late.wrap });
    await page.shows(0, PAGE);
    expect([page.matching(), page.above(), page.sides()]).toEqual([null, 0, []]);
    expect(page.find).not.toHaveBeenCalled();
    late.letGo(page.real);
    await expect.poll(page.matching).toBe(60);
    await page.shows(0, PAGE);
    await expect.poll(page.sides).toEqual(['more']);
  });

  it('stays when the history is removed before that', async () => {
    const late = startLate();
    const page = await show('', { rows: many(3), wrap: late.wrap });
    await page.shows(0, 3);
    await removeDatabase(history.name);
    late.letGo({ watch: async (hear) => void hear({ read: 0, total: 0, ready: true, version: 1, failed: null }) });
    await aMoment();
    expect(page.find).not.toHaveBeenCalled();
    expect([page.matching(), page.orders().length]).toEqual([null, 3]);
  });

  it('has no archived ones, and those of one account when only that is shown', async () => {
    const late = startLate();
    const of = (place: number, changes: Partial<StoredCheckout>) => ({ ...checkout({ id: `${place}` }), ...changes });
    const rows = [
      of(1, { orderId: '#a', accountId: 'one' }),
      of(2, { orderId: '#b', accountId: 'one', archived: 1 }),
      of(3, { orderId: '#c', accountId: 'two' }),
    ];
    const page = await show('', { rows, accountId: 'one', wrap: late.wrap });
    await expect.poll(page.orders).toEqual(['#a']);
  });

  it.each(['q=%231', 'sort=-amount'])('waits when it is another: %s', async (view) => {
    const late = startLate();
    const page = await show(view, { rows: many(3), wrap: late.wrap });
    await expect.poll(page.state).toBe('waiting');
    expect(page.orders()).toEqual([]);
    late.letGo(page.real);
    await expect.poll(page.state).toBe('shown');
    expect(page.orders()).not.toEqual([]);
  });
});

describe('what is found', () => {
  it('is what matches, in the order of the view', async () => {
    const page = await show('q=top&sort=created', {
      rows: [
        checkout({ id: 'a', orderId: '#a', name: 'Top', createdAt: NOW }),
        checkout({ id: 'b', orderId: '#b', name: 'Balance', createdAt: NOW - 1 }),
        checkout({ id: 'c', orderId: '#c', name: 'Top-up', createdAt: NOW - 2 }),
      ],
    });
    await expect.poll(page.orders).toEqual(['#c', '#a']);
    expect(page.matching()).toBe(2);
    page.turnTo('q=nobody');
    await expect.poll(page.matching).toBe(0);
    await expect.poll(page.orders).toEqual([]);
    expect(page.state()).toBe('shown');
  });

  it('is read live: rows come, change and go', async () => {
    const page = await show('q=status%3Aopen', { rows: many(2) });
    await page.shows(0, 2);
    await history.checkouts.put(checkout({ id: 'new', orderId: '#new', createdAt: NOW + 1 }));
    await expect.poll(page.orders).toEqual(['#new', '#0', '#1']);
    await history.checkouts.update('id-0', { orderId: '#zero' });
    await expect.poll(page.orders).toEqual(['#new', '#zero', '#1']);
    await history.checkouts.update('id-0', { status: 'SUCCESS' });
    await expect.poll(page.orders).toEqual(['#new', '#1']);
    await history.checkouts.delete('new');
    await page.shows(1, 2);
    await expect.poll(page.matching).toBe(1);
  });

  it('keeps the object of each row that says what it said before, and all of them when nothing changed', async () => {
    const page = await show('', { rows: many(3) });
    await page.shows(0, 3);
    await expect.poll(page.matching).toBe(3);
    const before = page.results.rows.value;
    page.reads.mockClear();
    await history.checkouts.put(checkout({ id: 'id-1', orderId: '#1', createdAt: NOW - 1 }));
    await expect.poll(() => page.reads.mock.calls.length).toBeGreaterThan(0);
    await aMoment();
    expect(page.results.rows.value).toBe(before);
    await history.checkouts.update('id-1', { nextRefreshAt: NOW });
    await expect.poll(() => page.results.rows.value?.[1]?.nextRefreshAt).toBe(NOW);
    const after = page.results.rows.value;
    expect([after?.[0] === before?.[0], after?.[1] === before?.[1], after?.[2] === before?.[2]]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('stays on screen until what is asked for next is there', async () => {
    const page = await show('', { rows: many(3) });
    await page.shows(0, 3);
    const seen: number[] = [];
    stops.push(effect(() => void seen.push(page.results.rows.value?.length ?? 0)));
    page.turnTo('q=%231');
    await page.shows(1, 2);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).not.toContain(0);
  });

  it('is of the search that was asked for last, whichever answer comes first', async () => {
    const answers = new Map<string, PromiseWithResolvers<void>>();
    let real: Pick<SearchWorker, 'find'> | null = null;
    const find: SearchWorker['find'] = async (wanted) => {
      const gate = Promise.withResolvers<void>();
      answers.set(wanted.search, gate);
      await gate.promise;
      if (!real) throw new Error('There is no worker.');
      return real.find(wanted);
    };
    const page = await show('q=%231', { rows: many(3), wrap: { find } });
    real = page.real;
    await expect.poll(() => answers.has('#1')).toBe(true);
    page.turnTo('q=%232');
    await expect.poll(() => answers.has('#2')).toBe(true);
    answers.get('#2')?.resolve();
    await page.shows(2, 3);
    answers.get('#1')?.resolve();
    await aMoment();
    await page.shows(2, 3);
  });

  it('says which view the rows are of, and whether that is the one that is asked for', async () => {
    const page = await show('', { rows: many(3) });
    await expect.poll(() => page.results.isOfView.value && !page.results.isComing.value).toBe(true);
    page.turnTo('q=%231');
    expect([page.results.viewOfRows.value, page.results.isOfView.value, page.results.isComing.value]).toEqual([
      '',
      false,
      true,
    ]);
    await page.shows(1, 2);
    expect([page.results.viewOfRows.value, page.results.isOfView.value, page.results.isComing.value]).toEqual([
      'q=%231',
      true,
      false,
    ]);
  });

  it('knows accounts by their names', async () => {
    const rows = [checkout({ id: 'a', orderId: '#a', accountId: 'one' }), checkout({ id: 'b', accountId: 'two' })];
    const page = await show('q=account%3Ashoes', { rows, names: { one: 'Shoes', two: 'Hats' } });
    await expect.poll(page.orders).toEqual(['#a']);
  });
});

describe('what is open beside the list', () => {
  it('is read with the rows: both change in the same moment', async () => {
    const page = await show('', { rows: many(3) });
    await page.shows(0, 3);
    page.openId.value = 'id-1';
    expect(page.results.opened.value).toEqual({ id: 'id-1', read: undefined });
    const open = () => {
      const { read } = page.results.opened.value;
      return read && 'found' in read ? read.found?.checkout.status : undefined;
    };
    await expect.poll(open).toBe('NEW');
    const seen: unknown[] = [];
    stops.push(
      effect(() => void seen.push([open(), page.results.rows.value?.find(({ id }) => id === 'id-1')?.status])),
    );
    for (const status of ['PAYMENT_DETECTED', 'SUCCESS']) {
      await history.checkouts.update('id-1', { status });
      await expect.poll(open).toBe(status);
    }
    expect(seen).toEqual([
      ['NEW', 'NEW'],
      ['PAYMENT_DETECTED', 'PAYMENT_DETECTED'],
      ['SUCCESS', 'SUCCESS'],
    ]);
  });

  it('has its timeline, and is the same object while only other rows change', async () => {
    const page = await show('', { rows: many(3) });
    await history.timeline.add({
      checkoutId: 'elsewhere',
      at: NOW,
      from: null,
      to: 'NEW',
      source: 'refresh',
      settled: null,
    });
    await history.checkouts.put(checkout({ id: 'elsewhere', archived: 1 }));
    page.openId.value = 'elsewhere';
    await expect.poll(() => page.results.opened.value.read).toMatchObject({ found: { timeline: [{ to: 'NEW' }] } });
    const { value } = page.results.opened;
    await history.checkouts.update('id-0', { orderId: '#zero' });
    await expect.poll(page.orders).toContain('#zero');
    expect(page.results.opened.value).toBe(value);
  });

  it('that is not here is said not to be, and one that cannot be read, why; the rows are there', async () => {
    const page = await show('', { rows: many(3) });
    page.openId.value = 'nobody';
    await expect.poll(() => page.results.opened.value.read).toEqual({ found: null });
    vi.spyOn(history.checkouts, 'get').mockImplementation(() => {
      throw new Error('Broken');
    });
    page.openId.value = 'id-1';
    await expect.poll(() => page.results.opened.value.read).toEqual({ error: new Error('Broken') });
    await page.shows(0, 3);
    vi.restoreAllMocks();
  });

  it('is said to be removed once the history is, with the rows left as they were', async () => {
    const page = await show('', { rows: many(3) });
    await page.shows(0, 3);
    await removeDatabase(history.name);
    page.openId.value = 'id-1';
    const { read } = page.results.opened.value;
    expect(read && 'error' in read ? failureOf(read.error) : read).toEqual({ is: 'removed' });
    await aMoment();
    expect(page.orders()).toHaveLength(3);
  });
});

describe('the window of rows', () => {
  const STEPS = [12, 24, 48, 72, 96, 120, 144, 168, 192];

  it('grows to 192, then moves down and up again over all that match', async () => {
    const page = await show('', { rows: many(230) });
    await page.shows(0, PAGE);
    for (const to of STEPS.slice(1)) {
      await page.press('more');
      await page.shows(0, to);
      expect(page.above()).toBe(0);
    }
    await page.press('more');
    await page.shows(24, 216);
    expect([page.above(), page.sides()]).toEqual([24, ['more', 'less']]);
    await page.press('more');
    await page.shows(48, 230);
    await expect.poll(() => [page.above(), page.sides()]).toEqual([48, ['less']]);
    await page.press('less');
    await page.shows(24, 216);
    await page.press('less');
    await page.shows(0, 192);
    await expect.poll(() => [page.above(), page.sides()]).toEqual([0, ['more']]);
    expect(page.matching()).toBe(230);
  });

  it('asks only for what it has not yet, and counts once, until the history changes', async () => {
    const count = vi.fn(async () => 230);
    const page = await show('', { rows: many(230), wrap: { count } });
    await page.shows(0, PAGE);
    for (const to of STEPS.slice(1)) {
      await page.press('more');
      await page.shows(0, to);
    }
    await page.press('more');
    await page.shows(24, 216);
    await page.press('less');
    await page.shows(0, 192);
    // 16 pages, two below them, and again the two above.
    expect([page.find.mock.calls.length, count.mock.calls.length]).toEqual([20, 1]);
    await history.checkouts.put(checkout({ id: 'new', orderId: '#new', createdAt: NOW - 1000 }));
    await expect.poll(() => count.mock.calls.length).toBe(2);
    expect(page.find).toHaveBeenCalledTimes(36);
  });

  it('that ends with a full page looks for more, finds none, and offers it no more', async () => {
    const page = await show('', { rows: many(PAGE) });
    await page.press('more');
    await expect.poll(() => [page.results.isComing.value, page.sides()]).toEqual([false, []]);
    await page.shows(0, PAGE);
  });

  it('stays where it is when rows come above it', async () => {
    const page = await show('', { rows: many(230) });
    for (const to of STEPS) {
      await page.shows(0, to);
      await page.press('more');
    }
    await page.shows(24, 216);
    await history.checkouts.put(checkout({ id: 'new', orderId: '#new', createdAt: NOW + 1 }));
    await expect.poll(page.matching).toBe(231);
    await page.shows(24, 216);
  });

  it('begins at the top of each view, also of one that comes back', async () => {
    const page = await show('', { rows: many(230) });
    for (const to of STEPS) {
      await page.shows(0, to);
      await page.press('more');
    }
    await page.shows(24, 216);
    page.turnTo('q=%237');
    await expect.poll(page.matching).toBe(11);
    expect([page.above(), page.sides()]).toEqual([0, []]);
    page.turnTo('');
    await page.shows(0, PAGE);
    await expect.poll(() => [page.above(), page.sides()]).toEqual([0, ['more']]);
  });
});

describe('what filters can choose from', () => {
  it('is read when it is wanted, and kept fresh', async () => {
    const page = await show('', { rows: [checkout({ id: 'a', tags: ['vip'] })] });
    await expect.poll(page.matching).toBe(1);
    expect(page.tags()).toBeUndefined();
    page.choices.isChoosing.value = true;
    await expect.poll(page.tags).toBe('vip');
    await history.checkouts.put(checkout({ id: 'b', tags: ['vip', 'refund'] }));
    await expect.poll(page.tags).toBe('vip refund');
  });

  it('stays the same object while only a status changes', async () => {
    const page = await show('', { rows: [checkout({ id: 'a', tags: ['vip'] }), checkout({ id: 'b' })] });
    page.choices.isChoosing.value = true;
    await expect.poll(page.tags).toBe('vip');
    const seen: (string | undefined)[] = [];
    stops.push(effect(() => void seen.push(page.tags())));
    await history.checkouts.update('b', { status: 'SUCCESS' });
    await expect.poll(() => page.real.choices(false)).toMatchObject({ statuses: [{ count: 1 }, { count: 1 }] });
    await history.checkouts.update('b', { tags: ['refund'] });
    await expect.poll(() => seen.at(-1)).toBe('refund vip');
    expect(seen).toEqual(['vip', 'refund vip']);
  });
});

describe('a search worker that fails', () => {
  const broken = () => Promise.reject(new Error('Broken'));

  it.each(['find', 'count', 'watch'] as const)('to answer %s is reported, with what to do', async (method) => {
    const page = await show('', { rows: many(60), wrap: { [method]: broken } });
    await expect.poll(page.failed).toEqual({ is: 'worker lost' });
  });

  it('to say what can be chosen from is reported', async () => {
    const page = await show('', { rows: many(1), wrap: { choices: broken } });
    page.choices.isChoosing.value = true;
    await expect.poll(page.failed).toEqual({ is: 'worker lost' });
  });

  it('because its thread does is reported, and not any more once the worker reports how it is', async () => {
    const page = await show('', { rows: many(2) });
    await expect.poll(page.matching).toBe(2);
    page.thread.dispatchEvent(new Event('error'));
    expect(page.failed()).toEqual({ is: 'worker lost' });
    await page.shows(0, 2);
    await history.checkouts.put(checkout({ id: 'new', createdAt: NOW - 9 }));
    await expect.poll(page.failed).toBeNull();
  });

  it('from the start is reported, and what an index has is shown', async () => {
    const late = startLate();
    const page = await show('', { rows: many(2), wrap: late.wrap });
    page.thread.dispatchEvent(new Event('error'));
    expect(page.failed()).toEqual({ is: 'worker lost' });
    await page.shows(0, 2);
  });

  it('at a search that is not wanted any more is nobody’s concern', async () => {
    const first = Promise.withResolvers<never>();
    const page = await show('q=one', { rows: many(2), wrap: { find: () => first.promise } });
    await expect.poll(() => page.find.mock.calls.length).toBe(1);
    page.find.mockImplementation(page.real.find);
    page.turnTo('');
    await expect.poll(page.matching).toBe(2);
    first.reject(new Error('Broken'));
    await aMoment();
    expect(page.failed()).toBeNull();
  });
});
