/** Whether a number is a time, epoch ms, that can be formatted: what a row of the database has need not be one. */
export function isTime(at: number): boolean {
  return !Number.isNaN(new Date(at).getTime());
}
