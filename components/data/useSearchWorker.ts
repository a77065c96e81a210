import { proxy } from 'comlink';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Choices, SearchState, SearchWorker } from '../../lib/search/contract';

/**
 * The finding, what it has told last, null before it told anything, how to tell that an answer of it failed to come, and
 * what is aborted when its worker breaks, until that speaks again.
 */
export type Searching = { finding: SearchWorker; state: SearchState | null; fail: () => void; lost: AbortSignal };

const NOTHING_YET: SearchState = { read: 0, total: 0, ready: false, version: 0, failed: null };

/** How far the finding is with reading the history, and which change of it is the last; or that its worker has failed. */
export function useSearchWorker(finding: SearchWorker, worker: EventTarget): Searching {
  const [state, setState] = useState<SearchState | null>(null);
  const fail = useMemo(() => () => setState((last) => ({ ...(last ?? NOTHING_YET), failed: 'Reload this page.' })), []);
  const losing = useRef(new AbortController());
  // At once: a worker whose script cannot be loaded says so only once.
  useLayoutEffect(() => {
    const lose = () => {
      losing.current.abort();
      fail();
    };
    worker.addEventListener('error', lose);
    return () => worker.removeEventListener('error', lose);
  }, [worker]);
  const hear = (told: SearchState) => {
    if (losing.current.signal.aborted) losing.current = new AbortController();
    setState(told);
  };
  useEffect(() => void finding.watch(proxy(hear)).catch(fail), [finding]);
  return { finding, state, fail, lost: losing.current.signal };
}

/** What filters can choose from, while `wanted`: of what is archived, or of all else. */
export function useChoices({ finding, state, fail }: Searching, wanted: boolean, archived: boolean): Choices | null {
  const [choices, setChoices] = useState<Choices | null>(null);
  useEffect(() => {
    if (wanted && state?.ready) finding.choices(archived).then(setChoices).catch(fail);
  }, [finding, wanted, archived, state?.ready, state?.version]);
  return choices;
}
