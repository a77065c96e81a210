import { expect, it } from 'vitest';
import { COLUMN_NAMES } from '../../../lib/checkouts/backup/checkoutCsv';
import { COLUMNS, DEFAULT_COLUMNS } from '../../../lib/search/columns';
import { exportColumns } from '../../../lib/search/exportColumns';

it('has what the list shows, in its order, each once', () => {
  expect(exportColumns(['note', 'paid', 'coin', 'order', 'updated', 'time'])).toEqual([
    'Note',
    'Paid',
    'Coin',
    'Order ID',
    'Status since',
    'Expires',
  ]);
  expect(exportColumns(DEFAULT_COLUMNS)).toEqual([
    'Order ID',
    'Name',
    'Status',
    'Amount',
    'Currency',
    'Coin',
    'Created',
    'Expires',
    'Status since',
  ]);
});

it('has something for every column, and only what a table has', () => {
  for (const column of COLUMNS) {
    const names = exportColumns([column]);
    expect(names.length).toBeGreaterThan(0);
    expect(COLUMN_NAMES).toEqual(expect.arrayContaining(names));
  }
});
