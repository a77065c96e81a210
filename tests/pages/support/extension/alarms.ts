import type { BrowserClock } from '../clock.ts';

export type Alarm = { name: string; scheduledTime: number; periodInMinutes?: number };
type When = { when?: number; delayInMinutes?: number; periodInMinutes?: number };

const MINUTE = 60_000;

/** `browser.alarms`, which outlive the background. */
export function createAlarms(clock: BrowserClock, ring: (alarm: Alarm) => void) {
  const set = new Map<string, { alarm: Alarm; cancel: () => void }>();

  function arm(alarm: Alarm): void {
    set.get(alarm.name)?.cancel();
    const cancel = clock.after(Math.max(0, alarm.scheduledTime - clock.now()), () => {
      const { name, periodInMinutes } = alarm;
      if (periodInMinutes === undefined) set.delete(name);
      else arm({ ...alarm, scheduledTime: clock.now() + periodInMinutes * MINUTE });
      ring(alarm);
    });
    set.set(alarm.name, { alarm, cancel });
  }
  const clear = async (name = ''): Promise<boolean> => {
    set.get(name)?.cancel();
    return set.delete(name);
  };

  return {
    create: async (name: string, { when, delayInMinutes, periodInMinutes }: When): Promise<void> =>
      arm({
        name,
        scheduledTime: when ?? clock.now() + (delayInMinutes ?? periodInMinutes ?? 0) * MINUTE,
        ...(periodInMinutes === undefined ? {} : { periodInMinutes }),
      }),
    get: async (name = ''): Promise<Alarm | undefined> => set.get(name)?.alarm,
    getAll: async (): Promise<Alarm[]> => Array.from(set.values(), ({ alarm }) => alarm),
    clear,
    clearAll: async (): Promise<boolean> => {
      for (const name of [...set.keys()]) await clear(name);
      return true;
    },
  };
}
