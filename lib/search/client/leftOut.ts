import type { ReadonlySignal } from '@preact/signals';
import { computed } from '@preact/signals';
import type { Query } from '../contract';
import type { ParsedSearch } from '../language';
import { printSearch } from '../language';
import { answerSignal } from './answerSignal';
import type { SearchClient } from './searchClient';

/** What would match but for being archived, with the search that finds it, or for being of another account: how many. */
export type LeftOut = { archived: number; archivedSearch: string; others: number };

/** What a search that finds nothing leaves out; null while that is not wanted, or not known. */
export function createLeftOut(
  { worker, version, fail }: Pick<SearchClient, 'worker' | 'version' | 'fail'>,
  asked: {
    isWanted: ReadonlySignal<boolean>;
    query: ReadonlySignal<Query>;
    parsed: ReadonlySignal<ParsedSearch>;
  },
): ReadonlySignal<LeftOut | null> {
  /** Another object for each question and each version of the history: an answer is shown only for its own. */
  const question = computed(() => {
    if (!asked.isWanted.value || version.value === null) return null;
    return { query: asked.query.value, parsed: asked.parsed.value, version: version.value };
  });
  const answer = answerSignal(() => {
    const of = question.value;
    if (of === null) return null;
    return async () => {
      const { search, accountId, names } = of.query;
      const archivedSearch = `${printSearch(of.parsed.written)} is:archived`;
      const says = of.parsed.search.some((term) => term.field === 'is' && term.values.includes('archived'));
      const count = (changes: Partial<Query>) => worker.count({ search, accountId, names, ...changes });
      const archived = says ? 0 : await count({ search: archivedSearch });
      const others = accountId === null ? 0 : await count({ accountId: null });
      return { of, what: { archived, archivedSearch, others } };
    };
  }, fail);
  return computed(() => (answer.value !== null && answer.value.of === question.value ? answer.value.what : null));
}
