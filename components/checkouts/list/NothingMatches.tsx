import { plural, t } from '@lingui/core/macro';
import { useRef } from 'preact/hooks';
import type { LeftOut } from '../../../lib/search/client/leftOut';
import { numberText } from '../../../lib/shared/countText';
import { useGone } from '../../ui/hooks/useGone';

/** In place of the rows: that a search finds nothing, and what it leaves out that would match. */
export function NothingMatches(props: {
  hidden: LeftOut | null;
  /** Whether a part of an ID was typed that is too short to be found within one. */
  isShort: boolean;
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
      <p>{t`No matching checkouts`}</p>
      {props.isShort && <p>{t`To search by the end of an ID, type at least 4 characters.`}</p>}
      {archived > 0 && (
        <p>
          {archivedText(archived)} <a href={props.hrefOfSearch(archivedSearch)}>{t`Show archived checkouts`}</a>
        </p>
      )}
      {others > 0 && (
        <p>
          {othersText(others)}{' '}
          <button type="button" class="plain" onClick={props.onAllAccounts}>
            {t`Show all accounts`}
          </button>
        </p>
      )}
      <button type="button" onClick={props.onClear}>
        {t`Clear search`}
      </button>
    </div>
  );
}

function archivedText(count: number): string {
  const shown = numberText(count);
  return plural(count, { one: `${shown} archived checkout matches.`, other: `${shown} archived checkouts match.` });
}

function othersText(count: number): string {
  const shown = numberText(count);
  return plural(count, {
    one: `${shown} checkout in other accounts matches.`,
    other: `${shown} checkouts in other accounts match.`,
  });
}
