import { plural, t } from '@lingui/core/macro';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TeamShare } from '../../../lib/app/teamShare';
import { i18n } from '../../../lib/language/i18n';
import type { Column } from '../../../lib/search/columns';
import { COLUMNS, DEFAULT_COLUMNS } from '../../../lib/search/columns';
import type { ColumnSets } from '../../../lib/search/settings';
import type { Failure } from '../../../lib/shared/failure/failure';
import { sameContent } from '../../../lib/shared/sameContent';
import { COLUMN } from './columns';
import { NamesMenu } from './NamesMenu';

const MOST_SETS = 50;

/** Which columns the list shows, and in which order. */
export function ColumnsMenu(props: {
  columns: readonly Column[];
  onChange: (columns: Column[]) => void;
  /** The sets that have a name, to go back to. */
  sets?: ColumnSets;
  team?: TeamShare<'columns'> | undefined;
  /** Resolves with why they were not stored; null when they were. */
  onSets?: (sets: ColumnSets) => Promise<Failure | null>;
}) {
  const { columns, sets = [], onSets } = props;
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
    <NamesMenu<'columns'>
      texts={{
        label: t`Columns`,
        field: t`Name for these columns`,
        locked: t`Checkout Desk is locked. Unlock it to save these columns.`,
        remove: removeText,
        full: fullText(),
      }}
      class="columns-menu"
      end
      own={sets}
      team={props.team}
      most={MOST_SETS}
      current={onSets ? (name) => ({ name, columns: [...columns] }) : null}
      choice={(set, note) => (
        <button
          type="button"
          class="plain views-choice"
          aria-pressed={sameContent(set.columns, columns)}
          onClick={() => props.onChange(set.columns)}
        >
          <bdi>{set.name}</bdi>
          {note}
        </button>
      )}
      onChange={async (next) => onSets?.(next) ?? null}
    >
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
    </NamesMenu>
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

const removeText = (set: string) => t({ message: `Remove columns ${set}`, comment: 'The name of a set of columns' });

function fullText(): string {
  return plural(MOST_SETS, {
    one: 'You can save at most # set of columns. Remove one first.',
    other: 'You can save at most # sets of columns. Remove one first.',
  });
}
