import type { Decimal } from '../amounts/decimal';
import { addDecimals, compareDecimals } from '../amounts/decimal';
import type { Artefact } from './artefacts';
import type { BulkRow } from './row';

type Row = Omit<BulkRow, 'attemptId' | 'again'>;

/**
 * Marks valid rows that are hardly orders, whatever language they are in: those without a digit where at least half of the orders have one,
 * such as "Gesamtergebnis", "VAT" and "Loading…", and those that are named unlike all rows above and have their sum.
 */
export function markOddRows(rows: Row[]): Row[] {
  const valid = rows.filter(({ state }) => state.is === 'waiting');
  const digits = valid.filter(({ orderId }) => hasDigit(orderId)).length;
  const needsDigit = digits > 0 && digits * 2 >= valid.length;
  const above = createSum();
  return rows.map((row) => {
    if (row.state.is !== 'waiting') return row;
    if (needsDigit && !hasDigit(row.orderId)) return odd(row, { is: 'no digit' });
    if (above.isOf(row)) return odd(row, { is: 'total' });
    above.add(row);
    return row;
  });
}

const hasDigit = (orderId: string) => /\p{N}/u.test(orderId);

function odd(row: Row, artefact: Artefact): Row {
  return { ...row, state: { is: 'invalid', why: [{ is: 'artefact', column: 'orderId', artefact }] } };
}

/** The sum of the rows so far, which is told only while all are of one currency and of one form: `INV-1`, `INV-2`. */
function createSum() {
  let [rows, sum]: [number, Decimal] = [0, '0'];
  const forms = new Set<string>();
  const currencies = new Set<string>();
  return {
    add({ orderId, amount, currency }: Row): void {
      rows += 1;
      forms.add(formOf(orderId));
      currencies.add(currency);
      if (amount !== '') sum = addDecimals(sum, amount);
    },
    isOf({ orderId, amount, currency }: Row): boolean {
      if (rows < 2 || forms.size > 1 || currencies.size > 1 || amount === '') return false;
      return !forms.has(formOf(orderId)) && currencies.has(currency) && compareDecimals(sum, amount) === 0;
    },
  };
}

/** With one sign for each number in it. */
function formOf(orderId: string): string {
  return orderId.replace(/\p{N}+/gu, '0').toLowerCase();
}
