/** What this country, or a locale, writes before decimals, as far as a table can have it: a comma, else a point. */
export function decimalMark(locale?: string): '.' | ',' {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ',' : '.';
}
