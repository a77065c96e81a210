/** Whether this is `npm run soak`, which runs at full length what is long or random. */
export const SOAK = process.env.SOAK === '1';

/** The size of a long test: `whole` in `npm run soak`, `short` in `npm test`. */
export function atLength<T>(short: T, whole: T): T {
  return SOAK ? whole : short;
}
