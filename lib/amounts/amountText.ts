import { i18n } from '../language/i18n';
import { currencyDigits, usualDigits } from './currencyDigits';
import type { Decimal } from './decimal';

// Cached: creating a formatter is slower than formatting a whole list with it.
const formats: Record<string, Intl.NumberFormat> = {};

/**
 * An amount, exact, formatted for the language that is spoken or another one, with at least the decimals of its currency. It
 * parses to the same amount: a coin's "1,250" or "1.250" would be ambiguous, so it is "1,250.00" or "1.2500".
 */
export function amountText(amount: Decimal, currency: string, language?: string): string {
  const usual = usualDigits(currency);
  // Decimals that nobody writes would be read as a part of the number.
  const isUnusual = usual === 0 && currencyDigits(currency) !== 0 && /\.\d*[1-9]/.test(amount);
  const fewest = usual === null || isUnusual ? clearPlaces(amount) : usual;
  const locale = language ?? i18n.locale();
  const kind = `${locale} ${fewest}`;
  formats[kind] ??= new Intl.NumberFormat(locale, { minimumFractionDigits: fewest, maximumFractionDigits: 100 });
  // A decimal string is formatted exactly, but TypeScript requires a numeric literal type.
  return formats[kind].format(amount as `${number}`);
}

function clearPlaces(amount: Decimal): number {
  if (/^-?\d{4,}(\.0*)?$/.test(amount)) return 2;
  return /^-?[1-9]\d{0,2}\.\d\d[1-9]0*$/.test(amount) ? 4 : 0;
}
