import { browser } from 'wxt/browser';

const REFRESH = 'refresh';

/**
 * Keeps the alarm that wakes the background, every 30 s, as often as browsers allow, while there is anything to ask
 * about; lets the browser sleep when there is not. Called at every start, because browsers may drop alarms.
 */
export async function keepAlarm(hasWork: () => Promise<boolean>): Promise<void> {
  // Where nobody can tell, there may be.
  const mayHave = () => hasWork().catch(() => true);
  if (await mayHave()) return armAlarm();
  if (!(await browser.alarms.get(REFRESH))) return;
  await browser.alarms.clear(REFRESH);
  // Whoever began meanwhile found the alarm set.
  if (await mayHave()) await armAlarm();
}

/** Sets the alarm unless it is set: setting it anew would put the next wake off. */
export async function armAlarm(): Promise<void> {
  if (!(await browser.alarms.get(REFRESH))) await browser.alarms.create(REFRESH, { periodInMinutes: 0.5 });
}

export function onAlarm(work: () => Promise<void>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === REFRESH) void work();
  });
}
