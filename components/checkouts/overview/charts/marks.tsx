import type { Axis } from './axis';
import { heightOf, PLOT_HEIGHT } from './Plot';

/** In px: what is more than nothing can be seen. */
const LOWEST = 2;

/** One bar, from the foot of its column. */
export function Bar(props: { value: number; axis: Axis; kind: string }) {
  const height = heightOf(props.value, props.axis);
  if (height === 0) return null;
  const top = PLOT_HEIGHT - Math.max(LOWEST, height);
  // Its foot lies below the edge, so that only its head is round.
  return <rect class={`mark-${props.kind}`} y={top} width="100%" height={PLOT_HEIGHT - top + 4} rx="2" />;
}

/** Bars on top of each other, the first at the foot, with a gap between any two. */
export function Stack(props: { parts: { kind: string; value: number }[]; axis: Axis; hatch: string }) {
  let foot = PLOT_HEIGHT;
  return (
    <>
      {props.parts.map(({ kind, value }) => {
        const height = heightOf(value, props.axis);
        if (height === 0) return null;
        const drawn = Math.max(LOWEST, height - 1);
        const y = foot - drawn;
        foot = Math.min(foot - height, y - 1);
        return (
          <rect
            key={kind}
            class={`mark-${kind}`}
            y={y}
            width="100%"
            height={drawn}
            {...(kind === 'hatched' && { fill: `url(#${props.hatch})` })}
          />
        );
      })}
    </>
  );
}

/** The lines at 45° that one of the parts is filled with; defined once in a chart. */
export function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="mark-hatch-ground" width="4" height="4" />
        <rect class="mark-hatch" width="2" height="4" />
      </pattern>
    </defs>
  );
}

/** A line through the middles of the columns, broken where there is no value. */
export function Line(props: { values: (number | null)[]; axis: Axis; kind: string; dots?: boolean }) {
  const { values, axis, kind } = props;
  const x = (place: number) => `${(100 * (place + 0.5)) / values.length}%`;
  const y = (value: number) => PLOT_HEIGHT - heightOf(value, axis);
  return (
    <g class={`line-${kind}`}>
      {values.map((value, place) => {
        const last = values[place - 1] ?? null;
        if (value === null || last === null) return null;
        const [from, to] = [x(place - 1), x(place)];
        return <line key={to} x1={from} y1={y(last)} x2={to} y2={y(value)} />;
      })}
      {values.map((value, place) => {
        const isAlone = (values[place - 1] ?? null) === null && (values[place + 1] ?? null) === null;
        if (value === null || !(props.dots || isAlone)) return null;
        return <circle key={x(place)} cx={x(place)} cy={y(value)} r="3" />;
      })}
    </g>
  );
}

/** How high each column was in the time before: a line across it. */
export function Levels({ values, axis }: { values: (number | null)[]; axis: Axis }) {
  const x = (place: number) => `${(100 * place) / values.length}%`;
  return (
    <g class="line-before">
      {values.map((value, place) => {
        if (value === null || value <= 0) return null;
        const y = PLOT_HEIGHT - Math.max(LOWEST, heightOf(value, axis));
        return <line key={x(place)} x1={x(place + 0.1)} y1={y} x2={x(place + 0.9)} y2={y} />;
      })}
    </g>
  );
}
