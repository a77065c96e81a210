/** Below and above every key that a column of an index can have, as Dexie has them; here without its script. */
export const LOWEST = Number.NEGATIVE_INFINITY;
export const HIGHEST = [[]];
