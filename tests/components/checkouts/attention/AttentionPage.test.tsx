import { render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { AttentionPage } from '../../../../components/checkouts/attention/AttentionPage';
import type { PendingCreate, StoredCheckout } from '../../../../lib/checkouts/database';
import type { CreateOutcome } from '../../../../lib/checkouts/outcomes';
import type { Problem } from '../../../../lib/inqud/problem';
import { REQUEST_MODEL } from '../../../unit/search/rows';
import { account } from '../../../unit/support/examples';
import { useAmericanEnglish } from '../../../unit/support/locale';
import { clockAt, needing, pendingCreate, textOf } from '../../support/stage';

useAmericanEnglish();

function show(checkouts: StoredCheckout[], pending: PendingCreate[] = [], count = checkouts.length + pending.length) {
  const acknowledge = vi.fn(async (_checkoutId: string, _note: string | null) => {});
  const actions = {
    refresh: vi.fn(async (): Promise<Problem | null> => null),
    askForRemainder: vi.fn(async () => {}),
    createAgain: vi.fn(async () => {}),
    grant: vi.fn(),
  };
  const onRetry = vi.fn(async (): Promise<CreateOutcome> => ({ outcome: 'refused', problem: { kind: 'gone' } }));
  const onDiscard = vi.fn(async (_attemptId: string) => {});
  const page = (now: StoredCheckout[]) => (
    <AttentionPage
      checkouts={now}
      pending={pending}
      count={count - checkouts.length + now.length}
      accountOf={() => account({ label: 'Shop A' })}
      clock={clockAt()}
      hrefOf={({ id }) => `#/checkouts/${encodeURIComponent(id)}`}
      acknowledge={acknowledge}
      actions={actions}
      onRetry={onRetry}
      onDiscard={onDiscard}
      onShow={vi.fn()}
    />
  );
  const { rerender } = render(page(checkouts));
  const turnTo = (now: StoredCheckout[]) => rerender(page(now));
  return { user: userEvent.setup(), acknowledge, actions, onRetry, onDiscard, turnTo };
}

const page = () => screen.getByRole('region', { name: 'Attention' });
const orders = () =>
  within(page())
    .queryAllByRole('link')
    .filter((link) => link.classList.contains('row'))
    .map((row) => row.querySelector('bdi')?.textContent);
const SHORT: Partial<StoredCheckout> = {
  status: 'CONFLICT',
  reason: 'UNDERPAID',
  request: { ...REQUEST_MODEL, payAmount: '100', paidAmount: '40', currency: 'USDT' },
};
const NOTHING = 'You’re all caught up';

describe('what needs attention', () => {
  it('is said to be nothing when it is nothing', () => {
    show([]);
    expect(screen.getByRole('heading', { level: 1, name: 'Needs attention' })).toBeDefined();
    expect(screen.getByText(NOTHING)).toBeDefined();
    expect(within(page()).queryAllByRole('button')).toEqual([]);
  });

  it('is listed as it is given, each with its row, its reason and its own button', async () => {
    const { user, acknowledge } = show([needing('1', 'frozen'), needing('2', 'late'), needing('3', 'overpaid')]);
    expect(orders()).toEqual(['#1', '#2', '#3']);
    expect(screen.queryByText(NOTHING)).toBeNull();
    expect(textOf(page())).toMatch(/#1 .*payment is frozen.*#2 .*after the checkout expired.*#3 .*Overpaid/);
    const second = screen.getByRole('form', { name: 'Mark #2 as handled' });
    await user.type(within(second).getByLabelText('Note (optional)'), 'Delivered{Enter}');
    expect(acknowledge.mock.calls).toEqual([['2', 'Delivered']]);
  });

  it('leads to each checkout, and names its account', () => {
    show([needing('1', 'frozen')]);
    const row = within(page()).getByRole('link', { name: /#1/ });
    expect(row.getAttribute('href')).toBe('#/checkouts/1');
    expect(textOf(row)).toContain('Shop A');
  });

  it('shows the reason with the order that it belongs to', () => {
    show([needing('1', 'frozen'), needing('2', 'late')]);
    const item = within(page()).getByRole('link', { name: /#2/ }).closest('li');
    expect(textOf(item)).toContain('A payment arrived after the checkout expired.');
    expect(textOf(item)).not.toContain('frozen');
  });

  it.each([
    ['underpaid', 'askForRemainder', /^Request the remaining /],
    ['failed', 'createAgain', 'Create similar'],
    ['disagreement', 'refresh', 'Refresh'],
    ['failing', 'refresh', 'Refresh'],
  ] as const)('has the advised action as its main button: %s', async (reason, action, name) => {
    const { user, actions } = show([needing('1', reason, reason === 'underpaid' ? SHORT : {})]);
    const button = within(page()).getByRole('button', { name });
    expect(button.classList.contains('main')).toBe(true);
    await user.click(button);
    expect(actions[action].mock.calls.length).toBe(1);
  });

  it('leads to the checkout where a person has to judge', () => {
    show([needing('1', 'frozen')]);
    expect(within(page()).getByRole('link', { name: 'Open checkout' }).getAttribute('href')).toBe('#/checkouts/1');
  });

  it('says what kept Inqud from being asked, and what failed', async () => {
    const { user, actions } = show([needing('1', 'failing')]);
    actions.refresh.mockResolvedValueOnce({ kind: 'offline' });
    await user.click(within(page()).getByRole('button', { name: 'Refresh' }));
    expect(textOf(page())).toContain('You’re offline.');
    actions.refresh.mockRejectedValueOnce(new Error('The background is gone.'));
    await user.click(within(page()).getByRole('button', { name: 'Refresh' }));
    expect(screen.getByRole('alert').textContent).toBe('The background is gone.');
  });

  it('keeps a note that is being written when another one goes', async () => {
    const [first, second] = [needing('1', 'frozen'), needing('2', 'late')];
    const { user, turnTo } = show([first, second]);
    const form = screen.getByRole('form', { name: 'Mark #2 as handled' });
    await user.type(within(form).getByLabelText('Note (optional)'), 'Half a');
    turnTo([second]);
    expect(orders()).toEqual(['#2']);
    expect(screen.getByLabelText<HTMLInputElement>('Note (optional)').value).toBe('Half a');
    expect(document.activeElement).toBe(screen.getByLabelText('Note (optional)'));
  });
});

describe('a create with an unknown outcome', () => {
  const unknown = [
    pendingCreate(),
    pendingCreate({ attemptId: 'other', draft: { ...pendingCreate().draft, clientOrderId: 'B-18' } }),
  ];
  const row = (order: string) => screen.getByRole('region', { name: `Order ${order}: outcome unknown` });

  it('stands there with its account, also when no checkout needs anything', () => {
    show([], unknown);
    expect(textOf(row('A-17'))).toContain('Shop A');
    expect(row('B-18')).toBeDefined();
    expect(screen.queryByText(NOTHING)).toBeNull();
  });

  it('is tried again or discarded by itself', async () => {
    const { user, onRetry, onDiscard } = show([needing('1', 'frozen')], unknown);
    await user.click(within(row('B-18')).getByRole('button', { name: 'Try again' }));
    expect(onRetry.mock.calls).toEqual([['other', false]]);
    await user.click(within(row('A-17')).getByRole('button', { name: 'Discard…' }));
    expect(onDiscard).not.toHaveBeenCalled();
    await user.click(within(row('A-17')).getByRole('button', { name: 'Discard' }));
    expect(onDiscard.mock.calls).toEqual([['attempt']]);
  });
});

describe('more than can be shown', () => {
  const more = () => screen.queryByText(/more checkouts? shows? up here/)?.textContent ?? null;
  const first = needing('1', 'frozen');

  it('is counted', () => {
    show([first], [pendingCreate()], 52);
    expect(more()).toBe('50 more checkouts show up here once you’ve handled some of these.');
  });

  it('by one is counted in words for one', () => {
    show([first], [], 2);
    expect(more()).toBe('1 more checkout shows up here once you’ve handled some of these.');
  });

  it.each([1, 0])('is not spoken of when all is shown, nor when the count lags behind: %i', (count) => {
    show([first], [], count);
    expect(more()).toBeNull();
  });
});
