/** Whether this is `npm run soak`, which runs at full length what is long or random. */
export const SOAK = process.env.SOAK === '1';

/** The size of a long test: `whole` in `npm run soak`, `short` in `npm test`. */
export function atLength<T>(short: T, whole: T): T {
  return SOAK ? whole : short;
}

/** How often a property is tried, by how often is enough to find what is not rare: a third of that, or ten times as often. */
export function runs(enough: number): number {
  return atLength(Math.ceil(enough / 3), 10 * enough);
}
