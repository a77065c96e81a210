import { act, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { CustomerDisplay, Displayed } from '../../../../components/checkouts/display/CustomerDisplay';
import { lockState } from '../../../../lib/accounts/settings';
import type { HistoryDb, StoredCheckout } from '../../../../lib/checkouts/database';
import { openHistory } from '../../../../lib/checkouts/database';
import { HOUR, MINUTE } from '../../../../lib/shared/time';
import { writeSetting } from '../../../../lib/storage/settings';
import { CHECKOUT_ID, checkout, emptyHistory } from '../../../unit/support/examples';
import { startBackground, textOf } from '../../support/stage';

let history: HistoryDb;

beforeEach(async () => {
  fakeBrowser.reset();
  startBackground({ showing: async () => null });
  history = await emptyHistory();
});

/** One that can be paid for an hour. */
const payable = (changes: Partial<StoredCheckout> = {}) =>
  checkout({ orderId: '10482', name: 'Socks for Ann', note: 'asks often', expiresAt: Date.now() + HOUR, ...changes });

async function show(changes: Partial<StoredCheckout> = {}) {
  await history.checkouts.bulkPut([payable(changes), checkout({ id: 'CCO-other', orderId: '99' })]);
  render(<Displayed history={history} checkoutId={CHECKOUT_ID} />);
  await screen.findByText('100.00 USD');
}
const update = (changes: Partial<StoredCheckout>) =>
  act(async () => void (await history.checkouts.update(CHECKOUT_ID, changes)));
const code = () => screen.queryByRole('img', { name: 'QR code of the payment link' });
const status = () => textOf(document.querySelector('[role="status"]'));

describe('the customer display', () => {
  it('shows the amount, a QR code of the link and the time left, and nothing else of the checkout or the history', async () => {
    await show();
    expect(code()).not.toBeNull();
    const text = textOf(document.body);
    expect(text).toMatch(/^100\.00 USDScan to pay(59:5\d|1 h) left$/);
  });

  it('follows the checkout: no code while a payment is on its way, and a tick once Inqud says that it is paid', async () => {
    await show({ status: 'REQUEST_CREATED' });
    expect([status(), code() !== null]).toEqual(['Request created', true]);
    await update({ status: 'PAYMENT_DETECTED' });
    await waitFor(() => expect(status()).toBe('Payment detected'));
    expect(code()).toBeNull();
    expect(textOf(document.body)).not.toContain('left');
    await update({ status: 'SUCCESS' });
    await waitFor(() => expect(document.querySelector('.display-paid')).not.toBeNull());
    expect([status(), textOf(document.body)]).toEqual(['Paid', 'Paid100.00 USD']);
  });

  it('shows what is only reported as that, dashed and without the tick', async () => {
    await show({ status: 'NEW', hint: { status: 'SUCCESS', source: 'widget', at: Date.now() } });
    expect(document.querySelector('.display-paid')).toBeNull();
    expect(document.querySelector('.status-reported')).not.toBeNull();
    // The customer is not asked to pay again.
    expect(code()).toBeNull();
    expect(textOf(document.body)).not.toContain('Scan to pay');
  });

  it.each([
    ['expired', { status: 'EXPIRED' }, 'Expired'],
    ['underpaid', { status: 'CONFLICT', reason: 'UNDERPAID' }, 'Underpaid'],
    ['of a status that is not known', { status: 'ON_HOLD' }, 'ON_HOLD'],
  ])('has no code for one that is %s', async (_, changes, word) => {
    await show(changes);
    expect([status(), code()]).toEqual([word, null]);
  });

  it('has no code once the time is up, whatever Inqud says yet', async () => {
    await show({ expiresAt: Date.now() - MINUTE });
    expect(code()).toBeNull();
    expect(textOf(document.body)).toBe('100.00 USDTime is up');
  });

  it('says that a checkout is not here', async () => {
    render(<Displayed history={history} checkoutId="CCO-gone" />);
    expect(await screen.findByText('This checkout isn’t in this browser.')).toBeDefined();
  });
});

describe('the window of the customer display', () => {
  it('shows nothing while the desk is locked, whether or not the list stays, and has no name of the order [S-180]', async () => {
    const stored = openHistory();
    await stored.checkouts.put(payable());
    render(<CustomerDisplay checkoutId={CHECKOUT_ID} />);
    expect(document.title).toBe('Customer display · Checkout Desk');
    // Nothing is shown before the lock is known, either.
    expect(textOf(document.body)).toBe('');
    await act(() => writeSetting(lockState, { is: 'off' }));
    expect(await screen.findByText('100.00 USD')).toBeDefined();
    for (const list of [{}, { showsList: true }] as const) {
      await act(() => writeSetting(lockState, { is: 'locked', since: Date.now(), ...list }));
      await waitFor(() => expect(textOf(document.body)).toBe(''));
      await act(() => writeSetting(lockState, { is: 'unlocked' }));
      expect(await screen.findByText('100.00 USD')).toBeDefined();
    }
    stored.close();
  });

  it('asks for its checkout as one that is seen, and reports no use of the desk', async () => {
    const sent = vi.spyOn(fakeBrowser.runtime, 'sendMessage');
    const stored = openHistory();
    await stored.checkouts.put(payable());
    await writeSetting(lockState, { is: 'unlocked' });
    render(<CustomerDisplay checkoutId={CHECKOUT_ID} />);
    await screen.findByText('100.00 USD');
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    const commands = () => new Set(sent.mock.calls.map(([message]) => Object(message).command));
    await waitFor(() => expect(commands()).toEqual(new Set(['readLock', 'showing'])));
    stored.close();
  });
});
