import { perLanguage } from '../../language/perLanguage';

const format = perLanguage((locale) => {
  const measures = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
  // Where measures stand beside each other with nothing between them, as in Turkish, parts that are words need a comma.
  const areBare = measures.format(['1', '2', '3']) === '1 2 3';
  return areBare ? new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' }) : measures;
});

/** "underpaid, paid late": parts of one thing, joined as the language joins them. */
export function listText(parts: readonly string[]): string {
  return format().format(parts);
}
