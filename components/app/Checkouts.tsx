import { t } from '@lingui/core/macro';
import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { CheckoutList } from '../../lib/app/checkoutList';
import { createCheckoutList } from '../../lib/app/checkoutList';
import type { Desk } from '../../lib/app/desk';
import type { StoredCheckout } from '../../lib/checkouts/database';
import { NewBesideList } from '../checkout-form/NewBesideList';
import { Announcements } from '../checkouts/Announcements';
import { makeFile } from '../checkouts/backup/files';
import { Unreadable } from '../checkouts/backup/Unreadable';
import { copyingOf } from '../checkouts/backup/wholeCopy';
import { OpenCheckout } from '../checkouts/detail/OpenCheckout';
import { inSightFirst } from '../checkouts/inSightFirst';
import { CheckoutsPage } from '../checkouts/list/CheckoutsPage';
import { useOnScreen } from '../data/useOnScreen';
import { ErrorBoundary } from '../ui/failure/ErrorBoundary';

const NO_ROWS: StoredCheckout[] = [];

/** The list of checkouts, and beside it the one that is open, or a new one. */
export function Checkouts({ desk }: { desk: Desk }) {
  const list = useMemo(() => createCheckoutList(desk), [desk]);
  useListOnScreen(desk, list);
  const why = list.unreadable.value;
  if (why !== null) return <Unreadable why={why} desk={desk} />;
  if (!list.isRead.value) return null;
  const back = { label: t`Back to the list`, run: list.side.close };
  return (
    <>
      <ErrorBoundary part={t`The list of checkouts`} of={list.view.text.value}>
        <CheckoutsPage
          desk={desk}
          list={list}
          encrypting={copyingOf(desk)}
          makeFile={(choice, how) => makeFile(desk.search.worker, desk.names.peek())(choice, how)}
        />
      </ErrorBoundary>
      {desk.at.value === 'new' && !desk.lock.locked.value && (
        <ErrorBoundary part={t`The form for a new checkout`} back={back}>
          <NewBesideList desk={desk} side={list.side} />
        </ErrorBoundary>
      )}
      {list.side.openId.value !== null && (
        <ErrorBoundary part={t`This checkout`} of={list.side.openId.value} back={back}>
          <OpenCheckout desk={desk} list={list} />
        </ErrorBoundary>
      )}
      <Announced list={list} />
    </>
  );
}

function Announced({ list }: { list: CheckoutList }) {
  return <Announcements checkouts={list.results.rows.value ?? NO_ROWS} />;
}

/** What is open comes first, then the rows in sight. */
function useListOnScreen(desk: Desk, { results, side }: CheckoutList): void {
  const shown = useMemo(
    () =>
      computed(() => [
        ...(side.openId.value === null ? [] : [side.openId.value]),
        ...(results.rows.value ?? []).map(({ id }) => id),
      ]),
    [results, side],
  );
  useOnScreen(shown, desk.isSending, (ids) => {
    const open = side.openId.peek();
    return [...(open === null ? [] : [open]), ...inSightFirst(ids.filter((id) => id !== open))];
  });
}
