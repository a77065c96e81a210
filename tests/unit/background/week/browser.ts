import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SECOND } from '../../../../lib/shared/time';
import { fillBrowser } from '../../support/browserGaps';
import type { Host } from './host';
import type { Week } from './week';

/** What the background calls of a browser: locks, timeouts, notifications, alarms, signatures and settings. */
export function playBrowser(week: Week, host: Host): void {
  const { stage, onScreen, shown, isAsleep } = week;
  const never = new Promise<never>(() => {});

  vi.stubGlobal('navigator', {
    languages: ['en-US'],
    locks: {
      request: (name: string, ...[options, last]: [unknown, (() => Promise<unknown>)?]) => {
        // What has just been ended gets as far as this, and must not hold a lock of the next one.
        if (!host.running()) return never;
        const work = (last ?? options) as () => Promise<unknown>;
        const run = (week.locks.get(name) ?? Promise.resolve()).then(work, work);
        week.locks.set(name, run);
        return run;
      },
    },
  });
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const controller = new AbortController();
    const fire = () =>
      isAsleep() ? stage.at(week.asleepUntil, fire) : controller.abort(new DOMException('', 'TimeoutError'));
    stage.at(stage.real + ms, fire);
    return controller.signal;
  });
  /** Whether who called is still there. */
  const browserStep = (): boolean => {
    const owner = host.running()?.owner;
    return owner === undefined || stage.step(owner);
  };
  const notifications = {
    create: async (id: string) => {
      if (!browserStep()) return never;
      for (const notice of week.stored.notices.values()) {
        if (notice.showingAs === id) shown.set(notice.key, (shown.get(notice.key) ?? 0) + 1);
      }
      week.counts.notices += 1;
      onScreen.set(id, true);
      if (week.plan.quiet && week.isNight()) week.violate('quiet', `${id} was shown at night`);
      return browserStep() ? id : never;
    },
    getAll: async () => Object.fromEntries(onScreen),
  };
  vi.spyOn(fakeBrowser.notifications, 'create').mockImplementation(notifications.create as never);
  vi.spyOn(fakeBrowser.notifications, 'getAll').mockImplementation(notifications.getAll as never);
  vi.spyOn(fakeBrowser.alarms, 'get').mockImplementation((async (name: string) =>
    name === 'refresh' && week.alarm ? { name } : undefined) as never);
  vi.spyOn(fakeBrowser.alarms, 'create').mockImplementation((async (name: string) => {
    if (name === 'refresh') week.alarm = { base: stage.real, last: stage.real };
  }) as never);
  vi.spyOn(fakeBrowser.alarms, 'clear').mockImplementation((async (name: string) => {
    if (name === 'refresh') week.alarm = null;
    return true;
  }) as never);
  fillBrowser();
  // Real signatures are made by another thread, whose time is not the week's.
  vi.spyOn(crypto.subtle, 'sign').mockImplementation(async () => new ArrayBuffer(32));
  const setLocal = fakeBrowser.storage.local.set.bind(fakeBrowser.storage.local);
  vi.spyOn(fakeBrowser.storage.local, 'set').mockImplementation((async (items: Record<string, unknown>) => {
    const { clockOffset } = items;
    if (typeof clockOffset === 'number') {
      week.shifts.push({ at: stage.real, by: (clockOffset - week.offset) / SECOND });
      week.offset = clockOffset;
      week.note(`the clock is found to be ${(clockOffset / SECOND).toFixed(1)} s behind`);
    }
    return setLocal(items);
  }) as never);
}
