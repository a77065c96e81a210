import { browser } from 'wxt/browser';

const REFRESH = 'refresh';

/**
 * Keeps the alarm that wakes the background, every 30 s, as often as browsers allow, while there is work for it; lets
 * the browser sleep when there is none. Called at every start, because browsers may drop alarms.
 */
export async function keepAlarm(hasWork: () => Promise<boolean>): Promise<void> {
  // Where it cannot be read, assume that there is.
  const mayHave = () => hasWork().catch(() => true);
  if (await mayHave()) return armAlarm();
  if (!(await browser.alarms.get(REFRESH))) return;
  await browser.alarms.clear(REFRESH);
  // A job that began meanwhile found the alarm armed, and relies on it.
  if (await mayHave()) await armAlarm();
}

/** Arms the alarm unless it is armed: arming it again would delay the next wake. */
export async function armAlarm(): Promise<void> {
  if (!(await browser.alarms.get(REFRESH))) await browser.alarms.create(REFRESH, { periodInMinutes: 0.5 });
}

export function onAlarm(work: () => Promise<void>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === REFRESH) void work();
  });
}
