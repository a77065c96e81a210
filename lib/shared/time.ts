/** Durations in ms, to write `10 * MINUTE`. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The refresh interval of an open checkout while a page shows it. */
export const ON_SCREEN = 5 * SECOND;
