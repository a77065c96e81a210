import type { HistoryDb } from '../checkouts/database';
import { recordHint } from '../checkouts/recordHint';
import type { StatusReport } from '../messaging/statusReport';
import { normaliseStatus } from '../widget/contract';
import type { Monitor } from './refresh/monitor';

/** Takes a reported status as a hint: it is stored as reported, and Inqud, who alone confirms a status, is asked. */
export function createReporter(setup: { history: HistoryDb; monitor: Monitor; now: () => number }) {
  const { history, monitor, now } = setup;
  return async ({ id, status, ...said }: StatusReport): Promise<void> => {
    const isNew = await recordHint(history, { ...said, checkoutId: id, status: normaliseStatus(status), at: now() });
    if (isNew) await monitor.refreshHinted(id);
  };
}
