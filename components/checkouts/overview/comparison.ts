import { numberText } from '../../../lib/shared/countText';
import { minutesText } from './figureText';

/** How a figure differs from the time before: short, beside an arrow, and as a sentence for its chart and for the ear. */
export type Change = { arrow: 'up' | 'down' | 'same'; short: string; sentence: string };

/** A sentence for a comparison with one day, and with several. */
type Said = { day: string; days: (count: string) => string };
type Sentences = { up: (value: string) => Said; down: (value: string) => Said; same: Said };

/** A change that is rounded away is none. */
const SMALLEST_SHARE = 0.0005;

/** Of sums in one currency. `days` is how many days both times have. */
export function volumeChange(now: string, before: string, days: number): Change {
  const [later, earlier] = [Number(now), Number(before)];
  if (earlier === 0 && later > 0) {
    const sentence = said(
      { day: 'Nothing was paid the day before.', days: (n) => `Nothing was paid in the ${n} days before.` },
      days,
    );
    return { arrow: 'up', short: 'from 0', sentence };
  }
  const share = earlier === 0 ? 0 : (later - earlier) / earlier;
  const digits = Math.abs(share) < 0.1 ? 1 : 0;
  const text = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: digits });
  return change(Math.abs(share) < SMALLEST_SHARE ? 0 : share, text.format(Math.abs(share)), days, {
    up: (value) => ({
      day: `Volume rose ${value} against the day before.`,
      days: (n) => `Volume rose ${value} against the ${n} days before.`,
    }),
    down: (value) => ({
      day: `Volume fell ${value} against the day before.`,
      days: (n) => `Volume fell ${value} against the ${n} days before.`,
    }),
    same: {
      day: 'Volume is the same as the day before.',
      days: (n) => `Volume is the same as in the ${n} days before.`,
    },
  });
}

export function paidChange(now: number, before: number, days: number): Change {
  return change(now - before, numberText(Math.abs(now - before)), days, {
    up: (value) => ({
      day: `${value} more than the day before.`,
      days: (n) => `${value} more than in the ${n} days before.`,
    }),
    down: (value) => ({
      day: `${value} fewer than the day before.`,
      days: (n) => `${value} fewer than in the ${n} days before.`,
    }),
    same: { day: 'As many as the day before.', days: (n) => `As many as in the ${n} days before.` },
  });
}

/** Of two shares between 0 and 1. */
export function conversionChange(now: number, before: number, days: number): Change {
  return pointsChange(now, before, days, {
    up: (points) => ({
      day: `Conversion rose ${points} against the day before.`,
      days: (n) => `Conversion rose ${points} against the ${n} days before.`,
    }),
    down: (points) => ({
      day: `Conversion fell ${points} against the day before.`,
      days: (n) => `Conversion fell ${points} against the ${n} days before.`,
    }),
    same: {
      day: 'Conversion is the same as the day before.',
      days: (n) => `Conversion is the same as in the ${n} days before.`,
    },
  });
}

/** Of two shares between 0 and 1. */
export function conflictRateChange(now: number, before: number, days: number): Change {
  return pointsChange(now, before, days, {
    up: (points) => ({
      day: `Conflict rate rose ${points} against the day before.`,
      days: (n) => `Conflict rate rose ${points} against the ${n} days before.`,
    }),
    down: (points) => ({
      day: `Conflict rate fell ${points} against the day before.`,
      days: (n) => `Conflict rate fell ${points} against the ${n} days before.`,
    }),
    same: {
      day: 'Conflict rate is the same as the day before.',
      days: (n) => `Conflict rate is the same as in the ${n} days before.`,
    },
  });
}

/** Of two lengths of time in ms. */
export function timeChange(now: number, before: number, days: number): Change {
  const difference = Math.trunc((now - before) / 1000) * 1000;
  return change(difference, minutesText(Math.abs(difference)), days, {
    up: (value) => ({
      day: `${value} slower than the day before.`,
      days: (n) => `${value} slower than in the ${n} days before.`,
    }),
    down: (value) => ({
      day: `${value} faster than the day before.`,
      days: (n) => `${value} faster than in the ${n} days before.`,
    }),
    same: { day: 'As fast as the day before.', days: (n) => `As fast as in the ${n} days before.` },
  });
}

function pointsChange(now: number, before: number, days: number, sentences: Sentences): Change {
  const points = Math.round((now - before) * 1000) / 10;
  const size = Math.abs(points);
  const number = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 }).format(size);
  return change(points, size === 1 ? `${number} point` : `${number} points`, days, sentences);
}

function change(difference: number, value: string, days: number, sentences: Sentences): Change {
  if (difference === 0) return { arrow: 'same', short: 'No change', sentence: said(sentences.same, days) };
  const arrow = difference > 0 ? 'up' : 'down';
  return { arrow, short: value, sentence: said(sentences[arrow](value), days) };
}

function said({ day, days }: Said, count: number): string {
  return count === 1 ? day : days(numberText(count));
}

/** The words of the box that switches the comparison on. */
export function compareText(days: number): string {
  return days === 1 ? 'Compare with the day before' : `Compare with the ${numberText(days)} days before`;
}

/** "7 days before", beside what stands for them in a chart. */
export function beforeText(days: number): string {
  return days === 1 ? 'Day before' : `${numberText(days)} days before`;
}
