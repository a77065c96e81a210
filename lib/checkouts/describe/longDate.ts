import { perLanguage } from '../../language/perLanguage';

const format = perLanguage((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }));

/** "March 1, 2026": the local day, within a sentence. */
export function longDate(at: number): string {
  return format().format(at);
}
