import { useComputed } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Query } from '../../../lib/search/contract';
import { dayStart } from '../../../lib/search/dates';
import type { Overview } from '../../../lib/search/overview';
import type { Period } from '../../../lib/search/overviewView';
import { periodRange } from '../../../lib/search/overviewView';
import type { Searching } from '../../data/useSearchWorker';
import type { Clock } from '../../ui/Time';

/** The overview of what is wanted, null while it is not known; nothing is counted while nothing is wanted. */
export function useOverview(
  { finding, state, fail }: Searching,
  wanted: Query | null,
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
    const counting = finding.overview({ ...wanted, ...periodRange(period, today) });
    counting
      .then((counted) => mine === turn.current && setOverview(counted))
      .catch(() => mine === turn.current && fail());
  }, [finding, state?.ready, state?.version, asked, period, today]);
  return overview;
}
