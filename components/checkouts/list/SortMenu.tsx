import type { Sort } from '../../../lib/search/order';
import { Menu } from '../../ui/Menu';

const ORDERS: [Sort, string][] = [
  [{ by: 'created', down: true }, 'Newest first'],
  [{ by: 'created', down: false }, 'Oldest first'],
  [{ by: 'updated', down: true }, 'Status changed last'],
  [{ by: 'expires', down: false }, 'Ends first'],
  [{ by: 'amount', down: true }, 'Highest amount first'],
  [{ by: 'amount', down: false }, 'Lowest amount first'],
];

/** In which order the list stands, whatever columns it shows. */
export function SortMenu({ sort, onSort }: { sort: Sort; onSort: (sort: Sort) => void }) {
  return (
    <Menu label="Sort">
      {ORDERS.map(([order, word]) => (
        <label key={word}>
          <input
            type="radio"
            name="sort"
            checked={sort.by === order.by && sort.down === order.down}
            onChange={() => onSort(order)}
          />
          {word}
        </label>
      ))}
    </Menu>
  );
}
