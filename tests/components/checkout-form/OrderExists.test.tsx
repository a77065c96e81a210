import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { OrderExists } from '../../../components/checkout-form/OrderExists';
import { MARKUP, textOf } from '../support/stage';

function ask(known = true, orderId = 'A-17') {
  const onShow = vi.fn();
  const onAgain = vi.fn();
  render(<OrderExists orderId={orderId} onShow={known ? onShow : null} onAgain={onAgain} />);
  return { user: userEvent.setup(), onShow, onAgain };
}

const button = (name: string) => screen.getByRole('button', { name });

describe('an order that has a checkout already', () => {
  it('is told at once, with what was not done', () => {
    ask();
    expect(textOf(screen.getByRole('alert').querySelector('p'))).toBe(
      'Order A-17 already has a checkout. Nothing was created.',
    );
  });

  it('has the focus on the safe answer: Enter shows what is there', async () => {
    const { user, onShow, onAgain } = ask();
    expect(document.activeElement).toBe(button('Show checkout'));
    await user.keyboard('{Enter}');
    expect(onShow).toHaveBeenCalledTimes(1);
    expect(onAgain).not.toHaveBeenCalled();
  });

  it('gets another one only by its own button', async () => {
    const { user, onShow, onAgain } = ask();
    await user.click(button('Create another'));
    expect(onAgain).toHaveBeenCalledTimes(1);
    expect(onShow).not.toHaveBeenCalled();
  });

  it('is shown as text when it is full of markup', () => {
    ask(true, MARKUP);
    expect(screen.getByText(MARKUP)).toBeDefined();
    expect(document.querySelector('img, b')).toBeNull();
  });
});

describe('an order that may have a checkout already', () => {
  it('is said to be in the list, and there is nothing to show', () => {
    ask(false);
    expect(textOf(screen.getByRole('alert').querySelector('p'))).toBe(
      'Order A-17 may already have a checkout. It’s in the list with an unknown outcome. Nothing was created.',
    );
    expect(screen.queryByRole('button', { name: 'Show checkout' })).toBeNull();
  });

  it('does not put the focus on the answer that sends', () => {
    ask(false);
    expect(document.activeElement).not.toBe(button('Create another'));
  });
});
