import { render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import { describe, expect, it } from 'vitest';
import { AmountField } from '../../../components/checkout-form/AmountField';
import { readAmount } from '../../../lib/amounts/amount';
import { amountMistakeText } from '../../../lib/amounts/amountMistakeText';
import { useAmericanEnglish } from '../../unit/support/locale';
import { saidAt, textOf } from '../support/stage';

useAmericanEnglish();

/** A form that says what is wrong once a person has asked for it. */
function open(typed: string, options: { currency?: string; readOnly?: boolean } = {}) {
  const { currency = 'usd', readOnly = false } = options;
  function Form() {
    const [amount, setAmount] = useState(typed);
    const [asked, setAsked] = useState(false);
    const read = readAmount(amount, currency.toUpperCase());
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
        }}
      >
        <AmountField
          value={amount}
          currency={currency}
          readOnly={readOnly}
          mistake={asked && 'mistake' in read ? amountMistakeText(read.mistake) : undefined}
          onChange={(next) => {
            setAmount(next);
            setAsked(false);
          }}
        />
        <button type="submit">Create</button>
      </form>
    );
  }
  render(<Form />);
  return { user: userEvent.setup() };
}

const field = () => screen.getByLabelText<HTMLInputElement>('Amount');
const create = () => screen.getByRole('button', { name: 'Create' });
const readings = () => {
  const group = screen.queryByRole('group', { name: 'Which amount' });
  return group && within(group).getAllByRole('button').map(textOf);
};
const heard = () => textOf(document.querySelector('[aria-live="polite"]'));

describe('an amount that can be read in two ways', () => {
  it('is asked about once it is to be sent, with both readings beside what is wrong, and said aloud', async () => {
    const { user } = open('1.234');
    expect([readings(), heard()]).toEqual([null, '']);
    await user.click(create());
    expect(saidAt(field())).toContain('“1.234” could be 1234 or 1.234.');
    expect(readings()).toEqual(['1,234.00 USD', '1.2340 USD']);
    expect(heard()).toBe('Choose 1,234.00 USD or 1.2340 USD.');
  });

  it.each([
    ['1,234.00 USDT', '1234'],
    ['1.2340 USDT', '1.2340'],
  ])('becomes %s by one press, and the field goes on with it', async (reading, amount) => {
    const { user } = open('1,234', { currency: 'USDT' });
    await user.click(create());
    await user.click(screen.getByRole('button', { name: reading }));
    expect([field().value, document.activeElement, readings()]).toEqual([amount, field(), null]);
    expect(heard()).toBe(`Amount: ${reading}`);
    await user.click(create());
    expect(field().getAttribute('aria-invalid')).toBe('false');
  });

  it('is chosen by keys alone: the readings come right after the field', async () => {
    const { user } = open('12,500', { currency: 'EUR' });
    field().focus();
    await user.keyboard('{Enter}');
    await user.tab();
    expect(document.activeElement?.textContent).toBe('12,500.00 EUR');
    await user.tab();
    expect(document.activeElement?.textContent).toBe('12.50 EUR');
    await user.keyboard(' ');
    expect([field().value, document.activeElement]).toEqual(['12.5000', field()]);
  });

  it('is asked about no longer when something else is typed', async () => {
    const { user } = open('1.234');
    await user.click(create());
    await user.type(field(), '5');
    expect([readings(), heard()]).toEqual([null, '']);
  });

  it.each(['ten', '0', '', '12.345.6'])('is only that: %j has no readings', async (typed) => {
    const { user } = open(typed);
    await user.click(create());
    expect(saidAt(field())).not.toBe('');
    expect(readings()).toBeNull();
  });

  it('is not asked about while it is being sent', async () => {
    const { user } = open('1.234', { readOnly: true });
    await user.click(create());
    expect(readings()).toBeNull();
  });
});
