import { perLanguage } from '../../language/perLanguage';

// As a list of measures Turkish would stand without a comma between its parts.
const format = perLanguage((locale) => new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' }));

/** "underpaid, paid late": parts of one thing, joined as the language joins them. */
export function listText(parts: readonly string[]): string {
  return format().format(parts);
}
