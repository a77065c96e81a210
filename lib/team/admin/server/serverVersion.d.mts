export const OLDEST: string;
/** Whether a version such as "2.15.1" is good enough; what is no version counts as too old. */
export function isGoodEnough(version: string): boolean;
