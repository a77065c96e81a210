import { perLanguage } from '../../language/perLanguage';
import { dayStart } from '../localDay';

const TIME = { hour: 'numeric', minute: '2-digit' } as const;
const DAY = { month: 'short', day: 'numeric' } as const;

const all = perLanguage((locale) => ({
  time: new Intl.DateTimeFormat(locale, TIME),
  day: new Intl.DateTimeFormat(locale, { year: 'numeric', ...DAY }),
  dayAndTime: new Intl.DateTimeFormat(locale, { ...DAY, ...TIME }),
  whole: new Intl.DateTimeFormat(locale, { year: 'numeric', ...DAY, ...TIME }),
}));

/** For a column: "7:15 AM" of today, "Nov 28, 7:15 AM" of this year, "Nov 28, 2025" of another. Local time; epoch ms. */
export function dayTimeText(at: number, now: number): string {
  if (at >= dayStart(now) && at < dayStart(now, 1)) return all().time.format(at);
  return all()[isSameYear(at, now) ? 'dayAndTime' : 'day'].format(at);
}

/** Where it stands alone: "Nov 28, 7:15 AM", with the year where it is another. Local time; epoch ms. */
export function momentText(at: number, now: number): string {
  return all()[isSameYear(at, now) ? 'dayAndTime' : 'whole'].format(at);
}

function isSameYear(at: number, now: number): boolean {
  return new Date(at).getFullYear() === new Date(now).getFullYear();
}
