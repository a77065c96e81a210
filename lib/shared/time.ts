/** Lengths of time in ms, to write `10 * MINUTE`. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** How old the status of an open checkout may grow while a page shows it. */
export const ON_SCREEN = 5 * SECOND;
