let currencies: ReadonlySet<string> | undefined;
const known = new Map<string, number>();

/** How many decimals a fiat currency has, from the browser's tables; null for a coin, which may have any number. */
export function currencyDigits(currency: string): number | null {
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  if (!currencies.has(currency)) return null;
  let digits = known.get(currency);
  if (digits === undefined) {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    known.set(currency, digits);
  }
  return digits;
}
