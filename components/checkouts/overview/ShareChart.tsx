import { t } from '@lingui/core/macro';
import type { Bucket } from '../../../lib/search/overview';
import type { Part } from '../../../lib/search/overviewRows';
import { numberText } from '../../../lib/shared/countText';
import type { ChartContext } from './chartContext';
import { columnsOf } from './chartContext';
import { shareAxis } from './charts/axis';
import { Chart } from './charts/Chart';
import { Line } from './charts/marks';
import { Plot } from './charts/Plot';
import { chartTitles, stepWord } from './chartTitles';
import { beforeText, beforeValue, conflictRateChange, conversionChange } from './comparison';
import { nothingCreated } from './emptyText';
import { shareText } from './figureText';

/** A dot for each of more values would be a band. */
const MOST_DOTS = 31;

type Share = {
  title: 'conversion' | 'conflictRate';
  /** Which of those created make up the share. */
  count: 'paid' | 'conflicts';
  line: string;
  /** Whether the axis always goes up to 100%. */
  whole: boolean;
  say: (share: string, count: string, created: string) => string;
  change: typeof conversionChange;
  /** What the share of a whole period is made of. */
  summary: (count: string, created: string) => string;
  /** Which rows a point leads to: null for all that were created. */
  part: Part | null;
};

const CONVERSION: Share = {
  title: 'conversion',
  count: 'paid',
  line: 'main',
  whole: true,
  say: (share, count, created) => t`${share} paid, ${count} of ${created}`,
  change: conversionChange,
  summary: (count, created) => t`${count} of ${created} paid`,
  part: null,
};

const CONFLICT_RATE: Share = {
  title: 'conflictRate',
  count: 'conflicts',
  line: 'bad',
  whole: false,
  say: (share, count, created) => t`${share} in conflict, ${count} of ${created}`,
  change: conflictRateChange,
  summary: (count, created) => t`${count} of ${created} in conflict`,
  part: { status: 'CONFLICT' },
};

/** How many of those created in each part of the time are paid. */
export function ConversionChart({ context }: { context: ChartContext }) {
  return <ShareChart context={context} of={CONVERSION} />;
}

/** How many of those created in each part of the time are in conflict. */
export function ConflictRateChart({ context }: { context: ChartContext }) {
  return <ShareChart context={context} of={CONFLICT_RATE} />;
}

function ShareChart({ context, of }: { context: ChartContext; of: Share }) {
  const { overview, isCounting, rows, emptiness } = context;
  const { before, buckets, step } = overview;
  const shareOf = (bucket: Bucket | undefined) =>
    bucket === undefined || bucket.created === 0 ? null : bucket[of.count] / bucket.created;
  const shares = buckets.map(shareOf);
  const earlier = before && buckets.map((_, place) => shareOf(before.buckets[place]));
  const axis = shareAxis(Math.max(0, ...[...shares, ...(earlier ?? [])].map((share) => share ?? 0)), of.whole);
  const last = shares.findLastIndex((share) => share !== null);
  const columns = columnsOf(overview, (bucket, place) => {
    const found = of.part ? bucket[of.count] : bucket.created;
    return {
      href: rows(`created:${bucket.when}`, of.part ?? {}),
      lines: [
        bucket.created === 0
          ? t`none created`
          : of.say(shareText(shares[place] ?? 0), numberText(bucket[of.count]), numberText(bucket.created)),
        ...(earlier ? [beforeValue(shareText(earlier[place] ?? null))] : []),
      ],
      rows: found,
    };
  });
  const [share, shareBefore] = [overview[of.title], before?.[of.title] ?? null];
  const summary =
    share !== null && shareBefore !== null
      ? of.change(share, shareBefore, emptiness.days).sentence
      : share !== null
        ? of.summary(numberText(overview[of.count]), numberText(overview.created))
        : '';
  return (
    <Chart
      title={chartTitles(step)[of.title]}
      summary={summary}
      dashed={before && beforeText(emptiness.days)}
      table={{
        head: [
          stepWord(step),
          t({ message: 'Share', context: 'noun', comment: 'A part of a whole, in percent' }),
          ...(earlier ? [t({ message: 'Before', context: 'column' })] : []),
          t`Checkouts`,
          t({ message: 'Created', context: 'column' }),
        ],
        rows: columns.map(({ key, name, href }, place) => ({
          ...{ key, name, href },
          cells: [
            shareText(shares[place] ?? null),
            ...(earlier ? [shareText(earlier[place] ?? null)] : []),
            numberText(buckets[place]?.[of.count] ?? 0),
            numberText(buckets[place]?.created ?? 0),
          ],
        })),
      }}
    >
      <Plot
        columns={columns}
        axis={axis}
        axisText={shareText}
        draw={null}
        across={
          !isCounting && (
            <>
              {earlier && <Line kind="before" values={earlier} axis={axis} />}
              <Line kind={of.line} values={shares} axis={axis} dots={shares.length <= MOST_DOTS} />
            </>
          )
        }
        label={last === -1 ? null : { place: last, value: shares[last] ?? 0, text: shareText(shares[last] ?? 0) }}
        empty={isCounting || overview.created > 0 ? null : nothingCreated(emptiness)}
      />
    </Chart>
  );
}
