import { render, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { Announcements } from '../../../components/checkouts/Announcements';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { checkout } from '../../unit/support/examples';

const a = (status: string, changes: Partial<StoredCheckout> = {}) =>
  checkout({ id: 'a', orderId: 'A-17', status, ...changes });
const b = (status: string) => checkout({ id: 'b', orderId: 'B-18', status });
const said = () => screen.getByRole('status', { name: 'Changes' }).textContent;

/** Shows one list after the other. */
function show(...lists: StoredCheckout[][]) {
  const { rerender } = render(<Announcements checkouts={[]} />);
  for (const list of lists) rerender(<Announcements checkouts={list} />);
}

describe('what is said aloud', () => {
  it('is nothing when the list appears', () => {
    show([a('NEW'), b('SUCCESS')]);
    expect(said()).toBe('');
  });

  it('is a change of status, with its order', () => {
    show([a('NEW')], [a('SUCCESS')]);
    expect(said()).toBe('Order A-17: Paid.');
  });

  it('is an underpaid checkout by that word', () => {
    show([a('NEW')], [a('CONFLICT', { reason: 'UNDERPAID' })]);
    expect(said()).toBe('Order A-17: Underpaid.');
  });

  it('is every change of one moment', () => {
    show([a('NEW'), b('NEW')], [a('SUCCESS'), b('EXPIRED')]);
    expect(said()).toBe('Order A-17: Paid. Order B-18: Expired.');
  });

  it('is not a checkout that is new in the list', () => {
    show([a('NEW')], [b('SUCCESS'), a('NEW')]);
    expect(said()).toBe('');
  });

  it('stays when something else is answered', () => {
    show([a('NEW')], [a('SUCCESS')], [a('SUCCESS', { name: 'Top-up' })]);
    expect(said()).toBe('Order A-17: Paid.');
  });
});
