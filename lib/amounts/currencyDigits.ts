/**
 * Currencies whose smaller unit nobody uses any more. ISO 4217 has decimals for them, and so have the tables of Firefox;
 * those of Chrome have none.
 */
const UNUSED_DECIMALS: ReadonlyMap<string, number> = new Map([
  ...'AFN ALL COP HUF IDR IRR KPW LAK LBP MGA MMK PKR SLL SOS SYP YER'.split(' ').map((code) => [code, 2] as const),
  ['IQD', 3],
]);

let currencies: ReadonlySet<string> | undefined;
const known = new Map<string, number>();

/** How many decimals a fiat currency may have, from the browser's tables; null for a coin, which may have any number. */
export function currencyDigits(currency: string): number | null {
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  if (!currencies.has(currency)) return null;
  let digits = UNUSED_DECIMALS.get(currency) ?? known.get(currency);
  if (digits === undefined) {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    known.set(currency, digits);
  }
  return digits;
}

/** How many decimals people write: none for forints, although 1250.50 of them may be asked for. */
export function usualDigits(currency: string): number | null {
  return UNUSED_DECIMALS.has(currency) ? 0 : currencyDigits(currency);
}
