import Dexie from 'dexie';
import fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { decimalMark } from '../../../../lib/amounts/decimalMark';
import { readPasted } from '../../../../lib/bulk-create/pasted';
import { EMPTY_FORM } from '../../../../lib/checkout-form/draftForm';
import { COLUMN_NAMES, csvHead, csvRow } from '../../../../lib/checkouts/backup/checkoutCsv';
import { sheetFormat } from '../../../../lib/checkouts/backup/checkoutSheet';
import { createZippedSheet } from '../../../../lib/checkouts/backup/zippedSheet';
import type { StoredCheckout } from '../../../../lib/checkouts/database';
import { checkout, NOW } from '../../support/examples';
import { COMMA_COUNTRY, POINT_COUNTRY, readAsSpreadsheet } from '../../support/readAsSpreadsheet';

const COUNTRIES = [
  ['of a country with decimal commas', COMMA_COUNTRY],
  ['of a country with decimal points', POINT_COUNTRY],
] as const;

const of = (orderId: string, amount = '12.05'): StoredCheckout =>
  checkout({ orderId, amount: { amount, currency: 'EUR' } });
const csvOf = (rows: StoredCheckout[], mark: '.' | ',') =>
  csvHead({ bom: true, mark }) + rows.map((row) => csvRow(row, 'Shop', mark)).join('');
const column = (name: string) => COLUMN_NAMES.findIndex((each) => each === name);

describe.each(COUNTRIES)('an export in a spreadsheet %s', (_which, country) => {
  const open = (rows: StoredCheckout[]) => readAsSpreadsheet(csvOf(rows, country.decimalMark), country);

  it('has each value in its column as CSV, whatever is in it, and amounts as numbers', () => {
    const hostile = ['A;1', 'A,1', '1;2,3', 'with "quotes"', 'two\nlines', 'INV-1'];
    const [names, ...rows] = open(hostile.map((orderId) => of(orderId, '1234.05')));
    expect(names).toEqual(COLUMN_NAMES);
    expect(rows.map((row) => row.length)).toEqual(hostile.map(() => COLUMN_NAMES.length));
    expect(rows.map((row) => row[column('Order ID')])).toEqual(hostile);
    expect(rows.map((row) => row[column('Amount')])).toEqual(hostile.map(() => 1234.05));
  });

  it('has any amount as the number that it is', () => {
    const amount = fc
      .tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 999_999 }))
      .map(([whole, part]) => `${whole}.${String(part).padStart(6, '0')}`);
    fc.assert(
      fc.property(amount, fc.boolean(), (text, isNegative) => {
        const written = isNegative && Number(text) > 0 ? `-${text}` : text;
        expect(open([of('A-1', written)])[1]?.[column('Amount')]).toBe(Number(written));
      }),
    );
  });

  it('pastes back as the same orders and amounts', () => {
    const { currency, name, expiry, ownExpiry, returnUrl } = EMPTY_FORM;
    const shared = { type: 'FIXED_PRICE', currency, name, expiry, ownExpiry, returnUrl } as const;
    const csv = csvOf([of('00123', '1.25'), of('=A1', '1250'), of('A;1', '0.5')], country.decimalMark);
    expect(readPasted(csv, shared, NOW).rows).toMatchObject([
      { orderId: '00123', amount: '1.25', state: { is: 'waiting' } },
      { orderId: '=A1', amount: '1250', state: { is: 'waiting' } },
      { orderId: 'A;1', amount: '0.5', state: { is: 'waiting' } },
    ]);
  });
});

describe('an export in any spreadsheet', () => {
  const orders = ['00123', '1234567890123456789'];

  it('keeps all digits of an order ID as a workbook, and an amount as a number', async () => {
    const { head, checkouts, tail = () => '' } = sheetFormat(() => 'Shop');
    const sheet = createZippedSheet();
    const rowsXml = await checkouts(
      orders.map((id) => of(id)),
      { db: new Dexie('none'), inOrder: true, total: orders.length },
    );
    const xml = [head, rowsXml, await tail()];
    const parts = xml.flatMap((part) => sheet.write(part));
    const [first] = await readExcelFile(Buffer.concat([...parts, ...sheet.end()]));
    const [, ...rows] = first?.data ?? [];
    expect(rows.map((row) => [row[column('Order ID')], row[column('Amount')]])).toEqual(
      orders.map((id) => [id, 12.05]),
    );
  });

  it('has them in the file as CSV, too, but a spreadsheet makes numbers of them: why the workbook is offered first', () => {
    const csv = csvOf(
      orders.map((id) => of(id)),
      ',',
    );
    for (const id of orders) expect(csv).toContain(`\n${id};`);
    const [, ...rows] = readAsSpreadsheet(csv, COMMA_COUNTRY);
    expect(rows.map((row) => row[column('Order ID')])).toEqual([123, 1234567890123460000]);
  });
});

it.each([
  ['de-DE', ','],
  ['uk-UA', ','],
  ['fr-FR', ','],
  ['tr-TR', ','],
  ['en-US', '.'],
  ['de-CH', '.'],
  ['ja-JP', '.'],
  ['ar-EG', '.'],
] as const)('the decimal mark of %s is %s', (locale, mark) => expect(decimalMark(locale)).toBe(mark));
