import { act, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Balances } from '../../../../components/checkouts/overview/balances/Balances';
import type { BalancesOutcome } from '../../../../lib/accounts/balances';
import { MINUTE } from '../../../../lib/shared/time';
import { account, NOW } from '../../../unit/support/examples';
import { clockAt, startBackground, textOf } from '../../support/stage';

const held: BalancesOutcome = {
  ok: true,
  at: NOW,
  balances: [
    { currency: 'USDT', balance: '1250.5' },
    { currency: 'BTC', balance: '0' },
  ],
};
let answer: BalancesOutcome;

beforeEach(() => {
  fakeBrowser.reset();
  answer = held;
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => vi.useRealTimers());

function show(accounts = [account()]) {
  const background = startBackground({ readBalances: async () => answer });
  const { unmount } = render(<Balances accounts={accounts} clock={clockAt()} />);
  return { asked: () => background.payloads('readBalances').map(({ accountId }) => accountId), unmount };
}
const region = () => screen.getByRole('region', { name: 'At Inqud now' });
const pass = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });

it('what is held is there to its last digit with its time, and what is empty is folded', async () => {
  show();
  await within(region()).findByText('1,250.5');
  expect(textOf(region())).toContain('checked just now');
  expect(screen.getByText('1 empty balance').closest('details')?.open).toBe(false);
});

it('accounts of one token are one, by all their names, and asked about once', async () => {
  const { asked } = show([
    account({ id: 'a', label: 'Shop A', tokenId: 'TKN-1' }),
    account({ id: 'b', label: 'Shop B', tokenId: 'TKN-2' }),
    account({ id: 'c', label: 'Shop C', tokenId: 'TKN-1' }),
  ]);
  await screen.findByRole('heading', { name: 'Shop A and Shop C' });
  await waitFor(() => expect(asked()).toEqual(['a', 'b']));
});

it('it is asked for again after five minutes while it is looked at, and not once it is gone', async () => {
  const { asked, unmount } = show();
  await screen.findByText('1,250.5');
  await pass(4 * MINUTE);
  expect(asked()).toHaveLength(1);
  await pass(MINUTE);
  expect(asked()).toHaveLength(2);
  act(() => void unmount());
  await pass(10 * MINUTE);
  expect(asked()).toHaveLength(2);
});

it('it is not asked for while the page is hidden', async () => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  const { asked } = show();
  await pass(10 * MINUTE);
  expect(asked()).toEqual([]);
});

it.each(['refused', 'forbidden', 'notFound'] as const)(
  'that it is %s is said once, and only a person asks again',
  async (kind) => {
    answer = { ok: false, problem: { kind, status: 403, messages: [] } };
    const { asked } = show();
    await screen.findByText('This API token may not read balances.');
    await pass(30 * MINUTE);
    expect(asked()).toHaveLength(1);
    answer = held;
    await userEvent
      .setup({ advanceTimers: vi.advanceTimersByTime })
      .click(screen.getByRole('button', { name: 'Refresh' }));
    await screen.findByText('1,250.5');
    expect(asked()).toHaveLength(2);
  },
);

it('another failure is said, and asked about again', async () => {
  answer = { ok: false, problem: { kind: 'offline' } };
  const { asked } = show();
  await screen.findByText(/^You’re offline/);
  answer = held;
  await pass(5 * MINUTE);
  await screen.findByText('1,250.5');
  expect(asked()).toHaveLength(2);
});
