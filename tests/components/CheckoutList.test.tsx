import { render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { CheckoutList } from '../../components/CheckoutList';
import type { Account } from '../../lib/accounts/account';
import type { PendingCreate, StoredCheckout } from '../../lib/history/database';
import { account, checkout } from '../unit/examples';
import { CREATED, clockAt, pendingCreate, shops, textOf } from './stage';

function show(
  checkouts: StoredCheckout[],
  options: {
    pending?: PendingCreate[];
    accounts?: Account[];
    only?: Account;
    currentId?: string;
    onMore?: () => void;
  } = {},
) {
  const onRetry = vi.fn(async (_id: string) => CREATED);
  const onDiscard = vi.fn(async (_id: string) => {});
  const accounts = options.accounts ?? [account()];
  render(
    <CheckoutList
      checkouts={checkouts}
      pending={options.pending ?? []}
      accountOf={(wanted) => accounts.find(({ id }) => id === wanted)}
      only={options.only ?? null}
      clock={clockAt()}
      currentId={options.currentId ?? null}
      hrefOf={({ id }) => `#/checkouts/${id}`}
      newHref="#/new"
      onMore={options.onMore ?? null}
      onRetry={onRetry}
      onDiscard={onDiscard}
    />,
  );
  return { user: userEvent.setup(), onRetry, onDiscard };
}

const rows = () =>
  within(screen.getByRole('list'))
    .queryAllByRole<HTMLAnchorElement>('link')
    .map((row) => row.getAttribute('href'));
const FIRST_USE = /^No checkouts yet/;

describe('the list of checkouts', () => {
  it('at first use says what to do, with one button', () => {
    show([]);
    expect(screen.getByText(FIRST_USE).textContent).toBe(
      'No checkouts yet. Create the first one, and it appears here with its status.',
    );
    expect(screen.getByRole('link', { name: 'New checkout' }).getAttribute('href')).toBe('#/new');
    expect(rows()).toEqual([]);
  });

  it('shows each checkout in the given order, a link to its page', () => {
    show([checkout({ id: 'b' }), checkout({ id: 'a' })]);
    expect(rows()).toEqual(['#/checkouts/b', '#/checkouts/a']);
    expect(screen.queryByText(FIRST_USE)).toBeNull();
  });

  it('marks the one that is open', () => {
    show([checkout({ id: 'a', orderId: 'A' }), checkout({ id: 'b', orderId: 'B' })], { currentId: 'b' });
    expect(screen.getByRole('link', { current: true }).textContent).toContain('B');
  });

  it('shows what has no answer yet, and says what it is about', async () => {
    const pending = [pendingCreate({ attemptId: '1' }), pendingCreate({ attemptId: '2' })];
    const { user, onRetry, onDiscard } = show([], { pending });
    expect(screen.queryByText(FIRST_USE)).toBeNull();
    const [first, second] = screen.getAllByRole('region', { name: 'Order A-17: outcome unknown' });
    await user.click(within(first as HTMLElement).getByRole('button', { name: 'Try again' }));
    await user.click(within(second as HTMLElement).getByRole('button', { name: 'Discard…' }));
    await user.click(within(second as HTMLElement).getByRole('button', { name: 'Discard' }));
    expect(onRetry.mock.calls).toEqual([['1']]);
    expect(onDiscard.mock.calls).toEqual([['2']]);
  });

  it('shows older ones when asked, and offers that only while there are some', async () => {
    const onMore = vi.fn();
    const { user } = show([checkout()], { onMore });
    await user.click(screen.getByRole('button', { name: 'Show older ones' }));
    expect(onMore).toHaveBeenCalledTimes(1);
  });

  it('offers no older ones when all are shown', () => {
    show([checkout()]);
    expect(screen.queryByRole('button', { name: 'Show older ones' })).toBeNull();
  });

  it('of all accounts says at each row whose it is', () => {
    const ofEach = ['shop-1', 'shop-2'].map((accountId) => checkout({ id: accountId, accountId }));
    show(ofEach, { accounts: shops(2) });
    expect(screen.getAllByRole('link', { name: /Shop/ }).map((row) => /Shop \d/.exec(textOf(row))?.[0])).toEqual([
      'Shop 1',
      'Shop 2',
    ]);
    expect(screen.getByRole('heading', { level: 1 }).textContent?.trim()).toBe('Checkouts');
  });

  it('of one account says above whose they are', () => {
    const [first, second] = shops(2);
    show([checkout({ accountId: 'shop-2' })], { accounts: [first, second] as Account[], only: second as Account });
    expect(textOf(screen.getByRole('heading', { level: 1 }))).toBe('Checkouts Shop 2');
  });

  it('of one account that has none does not say that there are none at all', () => {
    show([], { only: account() });
    expect(screen.queryByText(FIRST_USE)).toBeNull();
    expect(screen.getByText(/^This account has no checkouts yet/)).toBeDefined();
  });
});
