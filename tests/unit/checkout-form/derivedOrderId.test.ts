import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derivedOrderId, derivedStart, originalOrderId } from '../../../lib/checkout-form/derivedOrderId';

const derived = (orderId: string, ...taken: string[]) => derivedOrderId(orderId, new Set(taken));

describe('an order ID that is derived from another', () => {
  it.each([
    ['10482', [], '10482-2'],
    ['10482', ['10482', '10482-3'], '10482-2'],
    ['10482', ['10482-2'], '10482-3'],
    ['10482', ['10482-3', '10482-2', '10482-4'], '10482-5'],
    ['INV-2024-7', [], 'INV-2024-7-2'],
  ])('%s with %j in use is followed by %s', (orderId, taken, next) => {
    expect(derived(orderId, ...taken)).toBe(next);
  });

  it('is unique each time, with at most 100 characters, whatever it is derived from', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 130 }), fc.integer({ min: 1, max: 30 }), (orderId, times) => {
        const taken = new Set([orderId]);
        for (let i = 0; i < times; i++) {
          const next = derivedOrderId(orderId, taken);
          expect(taken.has(next)).toBe(false);
          expect(next.length).toBeLessThanOrEqual(100);
          expect(next.startsWith(derivedStart(orderId))).toBe(true);
          taken.add(next);
        }
      }),
    );
  });
});

describe('the order that an ID was derived from', () => {
  it.each([
    ['10482-2', '10482', '10482'],
    ['10482-3', '10482-2', '10482'],
    ['INV-2024-7', null, 'INV-2024-7'],
    ['INV-2024-7', 'INV-2023-7', 'INV-2024-7'],
    ['INV-2024-7-2', 'INV-2024-7', 'INV-2024-7'],
    ['10482', null, '10482'],
    ['another', '10482', 'another'],
  ])('of %s, following %j, is %s', (orderId, madeAfter, original) => {
    expect(originalOrderId(orderId, madeAfter)).toBe(original);
  });
});
