import { BOM, csvLine, tableLine } from '../shared/csv';
import type { BulkRow, BulkRun } from './row';
import { stateText } from './text';

const HEAD = ['Order ID', 'Amount', 'Currency', 'Name', 'Status', 'Link'];

/** Every row in the order of the paste, to be pasted beside it: with a header if the paste had one. */
export function pasteText({ rows, header }: BulkRun): string {
  return [...(header ? [HEAD] : []), ...rows.map(cellsOf)].map(tableLine).join('');
}

export function csvText({ rows }: BulkRun): string {
  return BOM + [HEAD, ...rows.map(cellsOf)].map(csvLine).join('');
}

/** The created links, one per line. */
export function linksText({ rows }: BulkRun): string {
  return rows.flatMap(({ state }) => (state.is === 'created' ? [`${state.url}\n`] : [])).join('');
}

function cellsOf({ orderId, amount, currency, name, state }: BulkRow): string[] {
  return [orderId, amount, currency, name, stateText(state, true), state.is === 'created' ? state.url : ''];
}
