import type { Clock } from '../../simulator/clock.ts';

/** What a context of the browser has of time. */
export type Timers = {
  Date: DateConstructor;
  setTimeout: (work: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => number;
  clearTimeout: (id?: number) => void;
  setInterval: (work: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => number;
  clearInterval: (id?: number) => void;
  /** Ends all of them. */
  stop(): void;
};

type Waiting = { at: number; run: () => void; timer: NodeJS.Timeout | undefined };

export type BrowserClock = ReturnType<typeof createBrowserClock>;

/**
 * The time of one browser and of the simulated Inqud: that of the computer, or one that starts at `start`, epoch ms, and it
 * can be moved on. Then everything that falls due on the way happens, in order, without a wait.
 */
export function createBrowserClock(start = Date.now()) {
  let ahead = start - Date.now();
  const waiting = new Set<Waiting>();
  const now = () => Date.now() + ahead;

  function arm(entry: Waiting): void {
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => fire(entry), Math.min(Math.max(0, entry.at - now()), 2 ** 31 - 1));
    entry.timer.unref();
  }
  function fire(entry: Waiting): void {
    if (!waiting.delete(entry)) return;
    clearTimeout(entry.timer);
    entry.run();
  }
  const after: Clock['after'] = (ms, run) => {
    const entry: Waiting = { at: now() + ms, run, timer: undefined };
    waiting.add(entry);
    arm(entry);
    return () => {
      waiting.delete(entry);
      clearTimeout(entry.timer);
    };
  };

  /** Lets everything go on that waits for nothing but the event loop. */
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await new Promise((next) => setImmediate(next));
  };

  return {
    now,
    after,
    /** Moves time on by so many ms. */
    async pass(ms: number): Promise<void> {
      const end = now() + ms;
      for (;;) {
        const [first] = [...waiting].sort((a, b) => a.at - b.at);
        if (!first || first.at > end) break;
        ahead += Math.max(0, first.at - now());
        fire(first);
        await settle();
      }
      ahead += Math.max(0, end - now());
      for (const entry of waiting) arm(entry);
      await settle();
    },

    /** The computer is off for so many ms: what falls due meanwhile happens once, afterwards. */
    async sleep(ms: number): Promise<void> {
      ahead += ms;
      for (const entry of waiting) arm(entry);
      await settle();
    },

    timers(): Timers {
      let last = 0;
      const running = new Map<number, () => void>();
      const start = (work: () => void, ms: number) => {
        last += 1;
        const id = last;
        running.set(id, after(ms, work));
        return id;
      };
      const stop = (id?: number) => {
        if (id === undefined) return;
        running.get(id)?.();
        running.delete(id);
      };
      return {
        Date: dateBy(now),
        setTimeout: (work, ms = 0, ...args) => {
          const id = start(() => {
            running.delete(id);
            work(...args);
          }, ms);
          return id;
        },
        clearTimeout: stop,
        setInterval: (work, ms = 0, ...args) => {
          const id = start(
            function again() {
              running.set(id, after(Math.max(ms, 1), again));
              work(...args);
            },
            Math.max(ms, 1),
          );
          return id;
        },
        clearInterval: stop,
        stop: () => {
          for (const cancel of running.values()) cancel();
          running.clear();
        },
      };
    },
  };
}

function dateBy(now: () => number): DateConstructor {
  return new Proxy(Date, {
    construct: (target, args: unknown[]) => Reflect.construct(target, args.length === 0 ? [now()] : args),
    apply: () => String(new Date(now())),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
}
