/** The simulator's only source of time, so that tests never sleep. Times are ms since 1970. */
export interface Clock {
  now(): number;
  /** Runs the action once after `ms`; returns the cancel function. */
  after(ms: number, action: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, action) {
    const timer = setTimeout(action, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

export interface ManualClock extends Clock {
  /** Advances time and runs, in order, everything that becomes due. */
  advance(ms: number): void;
}

/** A clock that only advances on command. */
export function createManualClock(start: number | string): ManualClock {
  let now = typeof start === 'number' ? start : Date.parse(start);
  const waiting = new Set<{ at: number; action: () => void }>();
  const nextDue = (end: number) =>
    [...waiting]
      .filter(({ at }) => at <= end)
      .reduce<{ at: number; action: () => void } | undefined>(
        (first, one) => (first === undefined || one.at < first.at ? one : first),
        undefined,
      );
  return {
    now: () => now,
    after(ms, action) {
      const entry = { at: now + ms, action };
      waiting.add(entry);
      return () => waiting.delete(entry);
    },
    advance(ms) {
      const end = now + ms;
      for (let due = nextDue(end); due; due = nextDue(end)) {
        waiting.delete(due);
        now = Math.max(now, due.at);
        due.action();
      }
      now = end;
    },
  };
}
