import { useEffect, useState } from 'preact/hooks';
import type { Query } from '../../../lib/search/contract';
import { parseSearch, printSearch } from '../../../lib/search/language';
import type { Searching } from '../../data/useSearchWorker';

/** What would match but for being archived, with the search that finds it, or for being of another account: how many. */
export type LeftOut = { archived: number; archivedSearch: string; others: number };

/** What a search that finds nothing leaves out; null while that is not asked, or not known. */
export function useLeftOut({ finding, state, fail }: Searching, wanted: Query | null): LeftOut | null {
  const [hidden, setHidden] = useState<{ of: string; what: LeftOut } | null>(null);
  const of = JSON.stringify([wanted, state?.version]);
  useEffect(() => {
    if (!wanted || !state?.ready) return;
    let over = false;
    const { search, written } = parseSearch(wanted.search);
    const says = search.some((term) => term.field === 'is' && term.values.includes('archived'));
    const archivedSearch = `${printSearch(written)} is:archived`;
    const look = async () => {
      const archived = says ? 0 : await finding.count({ ...wanted, search: archivedSearch });
      const others = wanted.accountId === null ? 0 : await finding.count({ ...wanted, accountId: null });
      if (!over) setHidden({ of, what: { archived, archivedSearch, others } });
    };
    look().catch(() => over || fail());
    return () => {
      over = true;
    };
  }, [finding, of, state?.ready]);
  return hidden?.of === of ? hidden.what : null;
}
