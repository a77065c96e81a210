import type { Desk, Tab } from '../e2e/driver/types.ts';
import { until } from '../e2e/driver/until.ts';

/** A document of the extension that runs none of its scripts: to the background, nothing is open. */
export function openQuiet(desk: Desk): Promise<Tab> {
  return desk.open('icon/128.png');
}

/**
 * Lets the alarm come now, and gives the ms from when it came to the end of the wake. The alarm that it sets does not
 * repeat, so it is gone once it came, and the wake's last step is to set the repeating one again. A background that has to
 * start for it sets that one at its start, too: then this is too short.
 */
export function wake(quiet: Tab): Promise<number> {
  return quiet.evaluate(async () => {
    const { alarms } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const came = new Promise<number>((resolve) => {
      const hear = () => {
        alarms.onAlarm.removeListener(hear);
        resolve(performance.now());
      };
      alarms.onAlarm.addListener(hear);
    });
    await alarms.create('refresh', { when: Date.now() });
    const begun = await came;
    // With a pause, or looking itself would slow down what is measured.
    while (!(await alarms.get('refresh'))?.periodInMinutes) await new Promise((resolve) => setTimeout(resolve));
    return performance.now() - begun;
  });
}

/** Waits until the browser has this notification. */
export async function notified(page: Tab, key: string): Promise<void> {
  const isThere = async () => {
    const found = await page.evaluate(async (key): Promise<boolean> => {
      const { notifications } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      return key in (await notifications.getAll());
    }, key);
    return found || undefined;
  };
  await until(`the notification "${key}"`, isThere, { timeout: 150_000 });
}
