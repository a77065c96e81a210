import type { HistoryDb, TokenBucket } from './database';
import { HIGHEST, LOWEST } from './keyRange';

/** The monitoring of one account: its rate limit and its next refresh. */
export type Monitoring = { accountId: string; pace: TokenBucket | null; nextRefreshAt: number | null };

export function monitoringOf(db: HistoryDb, accountIds: string[]): Promise<Monitoring[]> {
  return Promise.all(
    accountIds.map(async (accountId) => {
      const queue = db.checkouts.where('[accountId+nextRefreshAt]');
      const next = await queue.between([accountId, LOWEST], [accountId, HIGHEST], true, true).first();
      return { accountId, pace: (await db.paces.get(accountId)) ?? null, nextRefreshAt: next?.nextRefreshAt ?? null };
    }),
  );
}
