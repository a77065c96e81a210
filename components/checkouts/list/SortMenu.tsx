import { msg, t } from '@lingui/core/macro';
import type { Message } from '../../../lib/language/i18n';
import { i18n } from '../../../lib/language/i18n';
import type { Sort } from '../../../lib/search/order';
import { Menu } from '../../ui/Menu';

const ORDERS: [Sort, Message][] = [
  [{ by: 'created', down: true }, msg`Newest first`],
  [{ by: 'created', down: false }, msg`Oldest first`],
  [{ by: 'updated', down: true }, msg`Recently changed first`],
  [{ by: 'expires', down: false }, msg`Expiring first`],
  [{ by: 'amount', down: true }, msg`Highest amount first`],
  [{ by: 'amount', down: false }, msg`Lowest amount first`],
];

/** In which order the list stands, whatever columns it shows. */
export function SortMenu({ sort, onSort }: { sort: Sort; onSort: (sort: Sort) => void }) {
  return (
    <Menu label={t`Sort`}>
      {ORDERS.map(([order, word]) => (
        <label key={word.id}>
          <input
            type="radio"
            name="sort"
            checked={sort.by === order.by && sort.down === order.down}
            onChange={() => onSort(order)}
          />
          {i18n._(word)}
        </label>
      ))}
    </Menu>
  );
}
