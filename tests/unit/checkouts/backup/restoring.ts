import { copyParts, HEAD, linesFormat } from '../../../../lib/checkouts/backup/export';
import { linesSource } from '../../../../lib/checkouts/backup/lines';
import type { RestoreProgress, RestoreResult } from '../../../../lib/checkouts/backup/restore';
import { restoreHistory } from '../../../../lib/checkouts/backup/restore';
import type { HistoryDb, StoredCheckout, TimelineEntry } from '../../../../lib/checkouts/database';
import { openHistory } from '../../../../lib/checkouts/database';
import { withAttention } from '../../../../lib/checkouts/rules/attention';
import { withOutside } from '../../../../lib/inqud/outside';
import { NOW } from '../../support/examples';

/** The whole history as a copy. */
export async function copyText(): Promise<string> {
  const history = openHistory();
  let text = '';
  for await (const part of copyParts(
    history,
    linesFormat(new Date(NOW), () => 'Shop'),
    null,
  ))
    text += part.text;
  history.close();
  return text;
}

/** A copy with these lines after its header. */
export function copyWith(...lines: unknown[]): string {
  return [HEAD, ...lines].map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
}

export const lineOf = (checkout: unknown, timeline: unknown[] = [], account = 'Shop') => ({
  checkout,
  account,
  timeline,
});

export function restore(
  db: HistoryDb,
  text: BlobPart,
  setup: {
    now?: number;
    signal?: AbortSignal;
    progress?: (progress: RestoreProgress) => void;
    accountOf?: Parameters<typeof restoreHistory>[2]['accountOf'];
  } = {},
): Promise<RestoreResult> {
  const { now = NOW, accountOf = async ({ accountId }) => accountId, ...rest } = setup;
  return restoreHistory(db, linesSource(new Blob([text])), {
    now: () => now,
    updateAttention: withAttention,
    accountOf,
    ...rest,
  });
}

/** The stored rows, without the keys of timeline entries. */
export async function storedIn(db: HistoryDb) {
  const timeline = await db.timeline.orderBy('seq').toArray();
  return {
    checkouts: await db.checkouts.toArray(),
    timelines: Object.fromEntries(
      Map.groupBy(
        timeline.map(({ seq: _, ...entry }) => entry),
        ({ checkoutId }) => checkoutId,
      ),
    ),
    creates: await db.creates.toArray(),
  };
}

/** The same after a restore: what a new link would get of a file unseen is marked. */
export function asRestored(stored: Awaited<ReturnType<typeof storedIn>>) {
  return { ...stored, checkouts: stored.checkouts.map(withOutside) };
}

export async function store(
  db: HistoryDb,
  checkouts: StoredCheckout[],
  entries: Omit<TimelineEntry, 'seq'>[] = [],
): Promise<void> {
  await db.checkouts.bulkPut(checkouts);
  await db.timeline.bulkAdd(entries);
}

export function done(counts: Partial<Extract<RestoreResult, { outcome: 'restored' }>>): RestoreResult {
  return {
    outcome: 'restored',
    added: 0,
    updated: 0,
    unchanged: 0,
    creates: 0,
    damaged: [],
    damagedCount: 0,
    aborted: false,
    ...counts,
  };
}
