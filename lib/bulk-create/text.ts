import { problemText } from '../checkouts/describe/problemText';
import { askedText } from '../checkouts/describe/text';
import type { Problem } from '../inqud/problem';
import { countText, numberText } from '../shared/countText';
import { plainText } from '../shared/plainText';
import type { BulkRow, RowState } from './row';
import { rowMistakeText } from './rowMistakeText';

/** The state of a row in words; `busy` while rows are being sent. */
export function stateText(state: RowState, busy: boolean): string {
  switch (state.is) {
    case 'invalid':
      return `Left out: ${typeof state.why === 'string' ? state.why : state.why.map(rowMistakeText).join(' ')}`;
    case 'double':
      return state.alike === undefined
        ? `Left out: the order stands in row ${state.of} already.`
        : `Left out: looks like order ${plainText(state.alike)} in row ${state.of}.`;
    case 'taken':
      if (state.alike !== undefined) {
        const has = state.checkoutId === null ? 'may have' : 'has';
        return `Left out: looks like order ${plainText(state.alike)}, which ${has} a checkout already.`;
      }
      return `Left out: the order ${state.checkoutId === null ? 'may have' : 'has'} a checkout already.`;
    case 'waiting':
      return 'Waiting';
    case 'creating':
      return busy ? 'Creating…' : 'Interrupted: not known yet';
    case 'created':
      return 'Created';
    case 'refused':
      return `Not created. ${refusedText(state.why)}`;
    case 'unknown':
      return `May exist. ${typeof state.why === 'string' ? state.why : problemText(state.why).what}`;
    case 'leftOut':
      return 'Left out';
  }
}

function refusedText(why: Problem | string): string {
  if (typeof why === 'string') return why;
  if (why.kind === 'gone') return 'It was discarded in the list.';
  const { what, todo } = problemText(why);
  return `${what} ${todo}`;
}

/** The amount of a row; as pasted when it is invalid. */
export function amountOf({ state, amount, currency, type }: Pick<BulkRow, 'state' | 'amount' | 'currency' | 'type'>) {
  if (state.is === 'invalid') return amount === '' ? '–' : `${amount} ${currency}`.trim();
  return askedText({ type, amount: type === 'FIXED_PRICE' ? { amount, currency } : null });
}

const COUNTED: [states: RowState['is'][], words: string][] = [
  [['created'], 'created'],
  [['refused'], 'not created'],
  [['unknown'], 'may exist'],
  [['invalid', 'double', 'taken', 'leftOut'], 'left out'],
  [['creating'], 'not known yet'],
  [['waiting'], 'waiting'],
];

/** "9 created, 1 may exist, 2 left out" */
export function summary(rows: Pick<BulkRow, 'state'>[]): string {
  const parts = COUNTED.flatMap(([states, words]) => {
    const count = countOf(rows, ...states);
    return count > 0 ? [`${numberText(count)} ${words}`] : [];
  });
  return parts.join(', ');
}

/** "12 rows: 10 ready, 2 left out." */
export function foundText(rows: Pick<BulkRow, 'state'>[]): string {
  const ready = countOf(rows, 'waiting');
  const others = rows.length - ready;
  const leftOut = others > 0 ? `, ${numberText(others)} left out` : '';
  return `${countText(rows.length, 'row')}: ${numberText(ready)} ready${leftOut}.`;
}

export function countOf(rows: Pick<BulkRow, 'state'>[], ...states: RowState['is'][]): number {
  return rows.filter(({ state }) => states.includes(state.is)).length;
}
