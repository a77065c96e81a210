import { plural, t } from '@lingui/core/macro';
import { listText } from '../checkouts/describe/listText';
import { problemText } from '../checkouts/describe/problemText';
import { askedText } from '../checkouts/describe/text';
import { wrongEndText } from '../checkouts/describe/wrongEndText';
import type { Problem } from '../inqud/problem';
import { plainText } from '../shared/plainText';
import type { BulkRow, RowState } from './row';
import { rowMistakeText } from './rowMistakeText';

/** The state of a row in words; `busy` while rows are being sent. */
export function stateText(state: RowState, busy: boolean): string {
  switch (state.is) {
    case 'invalid':
      return invalidText(typeof state.why === 'string' ? state.why : state.why.map(rowMistakeText).join(' '));
    case 'double':
      return doubleText(state.of, state.alike);
    case 'taken':
      return takenText(state.checkoutId !== null, state.alike);
    case 'waiting':
      return t({ message: 'Waiting', context: 'status' });
    case 'creating':
      return busy ? t`Creating…` : t`Interrupted: outcome unknown`;
    case 'created':
      return state.endsLaterBy === undefined
        ? t({ message: 'Created', context: 'status' })
        : createdText(wrongEndText(state.endsLaterBy));
    case 'refused':
      return refusedText(state.why);
    case 'unknown':
      return unknownText(typeof state.why === 'string' ? state.why : problemText(state.why).what);
    case 'leftOut':
      return t({ message: 'Canceled', context: 'status' });
  }
}

function invalidText(why: string): string {
  return t({ message: `Skipped: ${why}`, comment: 'One sentence or more' });
}

function doubleText(row: number, like: string | undefined): string {
  if (like === undefined) return t`Skipped: the order is already in row ${row}.`;
  const order = plainText(like);
  return t`Skipped: looks like order ${order} in row ${row}.`;
}

function takenText(exists: boolean, like: string | undefined): string {
  if (like === undefined) {
    return exists ? t`Skipped: the order already has a checkout.` : t`Skipped: the order may already have a checkout.`;
  }
  const order = plainText(like);
  return exists
    ? t`Skipped: looks like order ${order}, which already has a checkout.`
    : t`Skipped: looks like order ${order}, which may already have a checkout.`;
}

function createdText(note: string): string {
  return t({ message: `Created. ${note}`, comment: 'One sentence or more' });
}

function refusedText(problem: Problem | string): string {
  const why = whyRefused(problem);
  return t({ message: `Not created. ${why}`, comment: 'One sentence or more' });
}

function whyRefused(problem: Problem | string): string {
  if (typeof problem === 'string') return problem;
  if (problem.kind === 'gone') return t`It was discarded in the list.`;
  const { what, todo } = problemText(problem);
  return `${what} ${todo}`;
}

function unknownText(why: string): string {
  return t({ message: `Outcome unknown. ${why}`, comment: 'A sentence' });
}

/** The amount of a row; as pasted when it is invalid. */
export function amountOf({ state, amount, currency, type }: Pick<BulkRow, 'state' | 'amount' | 'currency' | 'type'>) {
  if (state.is === 'invalid') return amount === '' ? '–' : `${amount} ${currency}`.trim();
  return askedText({ type, amount: type === 'FIXED_PRICE' ? { amount, currency } : null });
}

const COUNTED: [states: RowState['is'][], words: (count: number) => string][] = [
  [['created'], (count) => plural(count, { one: '# created', other: '# created' })],
  [['refused'], (count) => plural(count, { one: '# not created', other: '# not created' })],
  [['unknown'], (count) => plural(count, { one: '# with unknown outcome', other: '# with unknown outcome' })],
  [['invalid', 'double', 'taken'], (count) => plural(count, { one: '# skipped', other: '# skipped' })],
  [['leftOut'], (count) => plural(count, { one: '# canceled', other: '# canceled' })],
  [['creating'], (count) => plural(count, { one: '# interrupted', other: '# interrupted' })],
  [['waiting'], (count) => plural(count, { one: '# waiting', other: '# waiting' })],
];

/** "9 created, 1 with unknown outcome, 2 skipped" */
export function summary(rows: Pick<BulkRow, 'state'>[]): string {
  const parts = COUNTED.flatMap(([states, words]) => {
    const count = countOf(rows, ...states);
    return count > 0 ? [words(count)] : [];
  });
  return listText(parts);
}

/** "12 rows: 10 ready, 2 skipped." */
export function foundText(all: Pick<BulkRow, 'state'>[]): string {
  const count = all.length;
  const rows = plural(count, { one: '# row', other: '# rows' });
  const ready = countOf(all, 'waiting');
  const skipped = all.length - ready;
  const found = listText([
    plural(ready, { one: '# ready', other: '# ready' }),
    ...(skipped > 0 ? [plural(skipped, { one: '# skipped', other: '# skipped' })] : []),
  ]);
  return t({ message: `${rows}: ${found}.`, comment: '“12 rows”, and a list such as “10 ready, 2 skipped”' });
}

export function countOf(rows: Pick<BulkRow, 'state'>[], ...states: RowState['is'][]): number {
  return rows.filter(({ state }) => states.includes(state.is)).length;
}
