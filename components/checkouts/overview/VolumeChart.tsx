import { plural, t } from '@lingui/core/macro';
import { moneyText } from '../../../lib/checkouts/describe/text';
import { isSearchable } from '../../../lib/search/overviewRows';
import { numberText } from '../../../lib/shared/countText';
import type { ChartContext } from './chartContext';
import { columnsOf, volumeIn } from './chartContext';
import { roundAxis } from './charts/axis';
import { Chart } from './charts/Chart';
import { Bar, Levels } from './charts/marks';
import { Plot } from './charts/Plot';
import { chartTitles, stepWord } from './chartTitles';
import { beforeText, beforeValue, volumeChange } from './comparison';
import { nothingPaid, nothingPaidIn } from './emptyText';
import { axisText } from './figureText';

/** What was paid in each part of the time, in one currency. */
export function VolumeChart({ context }: { context: ChartContext }) {
  const { overview, isCounting, rows, currency, emptiness } = context;
  const { received, before, buckets, step } = overview;
  const total = volumeIn(received.volumes, currency);
  const amounts = buckets.map((bucket) => volumeIn(bucket.received.volumes, currency));
  const earlier = before?.buckets.map((bucket) => volumeIn(bucket.received.volumes, currency)) ?? null;
  const levels = earlier && buckets.map((_, place) => Number(earlier[place]?.amount ?? 0));
  const axis = roundAxis(Math.max(0, ...amounts.map(({ amount }) => Number(amount)), ...(levels ?? [])));
  const sum = (place: number) => amounts[place] ?? total;
  const columns = columnsOf(overview, (bucket, place) => {
    const { amount, count } = sum(place);
    const found = isSearchable(total) ? count : bucket.received.count;
    return {
      href: rows(`paid:${bucket.when}`, { volume: total }),
      lines: [
        fromText(amount, currency, count),
        ...(earlier && currency !== null
          ? [beforeValue(moneyText({ amount: earlier[place]?.amount ?? '0', currency }))]
          : []),
      ],
      rows: found,
    };
  });
  const titles = chartTitles(step);
  return (
    <Chart
      isPrivate
      title={currency === null ? titles.volume : `${titles.volume}, ${currency}`}
      summary={summaryText(context)}
      dashed={before && beforeText(emptiness.days)}
      table={{
        head: [
          stepWord(step),
          t({ message: 'Paid', context: 'amount' }),
          ...(earlier ? [t({ message: 'Before', context: 'column' })] : []),
          t`Checkouts`,
        ],
        rows: columns.map(({ key, name, href }, place) => ({
          ...{ key, name, href },
          cells: [
            moneyText({ amount: sum(place).amount, currency: currency ?? '' }).trim(),
            ...(earlier ? [moneyText({ amount: earlier[place]?.amount ?? '0', currency: currency ?? '' }).trim()] : []),
            numberText(sum(place).count),
          ],
        })),
      }}
    >
      <Plot
        columns={columns}
        axis={axis}
        axisText={axisText}
        draw={isCounting ? null : (place) => <Bar kind="main" value={Number(sum(place).amount)} axis={axis} />}
        across={levels && <Levels values={levels} axis={axis} />}
        empty={
          isCounting || total.count > 0
            ? null
            : received.count > 0 && currency !== null
              ? nothingPaidIn(currency)
              : nothingPaid(emptiness)
        }
      />
    </Chart>
  );
}

function fromText(amount: string, currency: string | null, count: number): string {
  if (currency === null || count === 0) return t`nothing paid`;
  const money = moneyText({ amount, currency });
  return plural(count, { one: `${money} from # checkout`, other: `${money} from # checkouts` });
}

function summaryText({ overview: { received, before }, currency, isCounting, emptiness }: ChartContext): string {
  if (isCounting || currency === null) return '';
  const { amount } = volumeIn(received.volumes, currency);
  if (before === null) {
    const money = moneyText({ amount, currency });
    return t`${money} in total`;
  }
  return volumeChange(amount, volumeIn(before.received.volumes, currency).amount, emptiness.days).sentence;
}
