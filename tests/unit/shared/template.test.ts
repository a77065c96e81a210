import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText } from '../../../lib/shared/cutText';
import { localDay } from '../../../lib/shared/localDay';
import { fillTemplate, hasPlaceholder } from '../../../lib/shared/template';
import { NOW } from '../support/examples';

const VALUES = { orderId: '10482', date: '2026-03-01', agent: 'Alex' };

describe('a template', () => {
  it('fills every occurrence of a placeholder', () => {
    expect(fillTemplate('{orderId}/{date}/{agent}/{orderId}', VALUES)).toBe('10482/2026-03-01/Alex/10482');
  });

  it.each(['', 'Order', '{order}', '{ORDERID}', '{orderId', '{ orderId }', '$&', '{{}}'])(
    'leaves %j unchanged',
    (text) => {
      expect(fillTemplate(text, VALUES)).toBe(text);
      expect(hasPlaceholder(text)).toBe(false);
    },
  );

  it('is filled in one pass: braces in an order ID are not expanded', () => {
    expect(fillTemplate('{orderId}', { ...VALUES, orderId: '{agent}$1' })).toBe('{agent}$1');
  });

  it('keeps every character around the placeholders, whatever it is', () => {
    const plain = fc.string({ unit: 'grapheme' }).filter((text) => !/[{}]/.test(text));
    fc.assert(
      fc.property(plain, plain, fc.string(), (before, after, orderId) => {
        expect(fillTemplate(`${before}{orderId}${after}`, { ...VALUES, orderId })).toBe(before + orderId + after);
      }),
    );
  });

  it('writes the local day in an unambiguous form', () => {
    expect(localDay(NOW)).toBe('2026-03-01');
    expect(localDay(new Date(2031, 11, 9, 23, 59).getTime())).toBe('2031-12-09');
  });
});

describe('a text that is too long', () => {
  it('is truncated with an ellipsis; one that fits is unchanged', () => {
    expect(cutText('Order 10482', 11)).toBe('Order 10482');
    expect(cutText('Order 10482', 10)).toBe('Order 104…');
    expect(cutText('Order 10482', 7)).toBe('Order…');
  });

  it('is never longer than the limit, is a prefix of the whole, and splits no grapheme', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, longest) => {
        const cut = cutText(text, longest);
        expect(cut.length).toBeLessThanOrEqual(longest);
        expect(cut.isWellFormed()).toBe(true);
        if (cut !== text) expect(text.startsWith(cut.slice(0, -1))).toBe(true);
      }),
    );
  });
});
