import { DAY, HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';

/** The round values of a vertical axis, from 0 to the top. */
export type Axis = number[];

/** More lines than this between 0 and the top are noise. */
const MOST_STEPS = 4;
const ROUND = [1, 2, 2.5, 5, 10];
const ROUND_TIMES = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
];

/** An axis for values up to `most`: in whole numbers when `least` is 1, which is the smallest step. */
export function roundAxis(most: number, least = 0): Axis {
  if (!(most > 0) || !Number.isFinite(most)) return [0];
  const power = 10 ** Math.floor(Math.log10(most / MOST_STEPS));
  const wanted = ROUND.map((factor) => factor * power).find((step) => most / step <= MOST_STEPS) ?? most;
  const step = Math.max(wanted, least);
  return stepsTo(most, least === 1 ? Math.ceil(step) : step);
}

/** Few conflicts must not look like many. */
const LOWEST_SHARE = 0.1;

/** An axis for shares: always up to 1 when `whole`, else as far as they reach. */
export function shareAxis(most: number, whole: boolean): Axis {
  return whole ? [0, 0.5, 1] : roundAxis(Math.min(1, Math.max(LOWEST_SHARE, most)));
}

/** An axis for durations in ms: in round seconds, minutes, hours or days. */
export function timeAxis(most: number): Axis {
  if (!(most > 0)) return [0];
  const step = ROUND_TIMES.find((time) => most / time <= MOST_STEPS);
  return step === undefined ? roundAxis(most / DAY, 1).map((days) => days * DAY) : stepsTo(most, step);
}

function stepsTo(most: number, step: number): Axis {
  // Without what a float adds: 0.30000000000000004 is 0.3.
  const value = (steps: number) => Number((steps * step).toPrecision(12));
  return Array.from({ length: Math.ceil(Number((most / step).toPrecision(12))) + 1 }, (_, steps) => value(steps));
}
