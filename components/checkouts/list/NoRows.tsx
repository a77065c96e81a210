import type { ListDesk, CheckoutList as ListStore } from '../../../lib/app/checkoutList';
import { viewText } from '../../../lib/search/view';
import { NothingMatches } from './NothingMatches';

/** What is said where there is no row: that nothing matches, that all is archived, or what to do first. */
export function NoRows({ desk, list, focusList }: { desk: ListDesk; list: ListStore; focusList: () => void }) {
  const { view, links } = list;
  const linkTo = (search: string) => links.ofView(viewText({ ...view.value.value, search }));
  const whose = desk.only.value;
  return (
    <div class="checkout-list-empty">
      {list.isSearching.value ? (
        <NothingMatches
          hidden={list.leftOut.value}
          hrefOfSearch={linkTo}
          onAllAccounts={() => desk.show(null)}
          onClear={() => view.change({ search: '' })}
          onGone={focusList}
        />
      ) : (
        desk.pending.value.length === 0 && (
          <p class="soft">
            {list.hasArchived.value ? (
              <>
                {whose ? 'All checkouts of this account are' : 'All checkouts are'} archived.{' '}
                <a href={linkTo('is:archived')}>Show archived ones</a>, or search for <code>is:archived</code> any time.
              </>
            ) : (
              <>
                {whose ? 'This account has no checkouts yet.' : 'No checkouts yet.'} Create the first one, and it
                appears here with its status.
              </>
            )}
          </p>
        )
      )}
    </div>
  );
}
