/** A server timestamp: UTC, ISO 8601, 9 fraction digits (DOCUMENTED by example, section 4). */
export type Stamp = string;

export interface Stamps {
  /** The current time plus `plusMs`, strictly later at each call. */
  next(plusMs?: number): Stamp;
}

const NANOS_PER_MS = 1_000_000n;

/**
 * Makes strictly increasing nanosecond timestamps from a millisecond clock. The extra digits are invented, but
 * deterministic.
 */
export function createStamps(now: () => number): Stamps {
  let last = 0n;
  return {
    next(plusMs = 0) {
      const present = BigInt(Math.trunc(now())) * NANOS_PER_MS + 523_507n;
      last = present > last ? present : last + 1_481n;
      return formatStamp(last + BigInt(plusMs) * NANOS_PER_MS);
    },
  };
}

/** Parses a timestamp with any number of fraction digits to ms. */
export function stampToMs(stamp: Stamp): number {
  return Date.parse(stamp.replace(/(\.\d{3})\d+Z$/, '$1Z'));
}

function formatStamp(nanos: bigint): Stamp {
  const seconds = new Date(Number(nanos / NANOS_PER_MS)).toISOString().slice(0, 19);
  return `${seconds}.${(nanos % 1_000_000_000n).toString().padStart(9, '0')}Z`;
}
