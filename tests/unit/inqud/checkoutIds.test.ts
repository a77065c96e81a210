import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkoutIdsIn } from '../../../lib/inqud/checkoutIds';
import { isId } from '../../../lib/inqud/ids';
import { hostedPageOf } from '../../../lib/inqud/origins';
import { CHECKOUT_ID, WIDGET_ID } from '../support/examples';

const OTHER = 'CCO-81162548-7d14-4b07-b7f5-f2c6eb3e901b';
const idsIn = (text: string) => checkoutIdsIn(text).ids;

describe('checkoutIdsIn', () => {
  it.each([
    ['alone', CHECKOUT_ID],
    ['between spaces', `\t ${CHECKOUT_ID} `],
    ['after the mark that begins a file', `\ufeff${CHECKOUT_ID}`],
    ['in a hosted link', hostedPageOf(CHECKOUT_ID)],
    ['in a link with more behind it', `${hostedPageOf(CHECKOUT_ID)}?lang=en#pay`],
    [
      'in a link that a mail program has wrapped',
      `https://safe.example/?u=${encodeURIComponent(hostedPageOf(CHECKOUT_ID))}&x=1`,
    ],
    ['in any column of a table', `A-17,"Smith, J.",${CHECKOUT_ID},100.00`],
    ['in quotes', `"A-17";"${CHECKOUT_ID}"`],
    ['in a sentence', `Look at (${CHECKOUT_ID}).`],
    ['in an answer of Inqud', `{"id":"${CHECKOUT_ID}","projectId":"${WIDGET_ID}"}`],
    ['in capitals', CHECKOUT_ID.toUpperCase()],
    ['in small letters', CHECKOUT_ID.toLowerCase()],
  ])('finds an ID %s', (_where, text) => {
    expect(checkoutIdsIn(text)).toEqual({ ids: [CHECKOUT_ID], without: [] });
  });

  it.each([
    ['an ID of a widget', WIDGET_ID],
    ['an ID that was cut', CHECKOUT_ID.slice(0, -1)],
    ['an ID that goes on', `${CHECKOUT_ID}0`],
    ['an ID in a longer word', `X${CHECKOUT_ID}`],
    ['a bare number', CHECKOUT_ID.slice(4)],
    ['a shortened one, as our own list shows it', 'CCO-8c4df2e…4dd5c5'],
    ['the head of a table', 'Order,Checkout,Amount'],
  ])('finds none in %s, and names the line', (_what, text) => {
    expect(checkoutIdsIn(`\n${text}\n`)).toEqual({ ids: [], without: [{ line: 2, text }] });
  });

  it('finds several in a line, each once, in order', () => {
    const text = `${OTHER} ${CHECKOUT_ID}\r\n${CHECKOUT_ID.toUpperCase()},${hostedPageOf(OTHER)}`;
    expect(checkoutIdsIn(text)).toEqual({ ids: [OTHER, CHECKOUT_ID], without: [] });
  });

  it('counts lines from 1, with any line ending, and skips empty ones', () => {
    expect(checkoutIdsIn(`one\r\n \rtwo\n\n${OTHER}\n three `).without).toEqual([
      { line: 1, text: 'one' },
      { line: 3, text: 'two' },
      { line: 6, text: 'three' },
    ]);
  });

  it('finds nothing in an empty text', () => expect(checkoutIdsIn('')).toEqual({ ids: [], without: [] }));

  it('finds all IDs of any list and nothing else, whatever separates them', () => {
    const id = fc.uuid().map((uuid) => `CCO-${uuid}`);
    const after = fc.constantFrom(' ', ', ', ';', '\n', '\r\n', '"', '?lang=en ', '\n\nx y\n');
    const before = fc.oneof(after, fc.constant('https://paycrypto.inqud.com/checkout/'));
    fc.assert(
      fc.property(fc.array(fc.tuple(before, id, after)), (list) => {
        const text = list.flat().join('');
        expect(idsIn(text)).toEqual([...new Set(list.map(([, each]) => each))]);
      }),
    );
  });

  it('never throws, and finds only what has the shape of an ID [S-31]', () => {
    const piece = fc.constantFrom('CCO-', '-', '8c4df2e6', '0c8d', '4943038dd5c5', '\n', 'x', CHECKOUT_ID);
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 20 }).map((parts) => parts.join('')),
    );
    fc.assert(fc.property(text, (given) => idsIn(given).every((id) => isId('checkout', id))));
  });

  it('reads 100,000 lines in one pass', () => {
    const lines = Array.from({ length: 100_000 }, (_, i) => `row ${i},CCO-`).join('\n');
    expect(checkoutIdsIn(lines).without).toHaveLength(100_000);
  });
});
