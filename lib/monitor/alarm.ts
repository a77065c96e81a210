import { browser } from 'wxt/browser';

const REFRESH = 'refresh';

/**
 * Keeps the alarm that wakes the background, every 30 s, as often as browsers allow, while there is anything to ask
 * about; lets the browser sleep when there is not. Called at every start, because browsers may drop alarms.
 */
export async function keepAlarm(hasWork: () => Promise<boolean>): Promise<void> {
  const [wanted, kept] = await Promise.all([hasWork(), browser.alarms.get(REFRESH)]);
  if (wanted && !kept) await browser.alarms.create(REFRESH, { periodInMinutes: 0.5 });
  if (!wanted && kept) await browser.alarms.clear(REFRESH);
}

export function onAlarm(work: () => Promise<void>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === REFRESH) void work();
  });
}
