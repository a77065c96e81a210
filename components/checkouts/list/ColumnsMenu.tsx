import { t } from '@lingui/core/macro';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '../../../lib/language/i18n';
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
    <Menu label={t`Columns`} class="columns-menu" end>
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
              {titleOf(column)}
            </label>
            <button
              type="button"
              class="plain"
              aria-label={upText(titleOf(column))}
              disabled={at === 0}
              onClick={() => swap(column, at, at - 1)}
            >
              ↑
            </button>
            <button
              type="button"
              class="plain"
              aria-label={downText(titleOf(column))}
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
              {titleOf(column)}
            </label>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => props.onChange(DEFAULT_COLUMNS)}>
        {t`Reset columns`}
      </button>
    </Menu>
  );
}

function titleOf(column: Column): string {
  return i18n._(COLUMN[column].title);
}

function upText(column: string): string {
  return t({
    message: `Move “${column}” up`,
    comment: 'A column of the list; the columns are listed one below the other',
  });
}

function downText(column: string): string {
  return t({
    message: `Move “${column}” down`,
    comment: 'A column of the list; the columns are listed one below the other',
  });
}
