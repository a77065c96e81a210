import { describe, expect, it } from 'vitest';
import { orderIn, orderInCopied } from '../../../lib/checkout-form/orderIn';

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
    ['x'.repeat(101), 'x'.repeat(100)],
    [`Order ${'x'.repeat(300)}`, `Order ${'x'.repeat(94)}`],
    [`${'x'.repeat(99)} and more`, 'x'.repeat(99)],
  ])('is truncated at 100 characters, and flagged: %# [S-5]', (selected, orderId) =>
    expect(orderIn(selected)).toEqual({ orderId, cut: true }),
  );
});

describe('the order ID in what was copied', () => {
  it.each([
    ['10482', '10482'],
    [' #A-17\n', 'A-17'],
    // Anything may be in the clipboard.
    ['correct horse battery 9', ''],
    ['password', ''],
    ['https://shop.example/10482', ''],
    [`1${'x'.repeat(60)}`, ''],
    ['', ''],
  ])('is one word with a digit, or nothing: %j gives %j [P-7]', (copied, order) =>
    expect(orderInCopied(copied)).toBe(order),
  );
});
