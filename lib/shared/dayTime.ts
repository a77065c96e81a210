import { dayStart } from './localDay';

/** How a moment is written by how far away it is: the formats are made once, which takes a while. */
let formats: Record<'today' | 'thisYear' | 'any', Intl.DateTimeFormat> | undefined;

/** The local time of what was today, else its day with the time, and the year only where it is another: "Nov 28, 7:15 AM". Epoch ms. */
export function dayTimeText(at: number, now: number): string {
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  const day = { ...time, month: 'short', day: 'numeric' } as const;
  formats ??= {
    today: new Intl.DateTimeFormat(undefined, time),
    thisYear: new Intl.DateTimeFormat(undefined, day),
    any: new Intl.DateTimeFormat(undefined, { year: 'numeric', month: 'short', day: 'numeric' }),
  };
  if (at >= dayStart(now) && at < dayStart(now, 1)) return formats.today.format(at);
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return formats[isThisYear ? 'thisYear' : 'any'].format(at);
}
