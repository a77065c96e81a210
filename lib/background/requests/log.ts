import type { LoggedRequest, Outcome } from '../../requests/logged';
import { MOST_REQUESTS } from '../../requests/logged';
import { lastRequests, requestCount } from '../../requests/settings';
import { clearFamily, memberOf, writeTogether } from '../../storage/settingFamily';
import { readSetting } from '../../storage/settings';

export type RequestLog = ReturnType<typeof createRequestLog>;

/**
 * The last requests, in memory that the browser empties when it closes: a background that ends takes none along. One
 * request costs two small writes, when it leaves and when it is over, and none of them is waited for or can fail.
 */
export function createRequestLog() {
  const stored = readSetting(requestCount);
  let noted = 0;
  let cleared = 0;
  // One after the other, so that what came of a request is never before the request.
  let last: Promise<unknown> = stored.catch(() => {});
  const inTurn = (work: () => Promise<unknown>): Promise<unknown> => {
    last = last.then(work).catch(() => {});
    return last;
  };

  return {
    /** Notes a request that leaves now. Returns how to note what came of it. */
    begin(request: Omit<LoggedRequest, 'number' | 'outcome'>): (outcome: Outcome) => void {
      const at = noted++;
      const since = cleared;
      const write = async (outcome: Outcome | null) => {
        const number = ((await stored) ?? 0) + at;
        const count = ((await stored) ?? 0) + noted;
        // It was cleared, or its place was taken by a later one.
        if (since !== cleared || number + MOST_REQUESTS < count) return;
        const entry = { ...request, number, outcome };
        await writeTogether([requestCount, count], [memberOf(lastRequests, number % MOST_REQUESTS), entry]);
      };
      void inTurn(() => write(null));
      return (outcome) => void inTurn(() => write(outcome));
    },

    /** Forgets all, also what will come of those under way. */
    async clear(): Promise<void> {
      cleared += 1;
      await inTurn(() => clearFamily(lastRequests));
    },
  };
}
