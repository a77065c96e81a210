import type { ColumnName } from '../checkouts/backup/checkoutCsv';
import type { Column } from './columns';

/** What a table has for each column of the list: also what an amount is of, which the list shows in the same cell. */
const IN_TABLE: Record<Column, readonly ColumnName[]> = {
  order: ['Order ID'],
  name: ['Name'],
  account: ['Account'],
  amount: ['Amount', 'Currency'],
  status: ['Status'],
  time: ['Expires', 'Status since'],
  created: ['Created'],
  updated: ['Status since'],
  expires: ['Expires'],
  coin: ['Coin'],
  network: ['Network'],
  paid: ['Paid', 'Coin'],
  tags: ['Tags'],
  note: ['Note'],
};

/** The columns of a table that has what the list shows, in the list's order, each once. */
export function exportColumns(columns: readonly Column[]): ColumnName[] {
  return [...new Set(columns.flatMap((column) => IN_TABLE[column]))];
}
