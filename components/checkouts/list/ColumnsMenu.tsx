import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Column } from '../../../lib/search/columns';
import { COLUMNS, DEFAULT_COLUMNS } from '../../../lib/search/columns';
import { Menu } from '../../ui/Menu';
import { COLUMN } from './columns';

/** Which columns the list shows, and in which order. */
export function ColumnsMenu(props: { columns: readonly Column[]; onChange: (columns: Column[]) => void }) {
  const { columns } = props;
  const list = useRef<HTMLUListElement>(null);
  const touched = useRef<Column | null>(null);
  // A line that changes its place loses the focus, or its button ends: it is given back.
  useLayoutEffect(() => {
    const line = list.current?.querySelector(`[data-column="${touched.current}"]`);
    touched.current = null;
    if (line && !line.querySelector(':focus:enabled')) line.querySelector('input')?.focus();
  }, [columns]);
  const change = (column: Column, next: Column[]) => {
    touched.current = column;
    props.onChange(next);
  };
  const swap = (moved: Column, at: number, other: number) =>
    change(
      moved,
      columns.map((column, place) => columns[place === at ? other : place === other ? at : place] ?? column),
    );
  const others = COLUMNS.filter((column) => !columns.includes(column));
  return (
    <Menu label="Columns" class="columns-menu" end>
      <ul class="columns" ref={list}>
        {columns.map((column, at) => (
          <li key={column} data-column={column}>
            <label>
              <input
                type="checkbox"
                checked
                disabled={columns.length === 1}
                onChange={() =>
                  change(
                    column,
                    columns.filter((each) => each !== column),
                  )
                }
              />
              {COLUMN[column].title}
            </label>
            <button
              type="button"
              class="plain"
              aria-label={`Move ${COLUMN[column].title} to the left`}
              disabled={at === 0}
              onClick={() => swap(column, at, at - 1)}
            >
              ↑
            </button>
            <button
              type="button"
              class="plain"
              aria-label={`Move ${COLUMN[column].title} to the right`}
              disabled={at === columns.length - 1}
              onClick={() => swap(column, at, at + 1)}
            >
              ↓
            </button>
          </li>
        ))}
        {others.map((column) => (
          <li key={column} data-column={column}>
            <label>
              <input type="checkbox" checked={false} onChange={() => change(column, [...columns, column])} />
              {COLUMN[column].title}
            </label>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => props.onChange(DEFAULT_COLUMNS)}>
        Usual columns
      </button>
    </Menu>
  );
}
