import { perLanguage } from '../../language/perLanguage';

const format = perLanguage((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }));

/** "March 1, 2026": the local day, within a sentence. */
export function longDate(at: number): string {
  return format().format(at);
}

const moment = perLanguage((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }));

/** "March 1, 2026 at 1:00 PM": likewise with the time of day, where a day is too coarse. */
export function longMoment(at: number): string {
  return moment().format(at);
}
