import { msg, plural, t } from '@lingui/core/macro';
import { useId } from 'preact/hooks';
import type { Message } from '../../../lib/language/i18n';
import { i18n } from '../../../lib/language/i18n';
import type { Counts } from '../../../lib/search/overview';
import type { Part } from '../../../lib/search/overviewRows';
import { numberText } from '../../../lib/shared/countText';
import type { ChartContext } from './chartContext';
import { columnsOf } from './chartContext';
import { roundAxis } from './charts/axis';
import { Chart } from './charts/Chart';
import { Hatch, Stack } from './charts/marks';
import { Plot } from './charts/Plot';
import { chartTitles, stepWord } from './chartTitles';
import { nothingCreated } from './emptyText';

/** What becomes of a checkout, from the foot of a bar to its head, and what each is drawn with. */
const OUTCOMES: { name: Message; kind: string; of: keyof Counts; part: Part; say: (count: number) => string }[] = [
  {
    name: msg({ message: 'Paid', context: 'status' }),
    kind: 'paid',
    of: 'paid',
    part: { status: 'SUCCESS' },
    say: (n) => plural(n, { one: '# paid', other: '# paid' }),
  },
  {
    name: msg({ message: 'Conflict', context: 'status' }),
    kind: 'conflict',
    of: 'conflicts',
    part: { status: 'CONFLICT' },
    say: (n) => plural(n, { one: '# conflict', other: '# conflicts' }),
  },
  {
    name: msg({ message: 'Expired', context: 'status' }),
    kind: 'hatched',
    of: 'expired',
    part: { status: 'EXPIRED' },
    say: (n) => plural(n, { one: '# expired', other: '# expired' }),
  },
  {
    name: msg({ message: 'Open', context: 'status' }),
    kind: 'open',
    of: 'open',
    part: { is: 'open' },
    say: (n) => plural(n, { one: '# open', other: '# open' }),
  },
];

/** What became of those created in each part of the time. */
export function OutcomeChart({ context }: { context: ChartContext }) {
  const { overview, isCounting, rows, when, emptiness } = context;
  const { buckets, step } = overview;
  const hatch = useId();
  const axis = roundAxis(Math.max(0, ...buckets.map(({ created }) => created)), 1);
  const columns = columnsOf(overview, (bucket) => ({
    href: rows(`created:${bucket.when}`),
    lines:
      bucket.created === 0
        ? [t`none created`]
        : [createdText(bucket.created), ...OUTCOMES.flatMap(({ of, say }) => (bucket[of] ? [say(bucket[of])] : []))],
    rows: bucket.created,
  }));
  return (
    <Chart
      title={chartTitles(step).outcome}
      summary={
        <ul class="chart-legend">
          {OUTCOMES.map(({ name, kind, of, part }) => {
            const count = overview[of] ?? 0;
            const word = i18n._(name);
            const text = `${word} ${numberText(count)}`;
            return (
              <li key={kind}>
                <svg width="12" height="12" aria-hidden="true">
                  <rect
                    class={`mark-${kind}`}
                    x="1"
                    y="1"
                    width="10"
                    height="10"
                    {...(kind === 'hatched' && { fill: `url(#${hatch})` })}
                  />
                </svg>
                {isCounting ? word : count > 0 ? <a href={rows(`created:${when}`, part)}>{text}</a> : text}
              </li>
            );
          })}
        </ul>
      }
      table={{
        head: [
          stepWord(step),
          t({ message: 'Created', context: 'column' }),
          ...OUTCOMES.map(({ name }) => i18n._(name)),
        ],
        rows: columns.map(({ key, name, href }, place) => ({
          ...{ key, name, href },
          cells: [buckets[place]?.created, ...OUTCOMES.map(({ of }) => buckets[place]?.[of])].map((count) =>
            numberText(count ?? 0),
          ),
        })),
      }}
    >
      <svg class="chart-defs" aria-hidden="true">
        <Hatch id={hatch} />
      </svg>
      <Plot
        columns={columns}
        axis={axis}
        axisText={numberText}
        draw={
          isCounting
            ? null
            : (place) => (
                <Stack
                  parts={OUTCOMES.map(({ kind, of }) => ({ kind, value: buckets[place]?.[of] ?? 0 }))}
                  axis={axis}
                  hatch={hatch}
                />
              )
        }
        empty={isCounting || overview.created > 0 ? null : nothingCreated(emptiness)}
      />
    </Chart>
  );
}

function createdText(count: number): string {
  return plural(count, { one: '# created', other: '# created' });
}
