import { plural, t } from '@lingui/core/macro';
import { i18n } from '../../../lib/language/i18n';
import { numberText } from '../../../lib/shared/countText';
import { minutesText } from './figureText';

/** How a figure differs from the time before: short, beside an arrow, and as a sentence for its chart and for the ear. */
export type Change = { arrow: 'up' | 'down' | 'same'; short: string; sentence: string };

/** A whole sentence for each case. `days` is how many days both times have. */
type Sentences = {
  up: (value: string, days: number) => string;
  down: (value: string, days: number) => string;
  same: (days: number) => string;
};

/** A change that is rounded away is none. */
const SMALLEST_SHARE = 0.0005;

/** Of sums in one currency. */
export function volumeChange(now: string, before: string, days: number): Change {
  const [later, earlier] = [Number(now), Number(before)];
  if (earlier === 0 && later > 0) {
    const sentence = plural(days, {
      one: 'Nothing was paid the day before.',
      other: 'Nothing was paid in the # days before.',
    });
    return { arrow: 'up', short: t`from 0`, sentence };
  }
  const share = earlier === 0 ? 0 : (later - earlier) / earlier;
  const digits = Math.abs(share) < 0.1 ? 1 : 0;
  const text = new Intl.NumberFormat(i18n.locale(), { style: 'percent', maximumFractionDigits: digits });
  return change(Math.abs(share) < SMALLEST_SHARE ? 0 : share, text.format(Math.abs(share)), days, {
    up: (value, days) =>
      plural(days, {
        one: `Volume rose ${value} from the day before.`,
        other: `Volume rose ${value} from the # days before.`,
      }),
    down: (value, days) =>
      plural(days, {
        one: `Volume fell ${value} from the day before.`,
        other: `Volume fell ${value} from the # days before.`,
      }),
    same: (days) =>
      plural(days, {
        one: 'Volume is the same as the day before.',
        other: 'Volume is the same as in the # days before.',
      }),
  });
}

export function paidChange(now: number, before: number, days: number): Change {
  return change(now - before, numberText(Math.abs(now - before)), days, {
    up: (value, days) =>
      plural(days, {
        one: `${value} more than the day before.`,
        other: `${value} more than in the # days before.`,
      }),
    down: (value, days) =>
      plural(days, {
        one: `${value} fewer than the day before.`,
        other: `${value} fewer than in the # days before.`,
      }),
    same: (days) =>
      plural(days, {
        one: 'As many as the day before.',
        other: 'As many as in the # days before.',
      }),
  });
}

/** Of two shares between 0 and 1. */
export function conversionChange(now: number, before: number, days: number): Change {
  return pointsChange(now, before, days, {
    up: (value, days) =>
      plural(days, {
        one: `Conversion rose ${value} from the day before.`,
        other: `Conversion rose ${value} from the # days before.`,
      }),
    down: (value, days) =>
      plural(days, {
        one: `Conversion fell ${value} from the day before.`,
        other: `Conversion fell ${value} from the # days before.`,
      }),
    same: (days) =>
      plural(days, {
        one: 'Conversion is the same as the day before.',
        other: 'Conversion is the same as in the # days before.',
      }),
  });
}

/** Of two shares between 0 and 1. */
export function conflictRateChange(now: number, before: number, days: number): Change {
  return pointsChange(now, before, days, {
    up: (value, days) =>
      plural(days, {
        one: `Conflict rate rose ${value} from the day before.`,
        other: `Conflict rate rose ${value} from the # days before.`,
      }),
    down: (value, days) =>
      plural(days, {
        one: `Conflict rate fell ${value} from the day before.`,
        other: `Conflict rate fell ${value} from the # days before.`,
      }),
    same: (days) =>
      plural(days, {
        one: 'Conflict rate is the same as the day before.',
        other: 'Conflict rate is the same as in the # days before.',
      }),
  });
}

/** Of two lengths of time in ms. */
export function timeChange(now: number, before: number, days: number): Change {
  const difference = Math.trunc((now - before) / 1000) * 1000;
  return change(difference, minutesText(Math.abs(difference)), days, {
    up: (value, days) =>
      plural(days, {
        one: `${value} slower than the day before.`,
        other: `${value} slower than in the # days before.`,
      }),
    down: (value, days) =>
      plural(days, {
        one: `${value} faster than the day before.`,
        other: `${value} faster than in the # days before.`,
      }),
    same: (days) =>
      plural(days, {
        one: 'As fast as the day before.',
        other: 'As fast as in the # days before.',
      }),
  });
}

function pointsChange(now: number, before: number, days: number, sentences: Sentences): Change {
  const points = Math.round((now - before) * 1000) / 10;
  const size = Math.abs(points);
  const number = new Intl.NumberFormat(i18n.locale(), { maximumFractionDigits: 1 }).format(size);
  return change(points, plural(size, { one: `${number} point`, other: `${number} points` }), days, sentences);
}

function change(difference: number, value: string, days: number, sentences: Sentences): Change {
  if (difference === 0) return { arrow: 'same', short: t`No change`, sentence: sentences.same(days) };
  const arrow = difference > 0 ? 'up' : 'down';
  return { arrow, short: value, sentence: sentences[arrow](value, days) };
}

/** The words of the box that switches the comparison on. */
export function compareText(days: number): string {
  return plural(days, { one: 'Compare with the day before', other: 'Compare with the # days before' });
}

/** "7 days before", beside what stands for them in a chart. */
export function beforeText(days: number): string {
  return plural(days, { one: 'Day before', other: '# days before' });
}

/** "Before: 4,993.69 EUR", what a part of the time was in the time before. */
export function beforeValue(value: string): string {
  return t({
    message: `Before: ${value}`,
    comment: 'In the time that is compared with: an amount, a share or a length of time',
  });
}
