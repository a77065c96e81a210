import { render, screen, waitFor } from '@testing-library/preact';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useRemoved } from '../../../components/app/useRemoved';
import { useLive } from '../../../components/data/useLive';
import { openHistory } from '../../../lib/checkouts/database';
import { HISTORY } from '../../../lib/storage/databaseVersion';
import { checkout, emptyHistory, removeDatabase } from '../../unit/support/examples';

beforeEach(async () => (await emptyHistory()).close());
afterEach(() => openHistory().delete());

/** A page that lists all orders, of which it writes one. */
async function show(orderId: string) {
  const history = openHistory();
  await history.checkouts.put(checkout({ id: orderId, orderId }));
  function Page({ again = '' }: { again?: string }) {
    const emptied = useRemoved(history);
    const rows = useLive(() => history.checkouts.toArray(), [again]);
    return (
      <>
        <p role="status">{rows.state === 'ready' ? rows.value.map(({ orderId }) => orderId).join(' ') : rows.state}</p>
        {emptied && <p role="alert">Removed</p>}
      </>
    );
  }
  const { rerender } = render(<Page />);
  await waitFor(() => expect(said().at(-1)).toBe(orderId));
  return { ask: () => rerender(<Page again="yes" />) };
}
const said = () => screen.getAllByRole('status').map(({ textContent }) => textContent);

it('a history that is removed is told, and what was read of it stays, whatever is written anew', async () => {
  await show('#a');
  await removeDatabase(HISTORY.name);
  await screen.findByRole('alert');
  await show('#b');
  await openHistory().checkouts.put(checkout({ id: '#c', orderId: '#c' }));
  await waitFor(() => expect(said()).toEqual(['#a', '#b #c']));
});

it('what was not read before that cannot be, which is no empty list', async () => {
  const { ask } = await show('#a');
  await removeDatabase(HISTORY.name);
  await screen.findByRole('alert');
  ask();
  await waitFor(() => expect(said()).toEqual(['failed']));
});

it('a history that a newer release takes over is not removed', async () => {
  const { ask } = await show('#a');
  const newer = new Dexie(HISTORY.name);
  await newer.version(HISTORY.version + 1).stores({ news: 'id' });
  await newer.open();
  ask();
  await waitFor(() => expect(said()).toEqual(['failed']));
  expect(screen.queryByRole('alert')).toBeNull();
  newer.close();
});
