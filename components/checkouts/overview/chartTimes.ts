import { i18n } from '../../../lib/language/i18n';
import type { Slot, Step } from '../../../lib/search/overviewBuckets';
import { dayStart } from '../../../lib/shared/localDay';

/** So many words fit below a chart. */
const MOST_TICKS = 7;

const LONG: Record<Exclude<Step, 'week'>, Intl.DateTimeFormatOptions> = {
  hour: { hour: 'numeric', minute: '2-digit' },
  day: { day: 'numeric', month: 'long' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
};

/** "2:00 PM", "February 26", "Feb 23 – Mar 1", "February 2026", "2026": the time of one bar in full. */
export function slotName({ from, to }: Slot, step: Step): string {
  if (step === 'week') return daysName({ from, to });
  return new Intl.DateTimeFormat(i18n.locale(), LONG[step]).format(from);
}

/** "Feb 23 – Mar 1, 2026" for local days. */
export function daysText({ from, to }: { from: number; to: number }): string {
  return new Intl.DateTimeFormat(i18n.locale(), { day: 'numeric', month: 'short', year: 'numeric' }).formatRange(
    from,
    dayStart(to, -1),
  );
}

function daysName({ from, to }: { from: number; to: number }): string {
  return new Intl.DateTimeFormat(i18n.locale(), { day: 'numeric', month: 'short' }).formatRange(from, dayStart(to, -1));
}

/** The words below the bars, the last bar's among them; null for those without. Months and years where they change. */
export function tickTexts(slots: readonly Slot[], step: Step): (string | null)[] {
  const every = Math.ceil(slots.length / MOST_TICKS);
  let last: Date | null = null;
  return slots.map(({ from }, place) => {
    if ((slots.length - 1 - place) % every !== 0) return null;
    const date = new Date(from);
    const format = tickFormat(step, date, last);
    last = date;
    return new Intl.DateTimeFormat(i18n.locale(), format).format(from);
  });
}

function tickFormat(step: Step, date: Date, last: Date | null): Intl.DateTimeFormatOptions {
  const isNewYear = date.getFullYear() !== last?.getFullYear();
  switch (step) {
    case 'hour':
      return { hour: 'numeric' };
    case 'day':
    case 'week':
      return isNewYear || date.getMonth() !== last?.getMonth()
        ? { day: 'numeric', month: 'short' }
        : { day: 'numeric' };
    case 'month':
      return isNewYear ? { month: 'short', year: '2-digit' } : { month: 'short' };
    case 'year':
      return { year: 'numeric' };
  }
}
