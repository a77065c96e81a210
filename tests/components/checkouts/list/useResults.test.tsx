import { act, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PAGE, useResults } from '../../../../components/checkouts/list/useResults';
import { useChoices, useSearchWorker } from '../../../../components/data/useSearchWorker';
import type { HistoryDb, StoredCheckout } from '../../../../lib/checkouts/database';
import type { SearchWorker } from '../../../../lib/search/contract';
import type { View } from '../../../../lib/search/view';
import { viewOf } from '../../../../lib/search/view';
import { createSearchWorker } from '../../../../lib/worker/searchWorker';
import { checkout, emptyAccounts, emptyHistory, NOW, removeDatabase } from '../../../unit/support/examples';

let history: HistoryDb;
beforeEach(async () => {
  history = await emptyHistory();
});

type Setup = {
  accountId?: string;
  names?: Record<string, string>;
  rows?: StoredCheckout[];
  wrap?: Partial<SearchWorker>;
};

/** A page that shows what is found, and can be told to show another view. */
async function show(view: string, { accountId, names = {}, rows = [], wrap = {} }: Setup = {}) {
  await history.checkouts.bulkPut(rows);
  const accounts = await emptyAccounts();
  const real = createSearchWorker({ history, accounts, now: () => NOW, wait: async () => {}, errorText: String });
  const find = vi.fn(wrap.find ?? real.find);
  const finding: SearchWorker = { ...real, ...wrap, find };
  const worker = new EventTarget();
  function Page(props: { view: View; choosing?: boolean }) {
    const searching = useSearchWorker(finding, worker);
    const choices = useChoices(searching, props.choosing ?? false, false);
    const found = useResults(searching, history, props.view, { accountId: accountId ?? null, names });
    const list = found.rows.state === 'ready' ? found.rows.value : undefined;
    return (
      <>
        <p role="status">{list === undefined ? 'reading' : list === null ? 'waiting' : 'shown'}</p>
        <output data-matching={String(found.matching)} data-above={String(found.above)}>
          {list?.map(({ orderId }) => orderId).join(' ')}
        </output>
        <p role="alert">{searching.state?.failed}</p>
        <p>{choices?.tags.map(({ value }) => value).join(' ')}</p>
        {found.onMore && (
          <button type="button" onClick={found.onMore}>
            More
          </button>
        )}
        {found.onLess && (
          <button type="button" onClick={found.onLess}>
            Less
          </button>
        )}
      </>
    );
  }
  const { rerender } = render(<Page view={viewOf(view)} />);
  return {
    user: userEvent.setup(),
    find,
    real,
    worker,
    turnTo: (next: string, choosing = false) => rerender(<Page view={viewOf(next)} choosing={choosing} />),
  };
}

const output = () => screen.getAllByRole('status').find(({ tagName }) => tagName === 'OUTPUT') as HTMLElement;
const said = () => screen.getAllByRole('status').find(({ tagName }) => tagName === 'P')?.textContent;
const orders = () => output().textContent?.split(' ').filter(Boolean) ?? [];
const matching = () => output().dataset.matching;
const above = () => output().dataset.above;
const buttons = () => screen.queryAllByRole('button').map(({ textContent }) => textContent);
const shows = (from: number, to: number) =>
  waitFor(() => expect(orders()).toEqual(Array.from({ length: to - from }, (_, i) => `#${from + i}`)));

/** #0 is the newest. */
const many = (count: number) =>
  Array.from({ length: count }, (_, i) => checkout({ id: `id-${i}`, orderId: `#${i}`, createdAt: NOW - i }));

/** A finding that says nothing before the test lets it. */
function startLate() {
  const gate = Promise.withResolvers<void>();
  let real: Pick<SearchWorker, 'watch'> | null = null;
  const watch: SearchWorker['watch'] = async (hear) => {
    await gate.promise;
    await real?.watch(hear);
  };
  return {
    wrap: { watch },
    letGo: (finding: Pick<SearchWorker, 'watch'>) => {
      real = finding;
      return act(async () => gate.resolve());
    },
  };
}

describe('the list before everything can be found', () => {
  it('is there as it is at first, without its number', async () => {
    const late = startLate();
    const { real, find } = await show('', { rows: many(60), wrap: late.wrap });
    await shows(0, PAGE);
    expect([matching(), above(), buttons()]).toEqual(['null', '0', []]);
    expect(find).not.toHaveBeenCalled();
    await late.letGo(real);
    await waitFor(() => expect(matching()).toBe('60'));
    await shows(0, PAGE);
    expect(buttons()).toEqual(['More']);
  });

  it('stays when the history is removed before that', async () => {
    const late = startLate();
    const { find } = await show('', { rows: many(3), wrap: late.wrap });
    await shows(0, 3);
    await removeDatabase(history.name);
    await late.letGo({
      watch: async (hear) => void hear({ read: 0, total: 0, ready: true, version: 1, failed: null }),
    });
    expect(find).not.toHaveBeenCalled();
    expect([matching(), orders().length]).toEqual(['null', 3]);
  });

  it('has no archived ones, and those of one account when only that is shown', async () => {
    const late = startLate();
    const of = (place: number, changes: Partial<StoredCheckout>) => ({ ...checkout({ id: `${place}` }), ...changes });
    const rows = [
      of(1, { orderId: '#a', accountId: 'one' }),
      of(2, { orderId: '#b', accountId: 'one', archived: 1 }),
      of(3, { orderId: '#c', accountId: 'two' }),
    ];
    await show('', { rows, accountId: 'one', wrap: late.wrap });
    await waitFor(() => expect(orders()).toEqual(['#a']));
  });

  it.each(['q=%231', 'sort=-amount'])('waits when it is another: %s', async (view) => {
    const late = startLate();
    const { real } = await show(view, { rows: many(3), wrap: late.wrap });
    await waitFor(() => expect(said()).toBe('waiting'));
    expect(orders()).toEqual([]);
    await late.letGo(real);
    await waitFor(() => expect(said()).toBe('shown'));
    expect(orders()).not.toEqual([]);
  });
});

describe('what is found', () => {
  it('is what matches, in the order of the view', async () => {
    const { turnTo } = await show('q=top&sort=created', {
      rows: [
        checkout({ id: 'a', orderId: '#a', name: 'Top', createdAt: NOW }),
        checkout({ id: 'b', orderId: '#b', name: 'Balance', createdAt: NOW - 1 }),
        checkout({ id: 'c', orderId: '#c', name: 'Top-up', createdAt: NOW - 2 }),
      ],
    });
    await waitFor(() => expect(orders()).toEqual(['#c', '#a']));
    expect(matching()).toBe('2');
    turnTo('q=nobody');
    await waitFor(() => expect(matching()).toBe('0'));
    await waitFor(() => expect(orders()).toEqual([]));
    expect(said()).toBe('shown');
  });

  it('is read live: rows come, change and go', async () => {
    await show('q=status%3Aopen', { rows: many(2) });
    await shows(0, 2);
    await history.checkouts.put(checkout({ id: 'new', orderId: '#new', createdAt: NOW + 1 }));
    await waitFor(() => expect(orders()).toEqual(['#new', '#0', '#1']));
    await history.checkouts.update('id-0', { orderId: '#zero' });
    await waitFor(() => expect(orders()).toEqual(['#new', '#zero', '#1']));
    await history.checkouts.update('id-0', { status: 'SUCCESS' });
    await waitFor(() => expect(orders()).toEqual(['#new', '#1']));
    await history.checkouts.delete('new');
    await shows(1, 2);
    await waitFor(() => expect(matching()).toBe('1'));
  });

  it('stays on screen until what is asked for next is there', async () => {
    const { turnTo } = await show('', { rows: many(3) });
    await shows(0, 3);
    const seen: number[] = [];
    const observer = new MutationObserver(() => seen.push(orders().length));
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    turnTo('q=%231');
    await shows(1, 2);
    observer.disconnect();
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).not.toContain(0);
  });

  it('is of the search that was asked for last, whichever answer comes first', async () => {
    const answers = new Map<string, PromiseWithResolvers<void>>();
    let real: Pick<SearchWorker, 'watch'> | null = null;
    const find: SearchWorker['find'] = async (wanted) => {
      const gate = Promise.withResolvers<void>();
      answers.set(wanted.search, gate);
      await gate.promise;
      return (real as SearchWorker).find(wanted);
    };
    const page = await show('q=%231', { rows: many(3), wrap: { find } });
    real = page.real;
    await waitFor(() => expect(answers.has('#1')).toBe(true));
    page.turnTo('q=%232');
    await waitFor(() => expect(answers.has('#2')).toBe(true));
    answers.get('#2')?.resolve();
    await shows(2, 3);
    await act(async () => answers.get('#1')?.resolve());
    await shows(2, 3);
  });

  it('knows accounts by their names', async () => {
    const rows = [checkout({ id: 'a', orderId: '#a', accountId: 'one' }), checkout({ id: 'b', accountId: 'two' })];
    await show('q=account%3Ashoes', { rows, names: { one: 'Shoes', two: 'Hats' } });
    await waitFor(() => expect(orders()).toEqual(['#a']));
  });
});

describe('the window of rows', () => {
  const press = async (user: ReturnType<typeof userEvent.setup>, name: string) =>
    user.click(await screen.findByRole('button', { name }));

  const STEPS = [12, 24, 48, 72, 96, 120, 144, 168, 192];

  it('grows to 192, then moves down and up again over all that match', async () => {
    const { user } = await show('', { rows: many(230) });
    await shows(0, PAGE);
    for (const to of STEPS.slice(1)) {
      await press(user, 'More');
      await shows(0, to);
      expect(above()).toBe('0');
    }
    await press(user, 'More');
    await shows(24, 216);
    expect([above(), buttons()]).toEqual(['24', ['More', 'Less']]);
    await press(user, 'More');
    await shows(48, 230);
    await waitFor(() => expect([above(), buttons()]).toEqual(['48', ['Less']]));
    await press(user, 'Less');
    await shows(24, 216);
    await press(user, 'Less');
    await shows(0, 192);
    await waitFor(() => expect([above(), buttons()]).toEqual(['0', ['More']]));
    expect(matching()).toBe('230');
  });

  it('asks only for what it has not yet, and counts once, until the history changes', async () => {
    const count = vi.fn(async () => 230);
    const { user, find } = await show('', { rows: many(230), wrap: { count } });
    await shows(0, PAGE);
    for (const to of STEPS.slice(1)) {
      await press(user, 'More');
      await shows(0, to);
    }
    await press(user, 'More');
    await shows(24, 216);
    await press(user, 'Less');
    await shows(0, 192);
    // 16 pages, two below them, and again the two above.
    expect([find.mock.calls.length, count.mock.calls.length]).toEqual([20, 1]);
    await history.checkouts.put(checkout({ id: 'new', orderId: '#new', createdAt: NOW - 1000 }));
    await waitFor(() => expect(count).toHaveBeenCalledTimes(2));
    expect(find).toHaveBeenCalledTimes(36);
  });

  it('that ends with a full page looks for more, finds none, and offers it no more', async () => {
    const { user } = await show('', { rows: many(PAGE) });
    await press(user, 'More');
    await waitFor(() => expect(buttons()).toEqual([]));
    await shows(0, PAGE);
  });

  it('stays where it is when rows come above it', async () => {
    const { user } = await show('', { rows: many(230) });
    for (const to of STEPS) {
      await shows(0, to);
      await press(user, 'More');
    }
    await shows(24, 216);
    await history.checkouts.put(checkout({ id: 'new', orderId: '#new', createdAt: NOW + 1 }));
    await waitFor(() => expect(matching()).toBe('231'));
    await shows(24, 216);
  });

  it('begins at the top of each view, also of one that comes back', async () => {
    const { user, turnTo } = await show('', { rows: many(230) });
    for (const to of STEPS) {
      await shows(0, to);
      await press(user, 'More');
    }
    await shows(24, 216);
    turnTo('q=%237');
    await waitFor(() => expect(matching()).toBe('11'));
    expect([above(), buttons()]).toEqual(['0', []]);
    turnTo('');
    await shows(0, PAGE);
    await waitFor(() => expect([above(), buttons()]).toEqual(['0', ['More']]));
  });
});

describe('what filters can choose from', () => {
  it('is read when it is wanted, and kept fresh', async () => {
    const { turnTo } = await show('', { rows: [checkout({ id: 'a', tags: ['vip'] })] });
    await waitFor(() => expect(matching()).toBe('1'));
    expect(screen.queryByText('vip')).toBeNull();
    turnTo('', true);
    expect(await screen.findByText('vip')).toBeDefined();
    await history.checkouts.put(checkout({ id: 'b', tags: ['vip', 'refund'] }));
    expect(await screen.findByText('vip refund')).toBeDefined();
  });
});

describe('a finding that fails', () => {
  const broken = () => Promise.reject(new Error('Broken'));
  const alert = () => screen.getByRole('alert').textContent;

  it.each(['find', 'count', 'watch'] as const)('to answer %s is told, with what to do', async (method) => {
    await show('', { rows: many(60), wrap: { [method]: broken } });
    await waitFor(() => expect(alert()).toBe('Reload this page.'));
  });

  it('to say what can be chosen from is told', async () => {
    const { turnTo } = await show('', { rows: many(1), wrap: { choices: broken } });
    turnTo('', true);
    await waitFor(() => expect(alert()).toBe('Reload this page.'));
  });

  it('because its worker does is told, and not any more once the worker says how it is', async () => {
    const { worker } = await show('', { rows: many(2) });
    await waitFor(() => expect(matching()).toBe('2'));
    act(() => void worker.dispatchEvent(new ErrorEvent('error')));
    expect(alert()).toBe('Reload this page.');
    await shows(0, 2);
    await history.checkouts.put(checkout({ id: 'new', createdAt: NOW - 9 }));
    await waitFor(() => expect(alert()).toBe(''));
  });

  it('from the start is told, and what an index has is shown', async () => {
    const late = startLate();
    const { worker } = await show('', { rows: many(2), wrap: late.wrap });
    act(() => void worker.dispatchEvent(new ErrorEvent('error')));
    expect(alert()).toBe('Reload this page.');
    await shows(0, 2);
  });

  it('at a search that is not wanted any more is nobody’s concern', async () => {
    const first = Promise.withResolvers<never>();
    const { find, real, turnTo } = await show('q=one', { rows: many(2), wrap: { find: () => first.promise } });
    await waitFor(() => expect(find).toHaveBeenCalledTimes(1));
    find.mockImplementation(real.find);
    turnTo('');
    await waitFor(() => expect(matching()).toBe('2'));
    await act(async () => first.reject(new Error('Broken')));
    expect(alert()).toBe('');
  });
});
