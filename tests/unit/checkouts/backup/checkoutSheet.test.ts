import Dexie from 'dexie';
import fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { COLUMN_NAMES, checkoutCells } from '../../../../lib/checkouts/backup/checkoutCsv';
import { sheetFormat } from '../../../../lib/checkouts/backup/checkoutSheet';
import { createZippedSheet } from '../../../../lib/checkouts/backup/zippedSheet';
import type { StoredCheckout } from '../../../../lib/checkouts/database';
import { runs } from '../../../soak';
import { checkout } from '../../support/examples';

/** As a spreadsheet reads the file. */
async function read(rows: StoredCheckout[]): Promise<unknown[][]> {
  const { head, checkouts, tail = () => '' } = sheetFormat((id) => id);
  const sheet = createZippedSheet();
  const parts = [
    head,
    await checkouts(rows, { db: new Dexie('none'), inOrder: true, total: rows.length }),
    await tail(),
  ].flatMap((part) => sheet.write(part));
  const [first] = await readExcelFile(Buffer.concat([...parts, ...sheet.end()]));
  return first?.data ?? [];
}
const column = (name: string) => COLUMN_NAMES.findIndex((each) => each === name);

describe('a workbook', () => {
  it('has a row of names, and keeps all digits, zeros and signs of an order ID', async () => {
    const ids = ['00123', '1234567890123456789', '+4917012', '=A1', '1-2', '1,5', 'x  y', "'=1", '<&>"', '12.05'];
    const [names, ...rows] = await read(ids.map((orderId) => checkout({ orderId })));
    expect(names).toEqual(COLUMN_NAMES);
    expect(rows.map((row) => row[column('Order ID')])).toEqual(ids);
  });

  it('has amounts as numbers, unless a number would lose a digit', async () => {
    const amounts = ['12.05', '0.00000001', '1000', '123456789012345.6', '0.1234567890123456', '100.00'];
    const [, ...rows] = await read(amounts.map((amount) => checkout({ amount: { amount, currency: 'USD' } })));
    expect(rows.map((row) => row[column('Amount')])).toEqual([
      ...[12.05, 0.00000001, 1000, '123456789012345.6', '0.1234567890123456', 100],
    ]);
  });

  it.each(['10_x202E_482', '_x003D_1+1', '_x005F_x0041_', '_x0041_x0042_', '_X000a_', 'a_x41_', '_xyz__x00_'])(
    'has no code that a spreadsheet would read as another character: %s',
    async (orderId) => {
      const { checkouts } = sheetFormat((id) => id);
      const xml = await checkouts([checkout({ orderId })], { db: new Dexie('none'), inOrder: true, total: 1 });
      // As spreadsheets decode each text (ECMA-376, ST_Xstring).
      const decoded = xml.replaceAll(/_x([0-9a-f]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
      expect(decoded).toContain(`>${orderId}<`);
    },
  );

  it('has the text of each cell as it is, whatever it is', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .filter((each) => !/^\s|\s$|[\r\p{Cc}\ufffe\uffff]/u.test(each));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), async (pairs) => {
        const rows = pairs.map(([orderId, note]) => checkout({ orderId, note }));
        const [, ...shown] = await read(rows);
        const wanted = rows.map((row) => checkoutCells(row, 'shop'));
        for (const name of ['Order ID', 'Note', 'Created', 'Link']) {
          expect(shown.map((row) => row[column(name)])).toEqual(wanted.map((cells) => cells[column(name)]));
        }
      }),
      { numRuns: runs(50) },
    );
  });
});
