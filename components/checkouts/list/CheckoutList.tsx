import { t } from '@lingui/core/macro';
import { i18n } from '../../../lib/language/i18n';
import './CheckoutList.css';
import { computed } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { ListDesk, CheckoutList as ListStore } from '../../../lib/app/checkoutList';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import type { Column } from '../../../lib/search/columns';
import { DEFAULT_COLUMNS } from '../../../lib/search/columns';
import { Edge } from '../../ui/Edge';
import { ErrorBoundary } from '../../ui/failure/ErrorBoundary';
import { COLUMN } from './columns';
import { DeskRow } from './DeskRow';

/** More columns are as wide as they need to be, and the list is scrolled sideways. */
const MOST_THAT_FIT = 8;
/** Of the usual columns, what can be spared where there is little room. `CheckoutList.css` has them, too. */
const SPARED: Column[] = ['coin', 'created'];

/** The desk's list: a head to sort by, and the rows. Of rows that are listed again, only those that changed are drawn again. */
export function CheckoutList({ desk, list, checkouts }: Stores & { checkouts: StoredCheckout[] }) {
  const { results, selection } = list;
  const columns = list.columns.value.value;
  const table = useRef<HTMLDivElement>(null);
  // By its custom property, so that a narrow list can have another.
  useLayoutEffect(() => {
    table.current?.style.setProperty('--columns', widths(columns));
    table.current?.style.setProperty('--columns-few', widths(columns.filter((column) => !SPARED.includes(column))));
  }, [columns]);
  const select = useRangeSelect(list);
  const above = results.above.value;
  const all = checkouts.every(({ id }) => selection.selected.value.has(id));
  return (
    <div class={`checkout-list-rows${columns.length > MOST_THAT_FIT ? ' checkout-list-many' : ''}`}>
      {above > 0 && (
        <Edge
          onReached={results.hasLess.value ? results.less : null}
          space={`calc(${above} * var(--row-height))`}
          label={t`Show newer`}
        />
      )}
      <div class={`rows${columns === DEFAULT_COLUMNS ? ' rows-usual' : ''}`} ref={table}>
        <div class="rows-head">
          <input
            type="checkbox"
            class="row-select"
            aria-label={t`Select all shown`}
            checked={all}
            onClick={() =>
              selection.select(
                checkouts.map(({ id }) => id),
                !all,
              )
            }
          />
          <div class="row">
            {columns.map((column) => (
              <Head key={column} column={column} view={list.view} />
            ))}
          </div>
          <span class="rows-room" data-room={t`Reissue`} />
        </div>
        <ul>
          {checkouts.map((checkout) => (
            <Row key={checkout.id} checkout={checkout} desk={desk} list={list} select={select} />
          ))}
        </ul>
      </div>
      {results.hasMore.value && <Edge onReached={results.more} label={t`Show more`} />}
    </div>
  );
}

type Stores = { desk: ListDesk; list: ListStore };
type Select = (id: string, on: boolean, range: boolean) => void;

/** Selects one row, or with a range all between it and the one that was selected last. */
function useRangeSelect({ results, selection }: ListStore): Select {
  const last = useRef<string | null>(null);
  return useMemo(
    () => (id, on, range) => {
      const rows = results.rows.peek() ?? [];
      const [a, b] = [id, range ? last.current : null].map((each) => rows.findIndex((row) => row.id === each));
      last.current = id;
      const between = a !== undefined && b !== undefined && a >= 0 && b >= 0;
      selection.select(between ? rows.slice(Math.min(a, b), Math.max(a, b) + 1).map((row) => row.id) : [id], on);
    },
    [results, selection],
  );
}

/** One row with what the stores say of it. It follows what concerns itself, and is left alone by all else. */
function Row({ checkout, desk, list, select }: Stores & { checkout: StoredCheckout; select: Select }) {
  const { id } = checkout;
  const own = useMemo(
    () => ({
      href: computed(() => list.links.ofRow(id)),
      isOpen: computed(() => list.side.openId.value === id),
      isSelected: computed(() => list.selection.selected.value.has(id)),
    }),
    [list, id],
  );
  const columns = list.columns.value.value;
  return (
    <ErrorBoundary part={t`This checkout`} of={checkout} isItem>
      <DeskRow
        checkout={checkout}
        account={desk.choice.accountOf(checkout.accountId)}
        named={list.isNamed.value && !columns.includes('account')}
        clock={desk.clock}
        columns={columns}
        href={own.href}
        current={own.isOpen.value}
        selected={own.isSelected.value}
        obstacle={desk.obstacle.value}
        onSelect={(on, range) => select(id, on, range)}
      />
    </ErrorBoundary>
  );
}

function Head({ column, view }: { column: Column; view: ListStore['view'] }) {
  const { title, sort: by, sortTitle, end } = COLUMN[column];
  const css = `cell row-${column}${end ? ' cell-end' : ''}`;
  const { sort } = view.value.value;
  if (by === undefined) return <span class={`${css} soft`}>{i18n._(title)}</span>;
  const active = sort.by === by;
  return (
    <span class={css}>
      <button
        type="button"
        class="plain rows-sort"
        aria-pressed={active}
        title={sortTitle && i18n._(sortTitle)}
        onClick={() => view.change({ sort: { by, down: active ? !sort.down : true } })}
      >
        {i18n._(title)}
        {active && <span aria-hidden="true">{sort.down ? ' ↓' : ' ↑'}</span>}
        {active && (
          <span class="visually-hidden">
            {', '}
            {sort.down ? t`highest or newest first` : t`lowest or oldest first`}
          </span>
        )}
      </button>
    </span>
  );
}

function widths(columns: readonly Column[]): string {
  return columns.map((column) => COLUMN[column].width).join(' ');
}
