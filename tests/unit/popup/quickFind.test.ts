import { effect, signal } from '@preact/signals';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { OpenSearch } from '../../../lib/popup/popupState';
import { createQuickFind } from '../../../lib/popup/quickFind';
import { createSearchClient } from '../../../lib/search/client/searchClient';
import type { SearchState, SearchWorker } from '../../../lib/search/contract';
import { checkout, emptyHistory, NOW } from '../support/examples';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

const ROWS = ['10481', '10482', 'B-10483'].map((orderId, at) =>
  checkout({ id: `CCO-8c4df2e6-8c0d-4f6a-9d3e-00000000000${at}`, orderId, createdAt: NOW - at }),
);
const ARCHIVED = checkout({ id: 'CCO-archived', orderId: '10480', archived: 1 });

/** A search whose worker finds the last row, once it is told that it has read the history. */
async function start({ opens = true } = {}) {
  const history = await emptyHistory();
  await history.checkouts.bulkPut([...ROWS, ARCHIVED]);
  let tell = (_state: SearchState) => {};
  const asked: string[] = [];
  const worker = {
    watch: async (listener: typeof tell) => {
      tell = listener;
    },
    find: async ({ search }: { search: string }) => {
      asked.push(search);
      return { ids: [String(ROWS[2]?.id)], next: null };
    },
  } satisfies Partial<SearchWorker>;
  const thread = new EventTarget();
  const close = vi.fn();
  const open = vi.fn(async (): Promise<OpenSearch> => {
    if (!opens) throw new Error('no worker');
    return { search: createSearchClient({ ...NO_WORKER, ...worker }, thread), close };
  });
  const find = createQuickFind({ history, accountIds: signal(['shop']), names: signal({ shop: 'Shop' }), open });
  stops.push(
    effect(() => {
      for (const each of [find.found, find.isCurrent, find.reading, find.isLimited]) each.value;
    }),
  );
  const ready = { read: 4, total: 4, ready: true, version: 1, failed: null };
  return {
    find,
    open,
    close,
    asked,
    thread,
    tell: (state: Partial<SearchState>) => tell({ ...ready, ...state }),
    finds: (orders: string[]) =>
      vi.waitFor(() => {
        expect(find.isCurrent.value).toBe(true);
        expect(find.found.value?.rows.map(({ orderId }) => orderId)).toEqual(orders);
      }),
  };
}

const never = () => new Promise<never>(() => {});
const NO_WORKER: SearchWorker = {
  watch: never,
  filled: never,
  find: never,
  count: never,
  all: never,
  choices: never,
  overview: never,
  copy: never,
  restore: never,
  stop: never,
};

describe('a search in the popup', () => {
  it('starts no worker before something is typed, and one only', async () => {
    const { find, open } = await start();
    find.change('  ');
    expect(open).not.toHaveBeenCalled();
    find.change('1');
    find.change('10');
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('finds orders and IDs by the indexes while the worker reads, then what the worker finds', async () => {
    const { find, finds, tell, asked } = await start();
    find.change('1048');
    await finds(['10481', '10482']);
    expect(find.found.value?.isWhole).toBe(false);
    await vi.waitFor(() => tell({ read: 1, ready: false }));
    await vi.waitFor(() => expect(find.reading.value).toEqual({ read: 1, total: 4 }));
    find.change(`https://paycrypto.inqud.com/checkout/${ROWS[1]?.id}`);
    await finds(['10482']);
    find.change('1048');
    tell({});
    await finds(['B-10483']);
    expect([find.found.value?.isWhole, find.reading.value]).toEqual([true, null]);
    expect(asked).toEqual(['1048']);
  });

  it('keeps what is on screen until the worker answers for what is typed now', async () => {
    const { find, finds, tell } = await start();
    find.change('1048');
    await finds(['10481', '10482']);
    tell({});
    await finds(['B-10483']);
    find.change('10481');
    expect(find.isCurrent.value).toBe(false);
    expect(find.found.value?.text).toBe('1048');
    await finds(['B-10483']);
    expect(find.found.value?.text).toBe('10481');
  });

  it.each(['does not start', 'crashes'])('goes on with the indexes when the worker %s', async (how) => {
    const { find, finds, thread, tell } = await start({ opens: how !== 'does not start' });
    find.change('1048');
    await finds(['10481', '10482']);
    if (how === 'crashes') {
      tell({});
      await finds(['B-10483']);
      thread.dispatchEvent(new Event('error'));
    }
    await vi.waitFor(() => expect(find.isLimited.value).toBe(true));
    find.change('10482');
    await finds(['10482']);
    expect(find.reading.value).toBeNull();
  });

  it('looks for nothing when all that is typed is a mistake', async () => {
    const { find, tell, asked } = await start();
    find.change('status:nothing ');
    await vi.waitFor(() => tell({}));
    expect([find.found.value, find.reading.value, asked]).toEqual([null, null, []]);
    expect(find.parsed.value.problems).toHaveLength(1);
  });

  it.each(['before', 'after'])('ends its worker when it is closed %s that is there', async (when) => {
    const { find, finds, close } = await start();
    find.change('1048');
    if (when === 'before') find.close();
    await finds(['10481', '10482']);
    if (when === 'after') find.close();
    await vi.waitFor(() => expect(close).toHaveBeenCalledTimes(1));
  });
});
