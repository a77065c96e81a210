import { render, screen, waitFor } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { useLeftOut } from '../../../../components/checkouts/list/useLeftOut';
import { useSearchWorker } from '../../../../components/data/useSearchWorker';
import type { StoredCheckout } from '../../../../lib/checkouts/database';
import type { SearchWorker } from '../../../../lib/search/contract';
import { createSearchWorker } from '../../../../lib/worker/searchWorker';
import { checkout, emptyAccounts, emptyHistory, NOW } from '../../../unit/support/examples';

const named = (id: string, changes: Partial<StoredCheckout>) => ({ ...checkout({ id }), name: 'Socks', ...changes });
const ROWS = [
  named('1', { accountId: 'one', archived: 1 }),
  named('2', { accountId: 'one', archived: 1 }),
  named('3', { accountId: 'two', archived: 1 }),
  named('4', { accountId: 'two' }),
  named('5', { accountId: 'two', name: 'Shoes' }),
];

/** What of these rows is hidden from a search. */
async function show(
  search: string | null,
  { accountId = null as string | null, wrap = {} as Partial<SearchWorker> } = {},
) {
  const history = await emptyHistory();
  await history.checkouts.bulkPut(ROWS);
  const accounts = await emptyAccounts();
  const real = createSearchWorker({ history, accounts, now: () => NOW, wait: async () => {}, errorText: String });
  const finding = { ...real, ...wrap };
  const worker = new EventTarget();
  function Page(props: { search: string | null }) {
    const searching = useSearchWorker(finding, worker);
    const hidden = useLeftOut(searching, props.search === null ? null : { search: props.search, accountId, names: {} });
    return (
      <>
        <p role="status">{JSON.stringify(hidden)}</p>
        <p role="alert">{searching.state?.failed}</p>
        <p>{searching.state?.ready && 'ready'}</p>
      </>
    );
  }
  const { rerender } = render(<Page search={search} />);
  await screen.findByText('ready');
  return { turnTo: (next: string | null) => rerender(<Page search={next} />) };
}

const told = () => JSON.parse(screen.getByRole('status').textContent ?? '');

it('counts the archived ones that match, and those of other accounts', async () => {
  await show('socks', { accountId: 'one' });
  await waitFor(() => expect(told()).toEqual({ archived: 2, archivedSearch: 'socks is:archived', others: 1 }));
});

it('counts no other accounts where all are shown', async () => {
  await show('socks -shoes');
  await waitFor(() => expect(told()).toEqual({ archived: 3, archivedSearch: 'socks -shoes is:archived', others: 0 }));
});

it.each(['socks is:archived', 'socks -is:archived'])(
  'counts no archived ones where the search speaks of them: %s',
  async (search) => {
    await show(search);
    await waitFor(() => expect(told()).toMatchObject({ archived: 0 }));
  },
);

it('reads what is wrong and unfinished as the list does', async () => {
  await show('colour:red "sock');
  await waitFor(() => expect(told()).toMatchObject({ archived: 3, archivedSearch: 'colour:red "sock" is:archived' }));
});

it('is null while nobody asks, and of the search that is asked for', async () => {
  const { turnTo } = await show(null);
  expect(told()).toBeNull();
  turnTo('socks');
  await waitFor(() => expect(told()?.archived).toBe(3));
  turnTo('boots');
  expect(told()).toBeNull();
  await waitFor(() => expect(told()?.archived).toBe(0));
});

it('that cannot be counted is told', async () => {
  await show('socks', { wrap: { count: () => Promise.reject(new Error('gone')) } });
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('Reload this page.'));
});
