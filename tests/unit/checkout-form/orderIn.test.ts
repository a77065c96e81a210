import { describe, expect, it } from 'vitest';
import { orderIn } from '../../../lib/checkout-form/orderIn';

describe('the order ID in selected text', () => {
  it.each([
    ['10482', '10482'],
    [' #10482\n', '10482'],
    ['№ 10482.', '10482'],
    ['“A-17/b”,', 'A-17/b'],
    ['Order\n  10482', 'Order 10482'],
    ['', ''],
    ['#:. ', ''],
    [`#${'x'.repeat(100)},`, 'x'.repeat(100)],
  ])('%j is %j', (selected, orderId) => expect(orderIn(selected)).toEqual({ orderId, cut: false }));

  it.each([
    [`${'x'.repeat(98)}😀😀`, `${'x'.repeat(98)}😀`],
    [`${'x'.repeat(99)}😀`, 'x'.repeat(99)],
    [`${'x'.repeat(97)}👩‍💻`, 'x'.repeat(97)],
    [`${'x'.repeat(99)}e\u0301`, 'x'.repeat(99)],
  ])('is cut between two characters, never inside one: %#', (selected, orderId) =>
    expect(orderIn(selected)).toEqual({ orderId, cut: true }),
  );

  it.each([
    ['x'.repeat(101), 'x'.repeat(100)],
    [`Order ${'x'.repeat(300)}`, `Order ${'x'.repeat(94)}`],
    [`${'x'.repeat(99)} and more`, 'x'.repeat(99)],
  ])('is truncated at 100 characters, and flagged: %# [S-5]', (selected, orderId) =>
    expect(orderIn(selected)).toEqual({ orderId, cut: true }),
  );
});
