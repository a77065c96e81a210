import { plural, t } from '@lingui/core/macro';
import { numberText } from '../../../lib/shared/countText';
import type { ChartContext } from './chartContext';
import { columnsOf } from './chartContext';
import { timeAxis } from './charts/axis';
import { Chart } from './charts/Chart';
import { Bar, Levels } from './charts/marks';
import { Plot } from './charts/Plot';
import { chartTitles, stepWord } from './chartTitles';
import { beforeText, beforeValue, timeChange } from './comparison';
import { nothingOfCreatedPaid } from './emptyText';
import { axisTimeText, minutesText } from './figureText';

/** How long customers took to pay what was created in each part of the time. */
export function TimeToPayChart({ context }: { context: ChartContext }) {
  const { overview, isCounting, rows, emptiness } = context;
  const { before, buckets, step, timeToPaid } = overview;
  const earlier = before && buckets.map((_, place) => before.buckets[place]?.timeToPaid ?? null);
  const axis = timeAxis(
    Math.max(0, ...buckets.map((bucket) => bucket.timeToPaid ?? 0), ...(earlier ?? []).map(Number)),
  );
  const columns = columnsOf(overview, (bucket, place) => ({
    href: rows(`created:${bucket.when}`, { status: 'SUCCESS' }),
    lines: [
      bucket.timeToPaid === null ? t`none paid` : medianText(minutesText(bucket.timeToPaid), bucket.paid),
      ...(earlier ? [beforeValue(minutesText(earlier[place] ?? null))] : []),
    ],
    rows: bucket.paid,
  }));
  const timeBefore = before?.timeToPaid ?? null;
  return (
    <Chart
      title={chartTitles(step).timeToPay}
      summary={
        timeToPaid === null
          ? ''
          : timeBefore === null
            ? halfText(minutesText(timeToPaid))
            : timeChange(timeToPaid, timeBefore, emptiness.days).sentence
      }
      dashed={before && beforeText(emptiness.days)}
      table={{
        head: [
          stepWord(step),
          t`Median`,
          ...(earlier ? [t({ message: 'Before', context: 'column' })] : []),
          t({ message: 'Paid', context: 'status' }),
        ],
        rows: columns.map(({ key, name, href }, place) => ({
          ...{ key, name, href },
          cells: [
            minutesText(buckets[place]?.timeToPaid ?? null),
            ...(earlier ? [minutesText(earlier[place] ?? null)] : []),
            numberText(buckets[place]?.paid ?? 0),
          ],
        })),
      }}
    >
      <Plot
        columns={columns}
        axis={axis}
        axisText={axisTimeText}
        draw={isCounting ? null : (place) => <Bar kind="time" value={buckets[place]?.timeToPaid ?? 0} axis={axis} />}
        across={earlier && <Levels values={earlier} axis={axis} />}
        empty={isCounting || overview.paid > 0 ? null : nothingOfCreatedPaid(emptiness)}
      />
    </Chart>
  );
}

function medianText(time: string, paid: number): string {
  return plural(paid, { one: `${time}, median of # paid`, other: `${time}, median of # paid` });
}

function halfText(time: string): string {
  return t({ message: `Half of the paid checkouts were paid within this time: ${time}`, comment: 'A length of time' });
}
