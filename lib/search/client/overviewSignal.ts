import type { ReadonlySignal } from '@preact/signals';
import { computed } from '@preact/signals';
import { dayStart } from '../../shared/localDay';
import { MINUTE } from '../../shared/time';
import type { Query } from '../contract';
import type { Overview } from '../overview';
import type { Period } from '../overviewView';
import { periodBefore, periodRange } from '../overviewView';
import { answerSignal } from './answerSignal';
import type { SearchClient } from './searchClient';

/** Until when the time before is counted moves on in steps, because each counts everything again. */
const COUNT_AGAIN_AFTER = 5 * MINUTE;

/** An overview, and of which period it is. */
export type PeriodOverview = Overview & { period: Period };

/**
 * The overview of what a query finds of a period; null while it is not known. What was counted last stays until what is
 * asked for next is there. `clock` is epoch ms: it is counted again at midnight, and now and then while it is compared
 * with the time before, not each second.
 */
export function overviewSignal(
  { worker, version, fail }: Pick<SearchClient, 'worker' | 'version' | 'fail'>,
  asked: {
    query: ReadonlySignal<Query>;
    period: ReadonlySignal<Period>;
    compare: ReadonlySignal<boolean>;
    clock: ReadonlySignal<number>;
  },
): ReadonlySignal<PeriodOverview | null> {
  const today = computed(() => dayStart(asked.clock.value));
  const soFar = computed(() => Math.floor(asked.clock.value / COUNT_AGAIN_AFTER) * COUNT_AGAIN_AFTER);
  return answerSignal(() => {
    const period = asked.period.value;
    const range = periodRange(period, today.value);
    const isOver = range.to <= today.value;
    const before = asked.compare.value ? periodBefore(range, isOver ? range.to : soFar.value) : null;
    const wanted = { ...asked.query.value, ...range, before };
    if (version.value === null) return null;
    return async () => ({ ...(await worker.overview(wanted)), period });
  }, fail);
}
