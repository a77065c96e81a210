import { dayStart, localDay } from '../shared/localDay';

/** A half-open interval in epoch ms, infinite at an open end. */
export type Range = { from: number; to: number };

/** The words for a time, and those that only make sense for the future. */
export const DATE_WORDS = ['today', 'yesterday', 'this-week', 'last-week', 'this-month', 'last-month'];
export const DATE_WORDS_AHEAD = [...DATE_WORDS, 'tomorrow'];

const CALENDAR = /^([12]\d{3})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}))?)?)?$/;
const DAYS = /^([1-9]\d{0,3})d$/;

/**
 * Parses a date or a range in local time; null when it is neither: `2026`, `2026-11`, `2026-11-05`, an hour
 * `2026-11-05T14`, `today` and similar words, `7d`, or two of these with `..` between, one of which may be missing.
 * `7d` is today and the six days before it, or after it for a field that looks `ahead`. Weeks start on Monday. `now` is
 * epoch ms.
 */
export function rangeOf(text: string, now: number, ahead = false): Range | null {
  const cut = text.indexOf('..');
  if (cut === -1) return oneRange(text, now, ahead);
  const [first, last] = [text.slice(0, cut), text.slice(cut + 2)];
  if (first === '' && last === '') return null;
  const from = first === '' ? Number.NEGATIVE_INFINITY : oneRange(first, now, ahead)?.from;
  const to = last === '' ? Number.POSITIVE_INFINITY : oneRange(last, now, ahead)?.to;
  return from === undefined || to === undefined ? null : { from, to };
}

/** The local hour of a time in the search language: 2026-11-05T14. */
export function hourText(at: number): string {
  return `${localDay(at)}T${two(new Date(at).getHours())}`;
}

/**
 * The starts of the hours of the local day that starts at `day`. An hour that DST skips is left out, and one that
 * it repeats is one long hour, so that each has a unique name.
 */
export function hoursOf(day: number): number[] {
  const date = new Date(day);
  const end = dayStart(day, 1);
  return Array.from({ length: 24 }, (_, hour) =>
    startOf(date.getFullYear(), date.getMonth(), date.getDate(), hour),
  ).filter((start, hour, starts) => start < (starts[hour + 1] ?? end));
}

function oneRange(text: string, now: number, ahead: boolean): Range | null {
  const days = DAYS.exec(text)?.[1];
  if (days) return ahead ? daysAround(now, 0, Number(days)) : daysAround(now, 1 - Number(days), 1);
  const sinceMonday = (new Date(now).getDay() + 6) % 7;
  const [year, month] = [new Date(now).getFullYear(), new Date(now).getMonth()];
  switch (text) {
    case 'today':
      return daysAround(now, 0, 1);
    case 'yesterday':
      return daysAround(now, -1, 0);
    case 'tomorrow':
      return ahead ? daysAround(now, 1, 2) : null;
    case 'this-week':
      return daysAround(now, -sinceMonday, 7 - sinceMonday);
    case 'last-week':
      return daysAround(now, -sinceMonday - 7, -sinceMonday);
    case 'this-month':
      return { from: startOf(year, month), to: startOf(year, month + 1) };
    case 'last-month':
      return { from: startOf(year, month - 1), to: startOf(year, month) };
    default:
      return calendarRange(text);
  }
}

function calendarRange(text: string): Range | null {
  const [whole, ...parts] = CALENDAR.exec(text) ?? [];
  if (whole === undefined) return null;
  const [year = 0, month, day, hour] = parts.map((part) => (part === undefined ? undefined : Number(part)));
  if (month === undefined) return { from: startOf(year, 0), to: startOf(year + 1, 0) };
  if (month < 1 || month > 12) return null;
  if (day === undefined) return { from: startOf(year, month - 1), to: startOf(year, month) };
  // Day 0 of the next month is the last day of this one.
  if (day < 1 || day > new Date(year, month, 0).getDate()) return null;
  const from = startOf(year, month - 1, day, hour);
  if (hour === undefined) return { from, to: startOf(year, month - 1, day + 1) };
  return hour > 23 ? null : { from, to: startOf(year, month - 1, day, hour + 1) };
}

function daysAround(now: number, first: number, end: number): Range {
  return { from: dayStart(now, first), to: dayStart(now, end) };
}

/** Local time; overflowing months, days and hours carry over. */
function startOf(year: number, month: number, day = 1, hour = 0): number {
  return new Date(year, month, day, hour).getTime();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
