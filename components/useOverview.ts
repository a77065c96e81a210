import { useComputed } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Finding, FindingState, Wanted } from '../lib/finding/contract';
import type { Period } from '../lib/overviewView';
import { periodRange } from '../lib/overviewView';
import { dayStart } from '../lib/search/dates';
import type { Overview } from '../lib/search/overview';
import type { Clock } from './Time';

/** The overview of what is wanted, null while it is not known; nothing is counted while nothing is wanted. */
export function useOverview(
  finding: Finding,
  state: FindingState | null,
  wanted: Wanted | null,
  period: Period,
  clock: Clock,
): Overview | null {
  const today = useComputed(() => dayStart(clock.value)).value;
  const [overview, setOverview] = useState<Overview | null>(null);
  const turn = useRef(0);
  const asked = wanted && JSON.stringify([wanted.search, wanted.accountId, wanted.names]);
  useEffect(() => {
    turn.current += 1;
    const mine = turn.current;
    if (wanted === null) setOverview(null);
    if (wanted === null || !state?.ready) return;
    // What is on screen stays until what was asked for next is there.
    void finding.overview({ ...wanted, ...periodRange(period, today) }).then((counted) => {
      if (mine === turn.current) setOverview(counted);
    });
  }, [finding, state?.ready, state?.version, asked, period, today]);
  return overview;
}
