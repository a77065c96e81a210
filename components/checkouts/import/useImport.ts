import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../lib/inqud/problem';
import { concernsAll } from '../../../lib/inqud/problem';
import type { Replies } from '../../../lib/messaging/commands';
import { messageOf } from '../../../lib/shared/messageOf';
import { SECOND } from '../../../lib/shared/time';

type Outcome = Replies['importCheckout'];
export type ImportItem = { id: string; state: 'waiting' | 'asking' | Exclude<Outcome, { outcome: 'wait' }> };
type Stop = { problem: Problem } | { error: string };

/**
 * Imports a list one by one, for as long as the page is there. It pauses by itself when something stands in the way of
 * all of them; what it was about to ask for is asked for when it goes on.
 */
export function useImporting(setup: {
  importOne: (accountId: string, checkoutId: string) => Promise<Outcome>;
  sleep: (ms: number) => Promise<unknown>;
}) {
  const list = useRef<ImportItem[]>([]);
  const [items, show] = useState<ImportItem[]>([]);
  const [running, setRunning] = useState(false);
  const [stop, setStop] = useState<Stop | null>(null);
  /** Counts what was begun: whatever is not the newest ends by itself. */
  const run = useRef(0);
  useEffect(
    () => () => {
      run.current += 1;
    },
    [],
  );

  const change = (next: ImportItem[]) => {
    list.current = next;
    show(next);
  };
  const mark = (id: string, state: ImportItem['state']) =>
    change(list.current.map((item) => (item.id === id ? { id, state } : item)));
  const end = (why: Stop | null = null) => {
    run.current += 1;
    setRunning(false);
    setStop(why);
  };

  const go = async (accountId: string) => {
    run.current += 1;
    const mine = run.current;
    setRunning(true);
    setStop(null);
    while (run.current === mine) {
      const next = list.current.find(({ state }) => state === 'waiting');
      if (!next) return end();
      mark(next.id, 'asking');
      const result = await setup.importOne(accountId, next.id).catch((error): Stop => ({ error: messageOf(error) }));
      const stops = stopOf(result);
      const outcome = stops === null && 'outcome' in result && result.outcome !== 'wait' ? result : null;
      mark(next.id, outcome ?? 'waiting');
      if (run.current !== mine) return;
      if (stops) return end(stops);
      if (!outcome) await setup.sleep(SECOND);
    }
  };

  return {
    items,
    running,
    /** Whether something is still to be asked for or on its way, also while that is paused. */
    unfinished: running || items.some(({ state }) => typeof state !== 'object'),
    /** Why it paused by itself. */
    stop,
    start: (accountId: string, ids: string[]) => {
      change(ids.map((id) => ({ id, state: 'waiting' })));
      return go(accountId);
    },
    goOn: go,
    pause: () => end(),
    /** Leaves out what was not asked for yet. */
    cancel: () => {
      end();
      change(list.current.filter(({ state }) => state !== 'waiting'));
    },
    /** Takes away what became of a list that is done. */
    clear: () => {
      if (list.current.some(({ state }) => typeof state !== 'object')) return;
      setStop(null);
      change([]);
    },
    /** Asks once more for what was not imported. */
    retry: (accountId: string) => {
      change(list.current.map((item) => (isMissing(item) ? { ...item, state: 'waiting' } : item)));
      return go(accountId);
    },
  };
}

function stopOf(result: Outcome | Stop): Stop | null {
  if (!('outcome' in result)) return result;
  return result.outcome === 'failed' && concernsAll(result.problem) ? { problem: result.problem } : null;
}

export function isMissing({ state }: ImportItem): boolean {
  return typeof state === 'object' && (state.outcome === 'failed' || state.outcome === 'notFound');
}
