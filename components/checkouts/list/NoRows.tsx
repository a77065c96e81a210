import { t } from '@lingui/core/macro';
import { Trans } from '#macro';
import type { ListDesk, CheckoutList as ListStore } from '../../../lib/app/checkoutList';
import { hasShortId } from '../../../lib/search/terms';
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
          isShort={hasShortId(view.parsed.value.search)}
          hrefOfSearch={linkTo}
          onAllAccounts={() => desk.show(null)}
          onClear={() => view.change({ search: '' })}
          onGone={focusList}
        />
      ) : (
        desk.pending.value.length === 0 && (
          <p class="soft">
            {list.hasArchived.value ? (
              <AllArchived ofAccount={whose !== null} href={linkTo('is:archived')} />
            ) : whose ? (
              t`No checkouts in this account yet. Create one and track its payment here.`
            ) : (
              t`No checkouts yet. Create one and track its payment here.`
            )}
          </p>
        )
      )}
    </div>
  );
}

function AllArchived({ ofAccount, href }: { ofAccount: boolean; href: string }) {
  return ofAccount ? (
    <Trans>
      All checkouts in this account are archived. <a href={href}>Show archived checkouts</a>, or search for{' '}
      <code>is:archived</code>.
    </Trans>
  ) : (
    <Trans>
      All checkouts are archived. <a href={href}>Show archived checkouts</a>, or search for <code>is:archived</code>.
    </Trans>
  );
}
