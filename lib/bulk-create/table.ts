import { BOM, csvLine, tableLine } from '../shared/csv';
import type { BulkRow, BulkRun } from './row';
import { stateText } from './text';

const HEAD = ['Order ID', 'Amount', 'Currency', 'Name', 'Status', 'Link'];

/** Every row in the order of the paste, to paste beside it: with a header when that had one. */
export function pasteText({ rows, header }: BulkRun): string {
  return [...(header ? [HEAD] : []), ...rows.map(cellsOf)].map(tableLine).join('');
}

export function csvText({ rows }: BulkRun): string {
  return BOM + [HEAD, ...rows.map(cellsOf)].map(csvLine).join('');
}

/** The links that were made, one in each line. */
export function linksText({ rows }: BulkRun): string {
  return rows.flatMap(({ state }) => (state.is === 'created' ? [`${state.url}\n`] : [])).join('');
}

function cellsOf({ orderId, amount, currency, name, state }: BulkRow): string[] {
  return [orderId, amount, currency, name, stateText(state, true), state.is === 'created' ? state.url : ''];
}
