import { perLanguage } from '../language/perLanguage';

const grouped = perLanguage((locale) => new Intl.NumberFormat(locale));

/** "1,234", as the language groups it. */
export function numberText(count: number): string {
  return grouped().format(count);
}
