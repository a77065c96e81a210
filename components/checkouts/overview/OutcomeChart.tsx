import { useId } from 'preact/hooks';
import type { Counts } from '../../../lib/search/overview';
import type { Part } from '../../../lib/search/overviewRows';
import { countText, numberText } from '../../../lib/shared/countText';
import type { ChartContext } from './chartContext';
import { columnsOf } from './chartContext';
import { roundAxis } from './charts/axis';
import { Chart } from './charts/Chart';
import { Hatch, Stack } from './charts/marks';
import { Plot } from './charts/Plot';
import { chartTitles, STEP_WORDS } from './chartTitles';
import { nothingCreated } from './emptyText';

/** What becomes of a checkout, from the foot of a bar to its head, and what each is drawn with. */
const OUTCOMES: { name: string; kind: string; of: keyof Counts; part: Part; say: (count: number) => string }[] = [
  { name: 'Paid', kind: 'paid', of: 'paid', part: { status: 'SUCCESS' }, say: (n) => `${numberText(n)} paid` },
  {
    name: 'Conflict',
    kind: 'conflict',
    of: 'conflicts',
    part: { status: 'CONFLICT' },
    say: (n) => countText(n, 'conflict'),
  },
  {
    name: 'Expired',
    kind: 'hatched',
    of: 'expired',
    part: { status: 'EXPIRED' },
    say: (n) => `${numberText(n)} expired`,
  },
  { name: 'Open', kind: 'open', of: 'open', part: { is: 'open' }, say: (n) => `${numberText(n)} open` },
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
        ? ['none created']
        : [
            `${numberText(bucket.created)} created`,
            ...OUTCOMES.flatMap(({ of, say }) => (bucket[of] ? [say(bucket[of])] : [])),
          ],
    rows: bucket.created === 0 ? null : countText(bucket.created, 'checkout'),
  }));
  return (
    <Chart
      title={chartTitles(step).outcome}
      summary={
        <ul class="chart-legend">
          {OUTCOMES.map(({ name, kind, of, part }) => {
            const count = overview[of] ?? 0;
            const text = `${name} ${numberText(count)}`;
            return (
              <li key={name}>
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
                {isCounting ? name : count > 0 ? <a href={rows(`created:${when}`, part)}>{text}</a> : text}
              </li>
            );
          })}
        </ul>
      }
      table={{
        head: [STEP_WORDS[step], 'Created', ...OUTCOMES.map(({ name }) => name)],
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
