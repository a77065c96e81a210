import type { ReadonlySignal } from '@preact/signals';
import { computed } from '@preact/signals';
import type { Query } from '../contract';
import { dayStart } from '../dates';
import type { Overview } from '../overview';
import type { Period } from '../overviewView';
import { periodRange } from '../overviewView';
import { answerSignal } from './answerSignal';
import type { SearchClient } from './searchClient';

/**
 * The overview of what a query finds of a period; null while it is not known. What was counted last stays until what is
 * asked for next is there. `clock` is epoch ms: it is counted again at midnight, not each second.
 */
export function overviewSignal(
  { worker, version, fail }: Pick<SearchClient, 'worker' | 'version' | 'fail'>,
  asked: { query: ReadonlySignal<Query>; period: ReadonlySignal<Period>; clock: ReadonlySignal<number> },
): ReadonlySignal<Overview | null> {
  const today = computed(() => dayStart(asked.clock.value));
  return answerSignal(() => {
    const wanted = { ...asked.query.value, ...periodRange(asked.period.value, today.value) };
    return version.value === null ? null : () => worker.overview(wanted);
  }, fail);
}
