import { perLanguage } from '../../language/perLanguage';

const day = perLanguage((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
const time = perLanguage((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }));

/** The local day. */
export function dayText(at: number): string {
  return day().format(at);
}

/** The local time of day, for a timeline. */
export function clockTime(at: number): string {
  return time().format(at);
}
