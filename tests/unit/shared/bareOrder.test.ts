import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareOrder } from '../../../lib/shared/bareOrder';
import { runs } from '../../soak';

const ORDERS = ['10482', 'A-17/b', 'INV-2026 (2)', 'R(1)-5', '=A1', '+4917012', 'WC-2026/161', '2026#4', 'Ärger-1'];
const PAIRS = [
  '«»',
  '„“',
  '“”',
  '‘’',
  '‚‘',
  '»«',
  '「」',
  '『』',
  '《》',
  '〈〉',
  '()',
  '[]',
  '{}',
  '（）',
  '【】',
  '<>',
  '""',
  "''",
  '``',
];
const AROUND = [
  '.',
  ',',
  ';',
  ':',
  '!',
  '?',
  '…',
  '。',
  '，',
  '؟',
  '\u200b',
  '\ufeff',
  '\u00a0',
  '\u3164',
  '\u2060',
  '\u202c',
  '\t',
  '\n',
  ' ',
];

describe('an order ID without what is around it', () => {
  it.each([
    ['«10482»', '10482'],
    ['„10482“', '10482'],
    ['INV-2026 (2)', 'INV-2026 (2)'],
    ['(INV-2026 (2))', 'INV-2026 (2)'],
    ['INV-2026 (2).', 'INV-2026 (2)'],
    ['(A) 12 (B)', '(A) 12 (B)'],
    ['(10482', '10482'],
    ['10482)', '10482'],
    ['[10482],', '10482'],
    ['# 10482', '10482'],
    ['＃10482', '10482'],
    ['№ 10482', '10482'],
    ['No. 10482', '10482'],
    ['Nr. 10482', '10482'],
    ['N° 10482', '10482'],
    ['¿10482?', '10482'],
    ['- 10482', '10482'],
    ['• 10482', '10482'],
    ['— 10482 —', '10482'],
    ['-10482', '-10482'],
    ['**10482**', '10482'],
    ['`10482`', '10482'],
    ['> 10482', '10482'],
    ['10\u200b482', '10482'],
    ['Order\n  10482', 'Order 10482'],
    ['()', ''],
    ['«»', ''],
    ['😀10482', '😀10482'],
    ['✅ 10482', '10482'],
    ['✔\ufe0f 10482 ✔\ufe0f', '10482'],
    ['→ 10482', '10482'],
    ['10482 ⭐', '10482'],
    ['״10482״', '10482'],
    ['ʼ10482ʼ', '10482'],
    ['❝10482❞', '10482'],
    ['10482։', '10482'],
    ['10482។', '10482'],
    ['10482።', '10482'],
    ['10482။', '10482'],
    ['10482‽', '10482'],
    ['Nr 10482', '10482'],
    ['n.º 10482', '10482'],
    ['Núm. 10482', '10482'],
    ['č. 10482', '10482'],
    ['Order #10482', '10482'],
    ['Order: #10482', '10482'],
    ['Order ID:\t10482', '10482'],
    ['Bestellung Nr. 10482', '10482'],
    ['Rechnung-Nr. RE-2026/11', 'RE-2026/11'],
    ['«Замовлення №10482».', '10482'],
    ['注文番号：10482', '10482'],
    ['رقم الطلب: INV-77', 'INV-77'],
    ['PO#45000', 'PO#45000'],
    ['Order 10482', 'Order 10482'],
    ['Order: 10482 and 10483', 'Order: 10482 and 10483'],
    ['Order: paid', 'Order: paid'],
    ['A1: 5', 'A1: 5'],
  ])('%j is %j', (text, order) => expect(bareOrder(text)).toBe(order));

  it('is whole in any quotes, brackets and punctuation, one in the other', () => {
    const layer = fc.oneof(
      fc.constantFrom(...PAIRS).map((pair) => [pair[0] ?? '', pair[1] ?? ''] as const),
      fc.tuple(fc.constantFrom('', '#', ' ', '\u200f', '№'), fc.constantFrom(...AROUND)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...ORDERS), fc.array(layer, { maxLength: 4 }), (order, layers) => {
        const text = layers.reduce((inner, [before, after]) => before + inner + after, order);
        expect(bareOrder(text)).toBe(order);
      }),
      {
        numRuns: runs(1000),
        examples: [
          [
            '10482',
            [
              [' ', '.'],
              ['<', '>'],
              ['【', '】'],
            ],
          ],
        ],
      },
    );
  });

  it('is read again as the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab1-#.,()[]"«»„“ *>_') }), (text) => {
        expect(bareOrder(bareOrder(text))).toBe(bareOrder(text));
      }),
      { numRuns: runs(1000) },
    );
  });

  it('is read in linear time', () => {
    for (const unit of ['(', ')', '()', '"', ' ', '*', '- ', '(a', '#', '\u200b', '<', '😀', '1(']) {
      for (const text of [unit.repeat(40_000), `x${unit.repeat(40_000)}x`]) {
        const start = performance.now();
        bareOrder(text);
        expect(performance.now() - start).toBeLessThan(500);
      }
    }
  });
});
