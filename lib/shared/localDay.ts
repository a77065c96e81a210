/**
 * The local calendar day of a time (epoch ms): "2026-03-01". The only one, for file names, filters, charts and
 * placeholders alike, so that they all agree on when a day begins.
 */
export function localDay(at: number): string {
  const date = new Date(at);
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The start of the local day that is `days` after the one of `at`, epoch ms. */
export function dayStart(at: number, days = 0): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
