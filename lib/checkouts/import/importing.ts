import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { Problem } from '../../inqud/problem';
import { concernsAll } from '../../inqud/problem';
import { messageOf } from '../../shared/messageOf';
import { SECOND } from '../../shared/time';
import type { ImportOutcome } from '../outcomes';

export type ImportItem = { id: string; state: 'waiting' | 'asking' | Exclude<ImportOutcome, { outcome: 'wait' }> };
/** Why it paused by itself. */
type Stop = { problem: Problem } | { error: string };

/**
 * Imports a list one by one, until it is paused. It pauses by itself when something stands in the way of all of them; what
 * it was about to ask for is asked for when it goes on.
 */
export function createImporting(setup: {
  importOne: (accountId: string, checkoutId: string) => Promise<ImportOutcome>;
  /** Waits, in ms. */
  sleep: (ms: number) => Promise<unknown>;
}) {
  const items = signal<ImportItem[]>([]);
  const running = signal(false);
  const stop = signal<Stop | null>(null);
  /** Counts what was begun: whatever is not the newest ends by itself. */
  let run = 0;

  const mark = (id: string, state: ImportItem['state']) => {
    items.value = items.peek().map((item) => (item.id === id ? { id, state } : item));
  };
  const end = (why: Stop | null = null) => {
    run += 1;
    running.value = false;
    stop.value = why;
  };

  const goOn = async (accountId: string): Promise<void> => {
    run += 1;
    const mine = run;
    running.value = true;
    stop.value = null;
    while (run === mine) {
      const next = items.peek().find(({ state }) => state === 'waiting');
      if (!next) return end();
      mark(next.id, 'asking');
      const result = await setup.importOne(accountId, next.id).catch((error): Stop => ({ error: messageOf(error) }));
      const stops = stopOf(result);
      const outcome = stops === null && 'outcome' in result && result.outcome !== 'wait' ? result : null;
      mark(next.id, outcome ?? 'waiting');
      if (run !== mine) return;
      if (stops) return end(stops);
      if (!outcome) await setup.sleep(SECOND);
    }
  };

  return {
    items: items as ReadonlySignal<ImportItem[]>,
    running: running as ReadonlySignal<boolean>,
    /** Whether something is still to be asked for or was just asked, also while that is paused. */
    unfinished: computed(() => running.value || items.value.some(({ state }) => typeof state !== 'object')),
    waits: computed(() => items.value.some(({ state }) => state === 'waiting')),
    stop: stop as ReadonlySignal<Stop | null>,
    start(accountId: string, ids: string[]): Promise<void> {
      items.value = ids.map((id) => ({ id, state: 'waiting' }));
      return goOn(accountId);
    },
    goOn,
    pause: () => end(),
    /** Leaves out what was not asked for yet. */
    cancel(): void {
      end();
      items.value = items.peek().filter(({ state }) => state !== 'waiting');
    },
    /** Takes away what became of a list that is done. */
    clear(): void {
      if (items.peek().some(({ state }) => typeof state !== 'object')) return;
      stop.value = null;
      items.value = [];
    },
    /** Asks once more for what was not imported. */
    retry(accountId: string): Promise<void> {
      items.value = items.peek().map((item) => (isMissing(item) ? { ...item, state: 'waiting' } : item));
      return goOn(accountId);
    },
  };
}

function stopOf(result: ImportOutcome | Stop): Stop | null {
  if (!('outcome' in result)) return result;
  return result.outcome === 'failed' && concernsAll(result.problem) ? { problem: result.problem } : null;
}

export function isMissing({ state }: ImportItem): boolean {
  return typeof state === 'object' && (state.outcome === 'failed' || state.outcome === 'notFound');
}
