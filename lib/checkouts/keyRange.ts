/**
 * The lowest and the highest key of an index column, equal to Dexie's `minKey` and `maxKey`, but without loading Dexie.
 */
export const LOWEST = Number.NEGATIVE_INFINITY;
export const HIGHEST = [[]];
