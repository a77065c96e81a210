import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCells } from '../../../lib/bulk-create/cells';
import type { BulkRow, BulkRun, RowState } from '../../../lib/bulk-create/row';
import { csvText, linksText, pasteText } from '../../../lib/bulk-create/table';
import { foundText, stateText, summary } from '../../../lib/bulk-create/text';
import { unescapeFormula } from '../../../lib/shared/csv';
import { readCsv } from '../support/readCsv';

const URL = 'https://pay.example/1';
const CREATED: RowState = { is: 'created', checkoutId: 'CCO-1', url: URL };
const STATES: RowState[] = [
  CREATED,
  { is: 'refused', why: 'Inqud did not accept it.' },
  { is: 'unknown', why: 'Inqud could not be reached.' },
  { is: 'invalid', why: 'No amount.' },
  { is: 'double', of: 1 },
  { is: 'taken', checkoutId: 'CCO-9' },
  { is: 'taken', checkoutId: null },
  { is: 'leftOut' },
  { is: 'waiting' },
  { is: 'creating' },
];
const rowOf = (state: RowState, at = 0, changes: Partial<BulkRow> = {}): BulkRow => ({
  number: at + 1,
  attemptId: `attempt-${at}`,
  orderId: `A-${at + 1}`,
  type: 'FIXED_PRICE',
  amount: '5.00',
  currency: 'USD',
  name: 'Socks',
  again: false,
  state,
  ...changes,
});
const runOf = (rows: BulkRow[], header = false): BulkRun => ({
  accountId: 'shop',
  header,
  terms: { expiry: '1h', ownExpiry: '', returnUrl: '' },
  rows,
});
const all = runOf(STATES.map((state, at) => rowOf(state, at)));

describe('the table to paste back', () => {
  it('has every row in order, with the reasons of failures, and the links', () => {
    expect(readCells(pasteText(all)).map(({ cells }) => [cells[0], cells[4], cells[5]])).toEqual([
      ['A-1', 'Created', URL],
      ['A-2', 'Not created. Inqud did not accept it.', ''],
      ['A-3', 'Outcome unknown. Inqud could not be reached.', ''],
      ['A-4', 'Skipped: No amount.', ''],
      ['A-5', 'Skipped: the order is already in row 1.', ''],
      ['A-6', 'Skipped: the order already has a checkout.', ''],
      ['A-7', 'Skipped: the order may already have a checkout.', ''],
      ['A-8', 'Canceled', ''],
      ['A-9', 'Waiting', ''],
      ['A-10', 'Creating…', ''],
    ]);
  });

  it('has a header when the paste had one', () => {
    const [head, first] = readCells(pasteText(runOf([rowOf(CREATED)], true)));
    expect(head?.cells).toEqual(['Order ID', 'Amount', 'Currency', 'Name', 'Status', 'Link']);
    expect(first?.cells).toEqual(['A-1', '5.00', 'USD', 'Socks', 'Created', URL]);
  });

  it('keeps hostile cells in place, and no spreadsheet evaluates them', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'"\t\r\n,;=+-@\' a1') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (pairs) => {
        const rows = pairs.map(([orderId, name], at) => rowOf(CREATED, at, { orderId: `#${orderId}`, name }));
        const read = readCells(pasteText(runOf(rows))).map(({ cells }) => cells);
        expect(read.map((cells) => cells.length)).toEqual(rows.map(() => 6));
        expect(read.map(([orderId = '']) => unescapeFormula(orderId))).toEqual(
          rows.map(({ orderId }) => orderId.trim()),
        );
        for (const [, , , name = ''] of read) {
          expect(/^[=+@]/.test(name) || (name.startsWith('-') && !/^-\d+$/.test(name))).toBe(false);
        }
      }),
    );
  });
});

describe('the other exports', () => {
  it('include CSV with a header, for spreadsheets', () => {
    const text = csvText(runOf([rowOf(CREATED, 0, { name: '=1+1' })]));
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(readCsv(text.slice(1))).toEqual([
      ['Order ID', 'Amount', 'Currency', 'Name', 'Status', 'Link'],
      ['A-1', '5.00', 'USD', "'=1+1", 'Created', URL],
    ]);
  });

  it('include the links alone', () => expect(linksText(all)).toBe(`${URL}\n`));
});

describe('the texts', () => {
  it('label each count', () => {
    expect(summary(all.rows)).toBe(
      '1 created, 1 not created, 1 with unknown outcome, 4 skipped, 1 canceled, 1 interrupted, 1 waiting',
    );
    expect(foundText([rowOf({ is: 'waiting' })])).toBe('1 row: 1 ready.');
  });

  it('say of a row in flight whether a page still sends it', () => {
    expect(stateText({ is: 'creating' }, true)).toBe('Creating…');
    expect(stateText({ is: 'creating' }, false)).toBe('Interrupted: outcome unknown');
  });
});

describe('a row that is like another order', () => {
  it.each<[RowState, string]>([
    [{ is: 'double', of: 1, alike: '00123' }, 'Skipped: looks like order 00123 in row 1.'],
    [
      { is: 'taken', checkoutId: 'CCO-9', alike: 'INV-1' },
      'Skipped: looks like order INV-1, which already has a checkout.',
    ],
    [
      { is: 'taken', checkoutId: null, alike: 'INV-1' },
      'Skipped: looks like order INV-1, which may already have a checkout.',
    ],
  ])('names that: %j', (state, text) => expect(stateText(state, false)).toBe(text));
});
