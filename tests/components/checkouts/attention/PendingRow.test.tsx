import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { PendingRow } from '../../../../components/checkouts/attention/PendingRow';
import type { Account } from '../../../../lib/accounts/account';
import type { PendingCreate } from '../../../../lib/checkouts/database';
import type { CheckoutDraft } from '../../../../lib/inqud/models';
import type { Replies } from '../../../../lib/messaging/commands';
import { account, CHECKOUT_ID, DRAFT } from '../../../unit/support/examples';
import { CREATED, MARKUP, pendingCreate } from '../../support/stage';

function show(changes: Partial<PendingCreate> = {}, whose: Account | undefined = account()) {
  const onRetry = vi.fn(async (_again: boolean): Promise<Replies['retryCreate']> => CREATED);
  const onDiscard = vi.fn(async () => {});
  const onSettle = vi.fn(async (_id: string): Promise<Replies['settleCreate']> => ({ outcome: 'settled' }));
  const onShow = vi.fn();
  const { container } = render(
    <PendingRow
      pending={pendingCreate(changes)}
      account={whose}
      onRetry={onRetry}
      onDiscard={onDiscard}
      onSettle={onSettle}
      onShow={onShow}
    />,
  );
  return {
    user: userEvent.setup(),
    onRetry,
    onDiscard,
    onSettle,
    onShow,
    text: container.textContent?.replaceAll(/\s+/g, ' '),
  };
}

describe('a create without an answer', () => {
  it('that is being sent says so and offers nothing yet', () => {
    expect(show({ state: 'sending' }).text).toBe('Shop A-17 Creating…');
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('with an unknown outcome says what happened, what it means and what to do', () => {
    const { text } = show({ error: { kind: 'timeout', after: 15_000 } });
    expect(text).toContain('Inqud didn’t confirm this checkout, so it may or may not exist.');
    expect(text).toContain('Inqud didn’t answer within 15 seconds.');
    expect(text).toContain('Check in Inqud before you retry, or you could create a duplicate.');
    expect(text).toContain('If it’s there, choose “I found it”.');
    expect(screen.getByRole('region', { name: 'Order A-17: outcome unknown' })).toBeDefined();
  });

  it.each<[string, Partial<CheckoutDraft>, string]>([
    [
      'all of it',
      {},
      'Requests 25.00 EUR as My shopping cart checkout. The customer is sent to example.com afterwards.',
    ],
    ['without a name and a return address', { name: null, returnUrl: null }, 'Requests 25.00 EUR. No return URL'],
    [
      'of another site that looks like ours',
      { returnUrl: 'https://exаmple.com:8443/a' },
      'to xn--exmple-4nf.com:8443 afterwards.',
    ],
    ['with a name that turns around', { name: 'a\u202eb' }, 'as a\\u202eb.'],
  ])('shows what would be sent: %s [S-51]', (_what, changes, shown) => {
    const draft = { ...DRAFT, fixedAmount: { amount: '25.00', currency: 'EUR' }, ...changes };
    expect(show({ draft: draft as CheckoutDraft }).text).toContain(shown);
  });

  it('without a known reason still says what to do', () => {
    expect(show({ error: null }).text).toContain('exist. Check in Inqud');
  });

  it('is tried again only by its button', async () => {
    const { user, onRetry, onDiscard } = show();
    expect(onRetry).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledExactlyOnceWith(false);
    expect(onDiscard).not.toHaveBeenCalled();
  });

  it('is not tried again while its order has a checkout, unless a person wants another', async () => {
    const { user, onRetry, onShow } = show();
    onRetry.mockResolvedValueOnce({ outcome: 'exists', checkoutId: 'CCO-1' });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Order A-17 already has a checkout. Nothing was created.',
    );
    await user.click(screen.getByRole('button', { name: 'Show checkout' }));
    expect(onShow).toHaveBeenCalledExactlyOnceWith('CCO-1');
    await user.click(screen.getByRole('button', { name: 'Create another' }));
    expect(onRetry).toHaveBeenLastCalledWith(true);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says why trying again did not happen', async () => {
    const { user, onRetry } = show();
    onRetry.mockResolvedValueOnce({ outcome: 'refused', problem: { kind: 'offline' } });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect((await screen.findByRole('alert')).textContent).toContain('You’re offline. Nothing was sent.');
    onRetry.mockRejectedValueOnce(new Error('The extension did not answer.'));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect((await screen.findByRole('alert')).textContent).toBe('The extension did not answer.');
  });

  it('is discarded only after it was asked about, with the focus on the safe answer', async () => {
    const { user, onRetry, onDiscard } = show();
    await user.click(screen.getByRole('button', { name: 'Discard…' }));
    expect(onDiscard).not.toHaveBeenCalled();
    expect(screen.getByText(/its link still works, but this browser won’t track it/)).toBeDefined();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Keep' }));
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(onDiscard).toHaveBeenCalledTimes(1);
    expect(onRetry).not.toHaveBeenCalled();
  });

  it.each([
    ['Discard…', 'Keep'],
    ['I found it', 'Cancel'],
  ])('has the focus on “%s” again after “%s”', async (begin, leave) => {
    const { user } = show();
    await user.click(screen.getByRole('button', { name: begin }));
    await user.click(screen.getByRole('button', { name: leave }));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: begin }));
  });

  it('stays when the answer is to keep it', async () => {
    const { user, onDiscard } = show();
    await user.click(screen.getByRole('button', { name: 'Discard…' }));
    await user.click(screen.getByRole('button', { name: 'Keep' }));
    expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined();
    expect(onDiscard).not.toHaveBeenCalled();
  });

  it.each(['sending', 'unknown'] as const)('says whose it is while it is %s', (state) => {
    const { text } = show({ state }, account({ label: 'Shop A' }));
    expect(text).toContain('Shop A A-17');
    expect(screen.getByTitle('Shop A')).toBeDefined();
  });

  it('shows an account name full of markup as text', () => {
    expect(show({}, account({ label: MARKUP })).text).toContain(MARKUP);
    expect(document.querySelector('img, b')).toBeNull();
  });

  it('shows a hostile order ID as text', () => {
    const { text } = show({ draft: { ...DRAFT, clientOrderId: '<img src=x>' } });
    expect(text).toContain('<img src=x>');
    expect(document.querySelector('img')).toBeNull();
  });
});

describe('a create that a person found at Inqud', () => {
  const OTHER = 'CCO-00000000-0000-4000-8000-000000000000';
  async function paste(text: string, outcome: Replies['settleCreate'] = { outcome: 'settled' }) {
    const world = show();
    world.onSettle.mockResolvedValue(outcome);
    await world.user.click(screen.getByRole('button', { name: 'I found it' }));
    const field = screen.getByRole('textbox', { name: 'Its payment link or checkout ID' });
    expect(document.activeElement).toBe(field);
    await world.user.type(field, `${text}{Enter}`);
    return { ...world, field };
  }

  it('is asked about once: the focus stays where a person has moved it while the row is drawn again', async () => {
    const row = () => (
      <>
        <input aria-label="Elsewhere" />
        <PendingRow
          pending={pendingCreate()}
          account={account()}
          onRetry={async () => CREATED}
          onDiscard={async () => {}}
          onSettle={async () => ({ outcome: 'settled' })}
          onShow={() => {}}
        />
      </>
    );
    const { rerender } = render(row());
    await userEvent.click(screen.getByRole('button', { name: 'I found it' }));
    const elsewhere = screen.getByRole('textbox', { name: 'Elsewhere' });
    elsewhere.focus();
    rerender(row());
    expect(document.activeElement).toBe(elsewhere);
  });

  it.each([
    ['ID', CHECKOUT_ID],
    ['ID in lower case', CHECKOUT_ID.toLowerCase()],
    ['link', `https://paycrypto.inqud.com/checkout/${CHECKOUT_ID}`],
  ])('is settled by its pasted %s', async (_what, text) => {
    const { onSettle, onRetry, onDiscard } = await paste(text);
    expect(onSettle.mock.calls).toEqual([[CHECKOUT_ID]]);
    expect([onRetry.mock.calls, onDiscard.mock.calls]).toEqual([[], []]);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it.each(['', 'order A-17', `${CHECKOUT_ID} ${OTHER}`])('is not asked for by “%s”', async (text) => {
    const { onSettle } = await paste(text);
    expect(screen.getByRole('alert').textContent).toBe('Paste one payment link or checkout ID.');
    expect(onSettle).not.toHaveBeenCalled();
  });

  it.each<[Replies['settleCreate'], string]>([
    [{ outcome: 'notFound' }, 'Inqud can’t find it in this account'],
    [
      { outcome: 'differs', what: 'order', orderId: 'B\u202e1' },
      'That checkout is for order B\\u202e1, not A-17. Nothing was changed.',
    ],
    [
      { outcome: 'differs', what: 'order', orderId: '' },
      'Inqud doesn’t say which order that checkout is for. Nothing was changed.',
    ],
    [
      { outcome: 'differs', what: 'amount', orderId: 'A-17' },
      'That checkout requests a different amount. Nothing was changed.',
    ],
    [
      { outcome: 'differs', what: 'another', orderId: 'A-17' },
      'That checkout came from another attempt. Nothing was changed.',
    ],
    [
      { outcome: 'failed', problem: { kind: 'offline' } },
      'You’re offline. Nothing was sent. Try again when you’re connected.',
    ],
  ])('says why it is not settled: %j', async (outcome, said) => {
    const { user, field } = await paste(CHECKOUT_ID, outcome);
    expect((await screen.findByRole('alert')).textContent).toBe(said);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined();
  });
});
