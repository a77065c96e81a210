import { dayStart, localDay } from '../shared/localDay';
import { DAY } from '../shared/time';
import type { Range } from './dates';
import { hoursOf, hourText } from './dates';

/** How much time one bar of a chart stands for. */
export type Step = 'hour' | 'day' | 'week' | 'month' | 'year';

/** The time of one bar, and the same as a value of `created:` or `paid:` in a search. */
export type Slot = Range & { when: string };

/** More bars could hardly be told apart, or hit, in half the width of a window. */
const MOST_SLOTS = 92;
const LENGTHS: [Exclude<Step, 'hour'>, days: number][] = [
  ['day', 1],
  ['week', 7],
  ['month', 30],
  ['year', 365],
];

/** An hour within one day, else the shortest step that needs few bars; null when none does. */
export function stepOf({ from, to }: Range): Step | null {
  if (dayStart(from, 1) >= to) return 'hour';
  const days = (to - from) / DAY;
  return LENGTHS.find(([, length]) => days / length <= MOST_SLOTS)?.[0] ?? null;
}

/** The contiguous bars of a period, of local days; none when it is unbounded, or would need too many. */
export function slotsOf(period: Range): Slot[] {
  const step = stepOf(period);
  if (step === null) return [];
  const from = dayStart(period.from);
  const end = dayStart(period.to) === period.to ? period.to : dayStart(period.to, 1);
  const starts = step === 'hour' ? hoursOf(from) : startsOf(from, end, step);
  return starts
    .map((start, place) => {
      const next = starts[place + 1] ?? end;
      return { from: start, to: next, when: step === 'hour' ? hourText(start) : daysText(start, next) };
    })
    .filter((slot) => slot.to > period.from && slot.from < period.to);
}

/** The first is shorter than the others when the period does not begin with a week, a month or a year. */
function startsOf(from: number, end: number, step: Exclude<Step, 'hour'>): number[] {
  const starts: number[] = [];
  for (let start = from; start < end; start = nextStart(start, step)) starts.push(start);
  return starts;
}

function nextStart(at: number, step: Exclude<Step, 'hour'>): number {
  const date = new Date(at);
  const [year, month] = [date.getFullYear(), date.getMonth()];
  switch (step) {
    case 'day':
      return dayStart(at, 1);
    case 'week':
      // Weeks start on Monday, as in a search.
      return dayStart(at, 7 - ((date.getDay() + 6) % 7));
    case 'month':
      return new Date(year, month + 1, 1).getTime();
    case 'year':
      return new Date(year + 1, 0, 1).getTime();
  }
}

function daysText(from: number, to: number): string {
  const [first, last] = [localDay(from), localDay(dayStart(to, -1))];
  return first === last ? first : `${first}..${last}`;
}

/** Finds the bar of a time by binary search; undefined when it is in none. */
export function slotAt<S extends Range>(slots: readonly S[], at: number): S | undefined {
  let [low, high] = [0, slots.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((slots[middle]?.to ?? at) <= at) low = middle + 1;
    else high = middle;
  }
  const slot = slots[low];
  return slot && slot.from <= at ? slot : undefined;
}
