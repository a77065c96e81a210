import { computed, effect, signal } from '@preact/signals';
import { afterEach, expect, it } from 'vitest';
import type { StoredCheckout } from '../../../../lib/checkouts/database';
import { createLeftOut } from '../../../../lib/search/client/leftOut';
import { createSearchClient } from '../../../../lib/search/client/searchClient';
import type { SearchWorker } from '../../../../lib/search/contract';
import { parseSearch } from '../../../../lib/search/language';
import { failureOf } from '../../../../lib/storage/trouble';
import { createSearchWorker } from '../../../../lib/worker/searchWorker';
import { checkout, emptyAccounts, emptyHistory, NOW } from '../../support/examples';

const named = (id: string, changes: Partial<StoredCheckout>) => ({ ...checkout({ id }), name: 'Socks', ...changes });
const ROWS = [
  named('1', { accountId: 'one', archived: 1 }),
  named('2', { accountId: 'one', archived: 1 }),
  named('3', { accountId: 'two', archived: 1 }),
  named('4', { accountId: 'two' }),
  named('5', { accountId: 'two', name: 'Shoes' }),
];

let stop = () => {};
afterEach(() => stop());

/** What of these rows is hidden from a search; null for one that nobody asks about. */
async function show(
  search: string | null,
  { accountId = null as string | null, wrap = {} as Partial<SearchWorker> } = {},
) {
  const history = await emptyHistory();
  await history.checkouts.bulkPut(ROWS);
  const accounts = await emptyAccounts();
  const real = createSearchWorker({ history, accounts, now: () => NOW, wait: async () => {}, failureOf });
  const client = createSearchClient({ ...real, ...wrap }, new EventTarget());
  const asked = signal(search);
  const text = computed(() => asked.value ?? '');
  const hidden = createLeftOut(client, {
    isWanted: computed(() => asked.value !== null),
    query: computed(() => ({ search: text.value, accountId, names: {} })),
    parsed: computed(() => parseSearch(text.value)),
  });
  stop = effect(() => void hidden.value);
  await expect.poll(() => client.isReady.value).toBe(true);
  return {
    hidden: () => hidden.value,
    failed: () => client.failed.value,
    turnTo: (next: string | null) => {
      asked.value = next;
    },
  };
}

it('counts the archived ones that match, and those of other accounts', async () => {
  const { hidden } = await show('socks', { accountId: 'one' });
  await expect.poll(hidden).toEqual({ archived: 2, archivedSearch: 'socks is:archived', others: 1 });
});

it('counts no other accounts where all are shown', async () => {
  const { hidden } = await show('socks -shoes');
  await expect.poll(hidden).toEqual({ archived: 3, archivedSearch: 'socks -shoes is:archived', others: 0 });
});

it.each(['socks is:archived', 'socks -is:archived'])(
  'counts no archived ones where the search speaks of them: %s',
  async (search) => {
    const { hidden } = await show(search);
    await expect.poll(hidden).toMatchObject({ archived: 0 });
  },
);

it('reads what is wrong and unfinished as the list does', async () => {
  const { hidden } = await show('colour:red "sock');
  await expect.poll(hidden).toMatchObject({ archived: 3, archivedSearch: 'colour:red "sock" is:archived' });
});

it('is null while nobody asks, and of the search that is asked for', async () => {
  const { hidden, turnTo } = await show(null);
  expect(hidden()).toBeNull();
  turnTo('socks');
  await expect.poll(() => hidden()?.archived).toBe(3);
  turnTo('boots');
  expect(hidden()).toBeNull();
  await expect.poll(() => hidden()?.archived).toBe(0);
});

it('that cannot be counted is reported', async () => {
  const { failed } = await show('socks', { wrap: { count: () => Promise.reject(new Error('gone')) } });
  await expect.poll(failed).toEqual({ is: 'worker lost' });
});
