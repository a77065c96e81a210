import { perLanguage } from '../../language/perLanguage';

const format = perLanguage((locale) => new Intl.ListFormat(locale, { type: 'unit', style: 'short' }));

/** "underpaid, paid late": parts of one thing, joined as the language joins them. */
export function listText(parts: readonly string[]): string {
  return format().format(parts);
}
