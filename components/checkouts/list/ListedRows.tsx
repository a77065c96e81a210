import type { RefObject } from 'preact';
import type { ListDesk, CheckoutList as ListStore } from '../../../lib/app/checkoutList';
import type { Desk } from '../../../lib/app/desk';
import { numberText } from '../../../lib/shared/countText';
import { useListKeys } from '../../shortcuts/useListKeys';
import { CheckoutList } from './CheckoutList';
import { NoRows } from './NoRows';

/** The rows with their keys, or what is said in their place. */
export function ListedRows(props: {
  desk: ListDesk;
  list: ListStore;
  /** The field of the search, from which the keys go down to the rows. */
  field: RefObject<HTMLInputElement | null>;
  focusList: () => void;
  onHelp: () => void;
}) {
  const { desk, list } = props;
  const { results, side, selection } = list;
  const rows = results.rows.value;
  useListKeys({
    active: true,
    search: props.field,
    isCurrent: results.isOfView.value,
    onMore: results.hasMore.value ? results.more : null,
    onLess: results.hasLess.value ? results.less : null,
    coming: results.isComing.value,
    onSelect: selection.toggle,
    onHelp: props.onHelp,
    onClose: side.isOpen.value ? side.close : null,
  });
  if (rows === null) return <Reading search={desk.search} />;
  if (rows.length === 0) return <NoRows desk={desk} list={list} focusList={props.focusList} />;
  return (
    <>
      <CheckoutList desk={desk} list={list} checkouts={rows} />
      <Reading search={desk.search} hasReported />
    </>
  );
}

/** How much of the history is read so far. `hasReported`: once the worker has reported, and until all of it is read. */
function Reading({ search, hasReported = false }: { search: Desk['search']; hasReported?: boolean }) {
  if (search.failed.value !== null || (hasReported && !search.isReading.value)) return null;
  const { read = 0, total = 0 } = search.state.value ?? {};
  return (
    <p class="soft" role="status">
      Reading the history{total > 0 ? `, ${numberText(read)} of ${numberText(total)}` : ''}…
    </p>
  );
}
