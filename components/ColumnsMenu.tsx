import type { Column } from '../lib/deskColumns';
import { COLUMNS, USUAL_COLUMNS } from '../lib/deskColumns';
import { COLUMN } from './columns';
import { Menu } from './Menu';

/** Which columns the list shows, and in which order. */
export function ColumnsMenu(props: { columns: readonly Column[]; onChange: (columns: Column[]) => void }) {
  const { columns, onChange } = props;
  const swap = (at: number, other: number) =>
    onChange(columns.map((column, place) => columns[place === at ? other : place === other ? at : place] ?? column));
  const others = COLUMNS.filter((column) => !columns.includes(column));
  return (
    <Menu label="Columns" end>
      <ul class="columns">
        {columns.map((column, at) => (
          <li key={column}>
            <label>
              <input
                type="checkbox"
                checked
                disabled={columns.length === 1}
                onChange={() => onChange(columns.filter((each) => each !== column))}
              />
              {COLUMN[column].title}
            </label>
            <button
              type="button"
              class="plain"
              aria-label={`Move ${COLUMN[column].title} to the left`}
              disabled={at === 0}
              onClick={() => swap(at, at - 1)}
            >
              ↑
            </button>
            <button
              type="button"
              class="plain"
              aria-label={`Move ${COLUMN[column].title} to the right`}
              disabled={at === columns.length - 1}
              onClick={() => swap(at, at + 1)}
            >
              ↓
            </button>
          </li>
        ))}
        {others.map((column) => (
          <li key={column}>
            <label>
              <input type="checkbox" checked={false} onChange={() => onChange([...columns, column])} />
              {COLUMN[column].title}
            </label>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => onChange(USUAL_COLUMNS)}>
        As at first
      </button>
    </Menu>
  );
}
