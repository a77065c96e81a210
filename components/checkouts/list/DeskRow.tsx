import { orderName } from '../../../lib/checkouts/describe/orderName';
import '../CheckoutRow.css';
import type { ReadonlySignal } from '@preact/signals';
import type { Account } from '../../../lib/accounts/account';
import type { Clock } from '../../../lib/checkouts/clock';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { shownStatus } from '../../../lib/checkouts/describe/shownStatus';
import { exactTime } from '../../../lib/checkouts/describe/text';
import type { Column } from '../../../lib/search/columns';
import { useChanged } from '../../ui/hooks/useChanged';
import { useStale } from '../../ui/Time';
import { RowReissue } from '../RowReissue';
import { COLUMN } from './columns';

/** One checkout on one line of the desk's list: a box to select it, and a link to its page with the chosen columns. */
export function DeskRow(props: {
  checkout: StoredCheckout;
  /** Missing only for an account that was removed by an accident of storage. */
  account: Account | undefined;
  /** Whether the account's name stands before the checkout's. */
  named: boolean;
  clock: Clock;
  columns: readonly Column[];
  href: string | ReadonlySignal<string>;
  current: boolean;
  selected: boolean;
  /** Why no checkout can be made now, null when one can. Without it none is made from here. */
  obstacle?: string | null | undefined;
  /** `range`: with all between this one and the one that was selected last. */
  onSelect: (selected: boolean, range: boolean) => void;
}) {
  const { checkout, account, named, clock } = props;
  const changed = useChanged(shownStatus(checkout).status);
  const stale = useStale(checkout, clock);
  return (
    <li>
      <input
        type="checkbox"
        class="row-select"
        aria-label={`Select ${orderName(checkout)}`}
        checked={props.selected}
        onClick={(event) => props.onSelect(event.currentTarget.checked, event.shiftKey)}
      />
      <a
        class={`row${changed ? ' row-changed' : ''}`}
        href={props.href}
        aria-current={props.current ? 'true' : undefined}
        data-row={checkout.id}
      >
        {props.columns.map((column) => (
          <span
            key={column}
            class={`cell row-${column}${COLUMN[column].end ? ' cell-end' : ''}`}
            title={column === 'time' ? `Checked ${exactTime(checkout.answeredAt)}` : undefined}
          >
            {COLUMN[column].cell({ checkout, account, named, clock, stale })}{' '}
          </span>
        ))}
      </a>
      {props.obstacle !== undefined && (
        <RowReissue checkout={checkout} account={account} clock={clock} obstacle={props.obstacle} />
      )}
    </li>
  );
}
