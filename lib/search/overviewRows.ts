import { UNDERPAID } from './choices';
import { valuesOf, withField } from './controls';
import { printSearch } from './language';
import type { Source, Volume } from './overviewSums';
import type { Field, Term, Written } from './terms';
import { readValue } from './values';

/** The part of the overview's checkouts that one number counts. */
export type Part = {
  status?: 'SUCCESS' | 'CONFLICT' | 'EXPIRED';
  is?: 'open';
  /** Those that a sum of this currency adds up. */
  volume?: Pick<Volume, 'currency' | 'isAsked'>;
  /** One of the sources, and all of the period. */
  source?: { of: Place; among: readonly Place[] };
};
type Place = Pick<Source, 'coin' | 'network'>;

/** The search for the rows behind a number: the overview's search, its time such as `created:7d`, and the counted part. */
export function rowsSearch(search: readonly Term[], time: string, { status, is, volume, source }: Part = {}): string {
  let rows: readonly Written[] = search;
  if (status) {
    // Several status terms are read as alternatives, so this status replaces the chosen ones.
    const meant = valuesOf(rows, 'status').filter((value) => value === status || isPartOf(value, status));
    rows = withField(rows, 'status', meant.length > 0 ? meant : [status]);
  }
  const more: Written[] = [];
  if (source) {
    const { coin, network } = source.of;
    const ofCoin = source.among.filter((other) => other.coin?.toUpperCase() === coin?.toUpperCase());
    for (const [field, value, others] of [
      ['coin', coin, source.among.map((other) => other.coin)],
      ['network', network, coin === null ? [] : ofCoin.map((other) => other.network)],
    ] as const) {
      if (value !== null) rows = withField(rows, field, [value]);
      else more.push(...withoutAny(field, others));
    }
  }
  const asked = volume && amountsIn(volume);
  if (asked) more.push(asked);
  const words = [printSearch([...rows, ...more]), time, ...(is ? [`is:${is}`] : [])];
  return words.filter((text) => text !== '').join(' ');
}

/**
 * Whether a search finds just the checkouts of a sum. It knows requested amounts only: where the payer chose the amount,
 * the rows are those of all currencies.
 */
export function isSearchable(volume: Pick<Volume, 'currency' | 'isAsked'>): boolean {
  return amountsIn(volume) !== null;
}

function amountsIn({ currency, isAsked }: Pick<Volume, 'currency' | 'isAsked'>): Term | null {
  const reading = readValue('amount', `>=0${currency}`, false);
  if (!isAsked || !('value' in reading) || reading.value !== `>=0${currency}`) return null;
  return { field: 'amount', not: false, values: [reading.value] };
}

/** Nothing searches for what is missing: it is what has none of the values that there are. */
function withoutAny(field: Field, values: readonly (string | null)[]): Term[] {
  const known = [...new Set(values)].filter((value) => value !== null);
  return known.length === 0 ? [] : [{ field, not: true, values: known }];
}

/** Underpaid is a status of its own in a search, but counts as a conflict. */
function isPartOf(value: string, status: string): boolean {
  return value === UNDERPAID && status === 'CONFLICT';
}
