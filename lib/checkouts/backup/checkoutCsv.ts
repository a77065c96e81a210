import { decimalMark } from '../../amounts/decimalMark';
import { plainAmount } from '../../amounts/plainAmount';
import type { Since } from '../../inqud/finalSince';
import { finalSinceOf } from '../../inqud/finalSince';
import { paymentLink } from '../../inqud/paymentLink';
import { formatTimestamp } from '../../inqud/timestamp';
import { BOM, commaCountryLine, csvLine, withoutFormula } from '../../shared/csv';
import { isTime } from '../../shared/day/isTime';
import type { StoredCheckout } from '../database';
import { csvReason, csvStatus, csvType } from './csvWords';
import type { CopyFormat } from './export';

/** A checkout from any version of the database. */
type Row = Partial<StoredCheckout>;
type Value = string | null | undefined;
type DecimalMark = ReturnType<typeof decimalMark>;

/** Times are ISO 8601 in UTC, amounts are Inqud's decimals, coins and networks have Inqud's names. */
const COLUMNS = [
  ['Order ID', ({ orderId }) => orderId],
  ['Checkout ID', ({ id }) => id],
  ['Account', (_, account) => account],
  ['Status', ({ status, reason }) => status && csvStatus(status, reason)],
  ['Status at Inqud', ({ status }) => status],
  ['Reason', ({ reason }) => reason],
  ['Type', ({ type }) => type && csvType(type)],
  ['Name', ({ name }) => name],
  ['Amount', ({ amount }) => amount && plainAmount(amount.amount)],
  ['Currency', ({ amount }) => amount?.currency],
  ['Created', ({ createdAt }) => timeText(createdAt)],
  ['Expires', ({ expiresAt }) => timeText(expiresAt)],
  // By whom is said of a final status: the time that it is booked by.
  ['Status since', (checkout) => timeText(finalSinceOf(checkout)?.at ?? checkout.statusSince)],
  ['Status since by', (checkout) => SINCE_BY[finalSinceOf(checkout)?.by ?? 'unsaid']],
  ['Last checked', ({ answeredAt }) => timeText(answeredAt)],
  ['Coin', ({ request }) => request?.currency],
  ['Network', ({ request }) => request?.blockchain],
  ['To pay', ({ request }) => request?.payAmount],
  ['Paid', ({ request }) => request?.paidAmount],
  ['Transaction', ({ request }) => request?.txHash],
  ['Address', ({ request }) => request?.address],
  ['Request ID', ({ request }) => request?.id],
  ['Your fee', ({ request }) => request?.merchantPlatformFee],
  ['Payer’s fee', ({ request }) => request?.payerPlatformFee],
  ['You receive', ({ request }) => request?.processingAmount],
  ['Link', ({ id, url }) => (id === undefined ? null : withoutFormula(paymentLink({ id, url: url ?? null })))],
  ['Return address', ({ returnUrl }) => returnUrl],
  ['Note', ({ note }) => note],
  ['Tags', ({ tags }) => tags?.join('; ')],
  ['Archived', ({ archived }) => (archived ? 'yes' : 'no')],
  ['Attention', attentionText],
] as const satisfies readonly (readonly [name: string, value: (checkout: Row, account: string | null) => Value])[];

export type ColumnName = (typeof COLUMNS)[number][0];

const SINCE_BY = { inqud: 'Inqud', here: 'seen here', unsaid: null } satisfies Record<Since['by'] | 'unsaid', Value>;

/** Decimals, which a spreadsheet may reckon with. */
const NUMBERS: readonly ColumnName[] = ['Amount', 'To pay', 'Paid', 'Your fee', 'Payer’s fee', 'You receive'];

export const COLUMN_NAMES: readonly ColumnName[] = COLUMNS.map(([name]) => name);

/** A table of these columns, in this order. */
export function tableOf(names: readonly ColumnName[]) {
  const columns = names.flatMap((wanted) => COLUMNS.filter(([name]) => name === wanted));
  return {
    names,
    isNumberAt: (column: number): boolean => {
      const name = names[column];
      return name !== undefined && NUMBERS.includes(name);
    },
    /** What the table says of a checkout, in the order of the columns. */
    cells: (checkout: Row, account: string | null): string[] =>
      columns.map(([, value]) => value(checkout, account) ?? ''),
  };
}
export type Table = ReturnType<typeof tableOf>;

const WHOLE = tableOf(COLUMN_NAMES);

export const checkoutCells = WHOLE.cells;

export function csvHead({ bom, mark = '.' }: { bom: boolean; mark?: DecimalMark }, table = WHOLE): string {
  return (bom ? BOM : '') + line(table.names, mark, table);
}

export function csvRow(checkout: Row, account: string | null, mark: DecimalMark = '.', table = WHOLE): string {
  return line(table.cells(checkout, account), mark, table);
}

/**
 * Checkouts as a table, without their timelines. With the mark by which a spreadsheet knows the encoding, it has the
 * separators of this country, too; for a program it has always the same.
 */
export function csvFormat(
  accountName: (id: string) => string | null,
  { bom, mark = bom ? decimalMark() : '.' }: { bom: boolean; mark?: DecimalMark },
  table = WHOLE,
): CopyFormat {
  return {
    head: csvHead({ bom, mark }, table),
    checkouts: async (rows) => rows.map((row) => csvRow(row, accountName(String(row.accountId)), mark, table)).join(''),
    creates: () => '',
  };
}

function line(cells: readonly string[], mark: DecimalMark, { isNumberAt }: Table): string {
  return mark === ',' ? commaCountryLine(cells, isNumberAt) : csvLine(cells);
}

function timeText(at: number | null | undefined): Value {
  return typeof at === 'number' && isTime(at) ? formatTimestamp(at) : null;
}

/** The reasons for attention that are not acknowledged. */
function attentionText({ attention }: Row): Value {
  const { reasons = [], acknowledged = [] } = attention ?? {};
  return reasons
    .filter((reason) => !acknowledged.includes(reason))
    .map(csvReason)
    .join('; ');
}
