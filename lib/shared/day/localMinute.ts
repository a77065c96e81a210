import { perLanguage } from '../../language/perLanguage';
import { localDay } from '../localDay';
import { DAY, MINUTE } from '../time';

/** The value of a `datetime-local` field, optionally with the UTC offset that distinguishes two equal local times. */
const LOCAL = /^(\d{4,6})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?([+-]\d\d:\d\d)?$/;

const zonedTime = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' }),
);

/** The times (epoch ms) of a local time: two when clocks go back, none when they skip it or it is invalid. */
export function momentsOf(text: string): number[] {
  const [whole, year, month, day, hour, minute, second = '0', offset] = LOCAL.exec(text) ?? [];
  if (whole === undefined) return [];
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const around = [utc - DAY, utc + DAY].map((at) => utc + new Date(at).getTimezoneOffset() * MINUTE);
  return [...new Set(around)]
    .filter((at) => clockText(at) === `${year}-${month}-${day}T${hour}:${minute}`)
    .filter((at) => offset === undefined || offsetText(at) === offset)
    .toSorted((a, b) => a - b);
}

/** A local time as `datetime-local` takes it, to the next full minute; with its offset where it comes twice. */
export function localMinute(at: number): string {
  const minute = Math.ceil(at / MINUTE) * MINUTE;
  const text = clockText(minute);
  return momentsOf(text).length > 1 ? text + offsetText(minute) : text;
}

/** The two times to choose from where a local time comes twice, each with its name: "2:40 AM GMT+2". Else none. */
export function equalTimes(text: string): { value: string; zoned: string }[] {
  const moments = momentsOf(withoutOffset(text));
  if (moments.length < 2) return [];
  return moments.map((at) => ({ value: localMinute(at), zoned: zonedTime().format(at) }));
}

/** Without the offset, which a field does not take. */
export function withoutOffset(text: string): string {
  return text.replace(/[+-]\d\d:\d\d$/, '');
}

function clockText(at: number): string {
  const date = new Date(at);
  return `${localDay(at)}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

function offsetText(at: number): string {
  const ahead = -new Date(at).getTimezoneOffset();
  return `${ahead < 0 ? '-' : '+'}${two(Math.floor(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
