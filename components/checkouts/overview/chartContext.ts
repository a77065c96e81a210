import type { Bucket, Overview } from '../../../lib/search/overview';
import type { Part } from '../../../lib/search/overviewRows';
import type { Volume } from '../../../lib/search/overviewSums';
import type { Column } from './charts/Plot';
import { slotName, tickTexts } from './chartTimes';
import type { Emptiness } from './emptyText';

/** What every chart of the overview is made of. */
export type ChartContext = {
  overview: Overview;
  /** Nothing is known yet: the axes stand, and the marks come later. */
  isCounting: boolean;
  /** The address of the rows of a time, such as `created:7d`, all or a part of them. */
  rows: (time: string, part?: Part) => string;
  /** The whole period, as a value of `created:` or `paid:`. */
  when: string;
  /** The currency of the charts of money; null when nothing was ever paid. */
  currency: string | null;
  emptiness: Emptiness;
};

/** A column for each bar, with its time in words. */
export function columnsOf(
  { buckets, step }: Pick<Overview, 'buckets' | 'step'>,
  say: (bucket: Bucket, place: number) => Pick<Column, 'href' | 'lines' | 'rows'>,
): Column[] {
  const ticks = tickTexts(buckets, step);
  return buckets.map((bucket, place) => ({
    key: bucket.when,
    name: slotName(bucket, step),
    tick: ticks[place] ?? null,
    ...say(bucket, place),
  }));
}

/** The sum in one currency; nothing of it is a sum, too. */
export function volumeIn(volumes: readonly Volume[], currency: string | null): Volume {
  return (
    volumes.find((each) => each.currency === currency) ?? {
      currency: currency ?? '',
      amount: '0',
      count: 0,
      isAsked: true,
    }
  );
}
