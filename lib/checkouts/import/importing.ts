import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { Problem } from '../../inqud/problem';
import { concernsAccount, concernsAll } from '../../inqud/problem';
import { messageOf } from '../../shared/messageOf';
import { SECOND } from '../../shared/time';
import type { ImportOutcome } from '../outcomes';

export type ImportItem = {
  id: string;
  state: 'waiting' | 'asking' | Exclude<ImportOutcome, { outcome: 'wait' }>;
  /** The account that knows it, or that did not answer. */
  accountId?: string;
};
type Answered = { state: Exclude<ImportItem['state'], string>; accountId?: string };
/** Why it paused by itself. */
type Stop = { problem: Problem } | { error: string };

/**
 * Imports a list one by one, until it is paused. Each is asked for with the accounts in turn, first the one that is
 * known or likely to have it, until one does. It pauses by itself when something stands in the way of all of them; what
 * it was about to ask for is asked for when it goes on. An account that Inqud refuses is left out until then, as long
 * as there is another.
 */
export function createImporting(setup: {
  importOne: (accountId: string, checkoutId: string) => Promise<ImportOutcome>;
  /** The account of a checkout that is here already. */
  ownerOf?: (checkoutId: string) => Promise<string | undefined>;
  /** Waits, in ms. */
  sleep: (ms: number) => Promise<unknown>;
}) {
  const items = signal<ImportItem[]>([]);
  const running = signal(false);
  const stop = signal<Stop | null>(null);
  /** Counts what was begun: whatever is not the newest ends by itself. */
  let run = 0;

  const mark = (id: string, state: ImportItem['state'], accountId?: string) => {
    const marked = { id, state, ...(accountId !== undefined && { accountId }) };
    items.value = items.peek().map((item) => (item.id === id ? marked : item));
  };
  const end = (why: Stop | null = null) => {
    run += 1;
    running.value = false;
    stop.value = why;
  };

  const goOn = async (accountIds: readonly string[]): Promise<void> => {
    run += 1;
    const mine = run;
    const several = accountIds.length > 1;
    /** Those that are refused, with why. */
    const refused = new Map<string, Problem>();
    /** What became of it with each account so far. */
    let asked = new Map<string, Problem | null>();
    /** The account that had the checkout before: a list is often of one shop after the other. */
    let last: string | undefined;
    running.value = true;
    stop.value = null;

    /** `wait`: nothing was answered that settles it. */
    const ask = async (id: string): Promise<Answered | Stop | 'wait'> => {
      const owner = several ? await setup.ownerOf?.(id) : undefined;
      const rank = (accountId: string) => (accountId === owner ? 0 : accountId === last ? 1 : 2);
      for (const accountId of accountIds.toSorted((a, b) => rank(a) - rank(b))) {
        if (refused.has(accountId) || asked.has(accountId)) continue;
        if (run !== mine) return 'wait';
        const result = await setup.importOne(accountId, id);
        if (result.outcome === 'wait') return 'wait';
        if (result.outcome === 'imported' || result.outcome === 'updated') {
          last = accountId;
          return { state: result, accountId };
        }
        const problem = result.outcome === 'failed' ? result.problem : null;
        if (problem && several && concernsAccount(problem)) refused.set(accountId, problem);
        else if (problem && concernsAll(problem)) return { problem };
        else asked.set(accountId, problem);
      }
      const [refusal] = refused;
      if (refusal && refused.size === accountIds.length) return { problem: refusal[1] };
      // One that did not answer may have it.
      for (const [accountId, problem] of [...asked, ...refused]) {
        if (problem) return { state: { outcome: 'failed', problem }, accountId };
      }
      return { state: { outcome: 'notFound' } };
    };

    while (run === mine) {
      const next = items.peek().find(({ state }) => state === 'waiting');
      if (!next) return end();
      mark(next.id, 'asking');
      const result = await ask(next.id).catch((error): Stop => ({ error: messageOf(error) }));
      const answered = typeof result === 'object' && 'state' in result ? result : null;
      mark(next.id, answered?.state ?? 'waiting', answered?.accountId);
      if (run !== mine) return;
      if (answered) asked = new Map();
      else if (result === 'wait') await setup.sleep(SECOND);
      else if (!('state' in result)) return end(result);
    }
  };

  return {
    items: items as ReadonlySignal<ImportItem[]>,
    running: running as ReadonlySignal<boolean>,
    /** Whether something is still to be asked for or was just asked, also while that is paused. */
    unfinished: computed(() => running.value || items.value.some(({ state }) => typeof state !== 'object')),
    waits: computed(() => items.value.some(({ state }) => state === 'waiting')),
    stop: stop as ReadonlySignal<Stop | null>,
    start(accountIds: readonly string[], ids: string[]): Promise<void> {
      items.value = ids.map((id) => ({ id, state: 'waiting' }));
      return goOn(accountIds);
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
    retry(accountIds: readonly string[]): Promise<void> {
      items.value = items.peek().map((item) => (isMissing(item) ? { ...item, state: 'waiting' } : item));
      return goOn(accountIds);
    },
  };
}

export function isMissing({ state }: ImportItem): boolean {
  return typeof state === 'object' && (state.outcome === 'failed' || state.outcome === 'notFound');
}
