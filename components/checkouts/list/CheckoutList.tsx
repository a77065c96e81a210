import './CheckoutList.css';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Account } from '../../../lib/accounts/account';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import type { Column } from '../../../lib/search/columns';
import type { Sort } from '../../../lib/search/order';
import { Edge } from '../../ui/Edge';
import type { Clock } from '../../ui/Time';
import { COLUMN } from './columns';
import { DeskRow } from './DeskRow';

/** The desk's list: a head to sort by, and the rows. */
export function CheckoutList(props: {
  checkouts: StoredCheckout[];
  accountOf: (accountId: string) => Account | undefined;
  /** Whether each row says whose it is. */
  named: boolean;
  clock: Clock;
  columns: readonly Column[];
  sort: Sort;
  onSort: (sort: Sort) => void;
  currentId: string | null;
  hrefOf: (checkout: StoredCheckout) => string;
  selected: ReadonlySet<string>;
  /** Why no checkout can be made now, null when one can. */
  obstacle?: string | null | undefined;
  onSelect: (ids: string[], selected: boolean) => void;
  /** Changes when what `hrefOf` and `accountOf` say of these rows does. */
  rowsFor: string;
  /** How many rows are above the first one. */
  above: number;
  /** Null when there are no more on that side, or while they are on their way. */
  onLess: (() => void) | null;
  onMore: (() => void) | null;
  /** What is said when there is no row. */
  empty: ComponentChildren;
}) {
  const { checkouts, columns, selected, onSelect } = props;
  const last = useRef<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  // By its custom property, so that a narrow list can have another.
  useLayoutEffect(() => list.current?.style.setProperty('--columns', widths(columns)));
  const select = (id: string, on: boolean, range: boolean) => {
    const [a, b] = [id, range ? last.current : null].map((each) => checkouts.findIndex((row) => row.id === each));
    last.current = id;
    const between = a !== undefined && b !== undefined && a >= 0 && b >= 0;
    onSelect(between ? checkouts.slice(Math.min(a, b), Math.max(a, b) + 1).map((row) => row.id) : [id], on);
  };
  // A key in the search, or a second of the clock, must not make hundreds of rows anew.
  const rows = useMemo(
    () =>
      checkouts.map((checkout) => (
        <DeskRow
          key={checkout.id}
          checkout={checkout}
          account={props.accountOf(checkout.accountId)}
          named={props.named && !columns.includes('account')}
          clock={props.clock}
          columns={columns}
          href={props.hrefOf(checkout)}
          current={checkout.id === props.currentId}
          selected={selected.has(checkout.id)}
          obstacle={props.obstacle}
          onSelect={(on, range) => select(checkout.id, on, range)}
        />
      )),
    [checkouts, columns, selected, props.named, props.clock, props.currentId, props.obstacle, props.rowsFor],
  );
  const all = checkouts.length > 0 && checkouts.every(({ id }) => selected.has(id));
  if (checkouts.length === 0) return <div class="checkout-list-empty">{props.empty}</div>;
  return (
    <div class="checkout-list-rows">
      {props.above > 0 && (
        <Edge onReached={props.onLess} space={`calc(${props.above} * var(--row-height))`} label="Show the rows above" />
      )}
      <div class="rows" ref={list}>
        <div class="rows-head">
          <input
            type="checkbox"
            class="row-select"
            aria-label="Select all rows shown"
            checked={all}
            onClick={() =>
              onSelect(
                checkouts.map(({ id }) => id),
                !all,
              )
            }
          />
          <div class="row">
            {columns.map((column) => (
              <Head key={column} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </div>
        </div>
        <ul>{rows}</ul>
      </div>
      {props.onMore && <Edge onReached={props.onMore} label="Show more rows" />}
    </div>
  );
}

function Head({ column, sort, onSort }: { column: Column; sort: Sort; onSort: (sort: Sort) => void }) {
  const { title, sort: by, end } = COLUMN[column];
  const css = `cell row-${column}${end ? ' cell-end' : ''}`;
  if (by === undefined) return <span class={`${css} soft`}>{title}</span>;
  const active = sort.by === by;
  return (
    <span class={css}>
      <button
        type="button"
        class="plain rows-sort"
        aria-pressed={active}
        title={`Sort by ${title.toLowerCase()}`}
        onClick={() => onSort({ by, down: active ? !sort.down : true })}
      >
        {title}
        {active && <span aria-hidden="true">{sort.down ? ' ↓' : ' ↑'}</span>}
        {active && <span class="visually-hidden">, {sort.down ? 'highest or newest' : 'lowest or oldest'} first</span>}
      </button>
    </span>
  );
}

function widths(columns: readonly Column[]): string {
  return columns.map((column) => COLUMN[column].width).join(' ');
}
