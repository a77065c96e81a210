import { useRef } from 'preact/hooks';
import type { LeftOut } from '../../../lib/search/client/leftOut';
import { matchingText } from '../../../lib/search/matchingText';
import { useGone } from '../../ui/hooks/useGone';

/** In place of the rows: that a search finds nothing, and what it leaves out that would match. */
export function NothingMatches(props: {
  hidden: LeftOut | null;
  hrefOfSearch: (search: string) => string;
  onAllAccounts: () => void;
  onClear: () => void;
  /** It goes, and what has the focus with it. */
  onGone: () => void;
}) {
  const { archived = 0, archivedSearch = '', others = 0 } = props.hidden ?? {};
  const all = useRef<HTMLDivElement>(null);
  useGone(all, props.onGone);
  return (
    <div class="checkout-list-empty" ref={all}>
      <p>Nothing matches this search.</p>
      {archived > 0 && (
        <p>
          {matchingText(archived)} {archived === 1 ? 'archived checkout matches' : 'archived checkouts match'}.{' '}
          <a href={props.hrefOfSearch(archivedSearch)}>Show archived ones</a>
        </p>
      )}
      {others > 0 && (
        <p>
          {matchingText(others)} of other accounts {others === 1 ? 'matches' : 'match'}.{' '}
          <button type="button" class="plain" onClick={props.onAllAccounts}>
            Show all accounts
          </button>
        </p>
      )}
      <button type="button" onClick={props.onClear}>
        Clear the search
      </button>
    </div>
  );
}
