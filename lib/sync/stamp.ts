import { isDesk } from '../sealing/deskId';

/**
 * When and where something was changed: the time in ms and a counter, both in base 36, and the desk's ID. As text, a later
 * change is greater than all that its desk had seen, and no two are equal (a hybrid logical clock).
 */
export type Stamp = string;

/** Who changes something, and when: `now` is epoch ms by Inqud's clock. */
export type Author = { now: number; desk: string };

const TIME = 9;
const COUNTER = 3;
const MOST = 36 ** COUNTER - 1;

/** A stamp after all of `earlier`, even where this clock is behind the one that made them. */
export function stampAfter(earlier: readonly (Stamp | undefined)[], { now, desk }: Author): Stamp {
  const last = earlier.reduce<Stamp>((latest, each) => (each !== undefined && each > latest ? each : latest), '');
  const at = Math.max(0, Math.floor(now));
  if (last === '' || at > timeOf(last)) return written(at, 0, desk);
  const count = Number.parseInt(last.slice(TIME, TIME + COUNTER), 36) + 1;
  return count > MOST ? written(timeOf(last) + 1, 0, desk) : written(timeOf(last), count, desk);
}

/** Epoch ms. */
export function timeOf(stamp: Stamp): number {
  return Number.parseInt(stamp.slice(0, TIME), 36);
}

export function deskOf(stamp: Stamp): string {
  return stamp.slice(TIME + COUNTER);
}

/** A stamp for what was changed before there were stamps: older than each that a desk makes. */
export function oldStamp(desk: string): Stamp {
  return written(0, 0, desk);
}

export function isStamp(text: string): boolean {
  return /^[0-9a-z]{12}/.test(text) && isDesk(text.slice(TIME + COUNTER));
}

function written(at: number, count: number, desk: string): Stamp {
  return at.toString(36).padStart(TIME, '0') + count.toString(36).padStart(COUNTER, '0') + desk;
}
