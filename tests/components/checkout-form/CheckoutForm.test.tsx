import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckoutForm } from '../../../components/checkout-form/CheckoutForm';
import { PendingRow } from '../../../components/checkouts/attention/PendingRow';
import type { DraftForm } from '../../../lib/checkout-form/draftForm';
import { EMPTY_FORM } from '../../../lib/checkout-form/draftForm';
import type { CheckoutDraft } from '../../../lib/inqud/models';
import { MINUTE } from '../../../lib/shared/time';
import { NOW } from '../../unit/support/examples';
import { pendingCreate, toHaveFocus } from '../support/stage';

// Only the date stands still: what the browser does later, it does.
beforeEach(() => vi.useFakeTimers({ now: NOW, toFake: ['Date'] }));

function open(typed: Partial<DraftForm> = {}, state: { busy?: boolean; blocked?: boolean; clockOffset?: number } = {}) {
  const onCreate = vi.fn<(draft: CheckoutDraft) => void>();
  function Page() {
    const [form, setForm] = useState<DraftForm>({ ...EMPTY_FORM, ...typed });
    return <CheckoutForm busy={false} blocked={false} {...state} form={form} onChange={setForm} onCreate={onCreate} />;
  }
  render(<Page />);
  return { user: userEvent.setup(), onCreate };
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const submit = () => screen.getByRole('button', { name: /^Creat/ });
const more = () => screen.getByText('More').closest('details');
const RETURN = 'Return URL';
const OWN = 'Expires on';
const NAME = 'Customer sees';

describe('a new checkout', () => {
  it('starts with the focus in the order ID', () => {
    open();
    expect(document.activeElement).toBe(field('Order ID'));
  });

  it('takes the focus from nobody who answers for a create without an outcome', () => {
    const pending = pendingCreate({ state: 'unknown' });
    render(
      <PendingRow
        pending={pending}
        account={undefined}
        onRetry={vi.fn()}
        onDiscard={vi.fn()}
        onSettle={vi.fn()}
        onShow={vi.fn()}
      />,
    );
    const ask = screen.getByRole('button', { name: 'Discard…' });
    ask.focus();
    open();
    expect(document.activeElement).toBe(ask);
  });

  it('with a fixed amount is made by Enter', async () => {
    const { user, onCreate } = open();
    await user.keyboard('A-17');
    await user.type(field('Amount'), '12,50{Enter}');
    expect(onCreate.mock.calls).toEqual([
      [
        {
          clientOrderId: 'A-17',
          name: null,
          expiresAt: '2026-03-01T13:00:00Z',
          returnUrl: null,
          type: 'FIXED_PRICE',
          fixedAmount: { amount: '12.50', currency: 'USD' },
        },
      ],
    ]);
  });

  it.each([
    [-10 * MINUTE, '2026-03-01T12:50:00Z'],
    [10 * MINUTE, '2026-03-01T13:10:00Z'],
  ])('ends by Inqud’s clock, which is %i ms ahead', async (clockOffset, expiresAt) => {
    const { user, onCreate } = open({ orderId: 'A-17' }, { clockOffset });
    await user.type(field('Amount'), '25{Enter}');
    expect(onCreate.mock.calls).toMatchObject([[{ expiresAt }]]);
  });

  it.each([
    ['Any amount', 'NO_PRICE', 'The customer enters the amount.'],
    [
      'Suggested amounts',
      'SUGGESTED_FIXED_PRICE',
      'The customer picks one of the amounts in the widget’s settings at Inqud, or enters any other within the limits.',
    ],
  ])('with %s asks for no amount and says who chooses it', async (option, type, remark) => {
    const { user, onCreate } = open({ orderId: 'A-17', amount: 'rubbish' });
    await user.selectOptions(field('Type'), option);
    expect(screen.getByText(remark)).toBeDefined();
    expect(screen.queryByLabelText('Amount')).toBeNull();
    expect(screen.queryByLabelText('Currency')).toBeNull();
    await user.click(submit());
    expect(onCreate.mock.calls[0]?.[0]).toMatchObject({ type });
    expect(onCreate.mock.calls[0]?.[0]).not.toHaveProperty('fixedAmount');
  });

  it('keeps the amount while another type is looked at', async () => {
    const { user } = open({ amount: '25' });
    await user.selectOptions(field('Type'), 'Any amount');
    await user.selectOptions(field('Type'), 'Fixed amount');
    expect(field('Amount').value).toBe('25');
  });

  it('takes every field: name, end and return address', async () => {
    const { user, onCreate } = open({ orderId: 'A-17', amount: '25', currency: '' });
    await user.type(field('Currency'), 'eur');
    expect(field('Currency').value).toBe('EUR');
    await user.type(field(NAME), 'Top-up');
    await user.selectOptions(field('Expires in'), '24 h');
    await user.click(screen.getByText('More'));
    await user.type(field(RETURN), 'https://shop.example/{Enter}');
    expect(onCreate.mock.calls[0]?.[0]).toMatchObject({
      name: 'Top-up',
      expiresAt: '2026-03-02T12:00:00Z',
      returnUrl: 'https://shop.example/',
      fixedAmount: { amount: '25', currency: 'EUR' },
    });
  });

  it('can end at a date of its own, in local time', async () => {
    const { user, onCreate } = open({ orderId: 'A-17', amount: '25' });
    expect(screen.queryByLabelText(OWN)).toBeNull();
    await user.selectOptions(field('Expires in'), 'Custom date');
    await user.type(field(OWN), '2031-05-06T07:08');
    await user.click(submit());
    const local = new Date(2031, 4, 6, 7, 8).toISOString().replace('.000Z', 'Z');
    expect(onCreate.mock.calls[0]?.[0].expiresAt).toBe(local);
  });
});

describe('an amount', () => {
  it.each(['1.250,00', '1,250.00', '1 250,00', "1'250.00", '$ 1,250.00', '1.250,00 USD'])(
    'pasted as %s is 1250.00',
    async (amount) => {
      const { user, onCreate } = open({ orderId: 'A-17', amount });
      await user.click(submit());
      expect(onCreate.mock.calls[0]?.[0]).toMatchObject({ fixedAmount: { amount: '1250.00', currency: 'USD' } });
    },
  );
});

describe('a mistake', () => {
  it.each<[Partial<DraftForm>, string, string]>([
    [{ orderId: ' ' }, 'Order ID', 'Enter the order ID.'],
    [{ orderId: 'x'.repeat(101) }, 'Order ID', 'Use at most 100 characters.'],
    [{ amount: '' }, 'Amount', 'Enter the amount.'],
    [{ amount: '0.00' }, 'Amount', 'The amount must be more than 0.'],
    [{ amount: '12,' }, 'Amount', '“12,” isn’t an amount. Enter it like 1250.00.'],
    [{ amount: '1,250' }, 'Amount', '“1,250” could be 1250 or 1.250. Enter 1250.00 or 1.25.'],
    [{ amount: '€ 5' }, 'Amount', '“€” isn’t USD. Remove it, or change the currency.'],
    [{ currency: '$' }, 'Currency', 'Enter a currency code, such as USD, EUR, or USDT.'],
    [{ name: 'x'.repeat(33) }, NAME, 'Use at most 32 characters.'],
    [{ expiry: 'own' }, OWN, 'Choose when the link expires.'],
    [{ expiry: 'own', ownExpiry: '2020-01-01T00:00' }, OWN, 'Choose a time in the future.'],
    [{ returnUrl: 'shop' }, RETURN, 'Enter a full URL, such as https://shop.example/thanks.'],
  ])('%j is said at its field, which gets the focus', async (typed, label, words) => {
    const { user, onCreate } = open({ orderId: 'A-17', amount: '25', ...typed });
    await user.click(submit());
    await toHaveFocus(field(label));
    const described = (field(label).getAttribute('aria-describedby') ?? '').split(' ');
    expect(described.map((id) => document.getElementById(id)?.textContent)).toContain(words);
    expect([...document.querySelectorAll('[aria-invalid="true"]')]).toEqual([field(label)]);
    expect(onCreate).not.toHaveBeenCalled();
  });

  it('in an amount with two readings offers both, and the chosen one is sent', async () => {
    const { user, onCreate } = open({ orderId: 'A-17', amount: '1,250', currency: 'USD' });
    await user.click(submit());
    expect(onCreate).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: '1.25 USD' }));
    await toHaveFocus(field('Amount'));
    await user.keyboard('{Enter}');
    expect(onCreate.mock.calls[0]?.[0]).toMatchObject({ fixedAmount: { amount: '1.25', currency: 'USD' } });
  });

  it('is said for all fields at once, and the first one gets the focus', async () => {
    const { user } = open();
    await user.click(submit());
    await toHaveFocus(field('Order ID'));
    expect(screen.getByText('Enter the order ID.')).toBeDefined();
    expect(screen.getByText('Enter the amount.')).toBeDefined();
  });

  it('in what is folded away unfolds it', async () => {
    const { user } = open({ orderId: 'A-17', amount: '25', returnUrl: 'shop' });
    await user.click(screen.getByText('More'));
    expect(more()?.open).toBe(false);
    await user.click(submit());
    await toHaveFocus(field(RETURN));
    expect(more()?.open).toBe(true);
  });

  it('goes away while its field is corrected, the others stay', async () => {
    const { user } = open();
    await user.click(submit());
    await toHaveFocus(field('Order ID'));
    await user.type(field('Order ID'), 'A');
    expect(screen.queryByText('Enter the order ID.')).toBeNull();
    expect(screen.getByText('Enter the amount.')).toBeDefined();
  });

  it('is gone after it was corrected and sent', async () => {
    const { user, onCreate } = open({ orderId: 'A-17' });
    await user.click(submit());
    await user.type(field('Amount'), '5{Enter}');
    expect(onCreate).toHaveBeenCalledTimes(1);
    expect(document.querySelector('[aria-invalid="true"]')).toBeNull();
  });
});

describe('the form', () => {
  it.each([
    ['busy, and takes no typing that the answer would throw away', { busy: true }, 'A-17'],
    ['blocked, but can be typed in', { blocked: true }, 'A-178'],
  ])('sends nothing while it is %s', async (_state, state, typed) => {
    const { user, onCreate } = open({ orderId: 'A-17', amount: '25' }, state);
    await user.click(submit());
    await user.type(field('Order ID'), '8{Enter}');
    expect(field('Order ID').value).toBe(typed);
    expect(submit().getAttribute('aria-disabled')).toBe('true');
    expect(onCreate).not.toHaveBeenCalled();
  });

  it('says that it is creating', () => {
    open({}, { busy: true });
    expect(submit().textContent?.trim()).toBe('Creating…');
  });

  it('shows a return address that it starts with, and folds the rest otherwise', () => {
    open({ returnUrl: 'https://shop.example/' });
    expect(more()?.open).toBe(true);
  });

  it('keeps the return address folded when there is none', () => {
    open();
    expect(more()?.open).toBe(false);
  });
});
