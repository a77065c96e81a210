import { t } from '@lingui/core/macro';
import type { SendingObstacle } from '../../../lib/checkout-form/sendingObstacle';
import { orderName } from '../../../lib/checkouts/describe/orderName';
import '../CheckoutRow.css';
import type { ReadonlySignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { Account } from '../../../lib/accounts/account';
import type { Clock } from '../../../lib/checkouts/clock';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { shownStatus } from '../../../lib/checkouts/describe/shownStatus';
import { exactTime } from '../../../lib/checkouts/describe/text';
import { i18n } from '../../../lib/language/i18n';
import type { Column } from '../../../lib/search/columns';
import { typedKeys } from '../../shortcuts/ime';
import { useChanged } from '../../ui/hooks/useChanged';
import { useGone } from '../../ui/hooks/useGone';
import { useNear } from '../../ui/hooks/useNear';
import { useStale } from '../../ui/Time';
import { RowReissue } from '../RowReissue';
import type { Row } from './columns';
import { COLUMN } from './columns';
import { pressRowAction, RowActions } from './RowActions';

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
  obstacle?: SendingObstacle | null | undefined;
  /** `range`: with all between this one and the one that was selected last. */
  onSelect: (selected: boolean, range: boolean) => void;
}) {
  const { checkout, account, named, clock } = props;
  const order = orderName(checkout);
  const checked = exactTime(checkout.answeredAt);
  const changed = useChanged(shownStatus(checkout).status);
  const stale = useStale(checkout, clock);
  const exactId = useId();
  const { near, listeners } = useNear();
  const line = useRef<HTMLLIElement>(null);
  // Deleted, here or by a colleague, or no longer what is searched for.
  useGone(line, () => line.current?.closest<HTMLElement>('.checkout-list')?.focus({ preventScroll: true }));
  const row = { checkout, account, named, clock, stale };
  return (
    <li ref={line} {...listeners} onKeyDown={typedKeys(pressRowAction)}>
      <input
        type="checkbox"
        class="row-select"
        aria-label={t`Select ${order}`}
        checked={props.selected}
        onClick={(event) => props.onSelect(event.currentTarget.checked, event.shiftKey)}
      />
      <a
        class={`row${changed ? ' row-changed' : ''}`}
        href={props.href}
        aria-current={props.current ? 'true' : undefined}
        data-row={checkout.id}
        aria-describedby={near ? exactId : undefined}
      >
        {props.columns.map((column) => (
          <span
            key={column}
            class={`cell row-${column}${COLUMN[column].end ? ' cell-end' : ''}`}
            title={column === 'time' ? t`Checked ${checked}` : undefined}
          >
            {COLUMN[column].cell(row)}{' '}
          </span>
        ))}
        {near && <ExactTimes id={exactId} row={row} columns={props.columns} />}
      </a>
      {near && <RowActions checkout={checkout} />}
      {props.obstacle !== undefined && (
        <RowReissue checkout={checkout} account={account} clock={clock} obstacle={props.obstacle} />
      )}
    </li>
  );
}

/**
 * A pointer gets the exact time of a cell as a title; the keyboard gets those of all cells of the row that has the
 * focus, above its end.
 */
function ExactTimes({ id, row, columns }: { id: string; row: Row; columns: readonly Column[] }) {
  return (
    <span class="row-exact" id={id} aria-hidden="true">
      {columns.map((column) => {
        const { title, exact } = COLUMN[column];
        const time = exact?.(row) ?? null;
        return (
          time !== null && (
            <span key={column} class={`exact-${column}`}>
              <span class="soft">{i18n._(title)}</span> {time}{' '}
            </span>
          )
        );
      })}
    </span>
  );
}
