import './OutcomeTable.css';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RowCells } from '../../lib/bulk-create/correct';
import { isCorrectable } from '../../lib/bulk-create/correct';
import type { BulkRow } from '../../lib/bulk-create/row';
import { amountOf, stateText } from '../../lib/bulk-create/text';
import type { DraftMistakes } from '../../lib/checkout-form/draftMistake';
import { CopyText } from '../ui/CopyText';
import { BulkRowForm } from './BulkRowForm';

type Row = Omit<BulkRow, 'attemptId'> & { attemptId?: string };

/** Each row, what it asks for and what became of it, in the order of the paste. */
export function BulkRows(props: {
  rows: readonly Row[];
  /** Whether this is only what will be. */
  planned?: boolean;
  /** Whether rows are being sent. */
  busy?: boolean;
  /** The attempts that a person has asked for, next to be sent. */
  asked?: readonly string[];
  hrefOf: (checkoutId: string) => string;
  onTry?: (attemptId: string) => void;
  /** What would be wrong with a row if it said this, and how to send it so; none where rows cannot be written anew. */
  correcting?: {
    mistakesOf: (row: BulkRow, cells: RowCells) => DraftMistakes;
    send: (attemptId: string, cells: RowCells) => void;
  };
}) {
  const { busy = false, asked = [], planned = false, correcting } = props;
  /** The row that is being written anew, and the one that was last, which gets the focus back; by their numbers. */
  const [editing, setEditing] = useState<{ now: number | null; last: number | null }>({ now: null, last: null });
  return (
    <table class="outcome-table many-rows" aria-label={planned ? 'What will be created' : 'What became of each'}>
      {/* As many columns as there are at most, for the form that stands across them. */}
      <colgroup>
        <col />
        <col />
        <col />
        <col />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col" class="many-number">
            Row
          </th>
          <th scope="col">Order ID</th>
          <th scope="col" class="many-amount">
            Amount
          </th>
          <th scope="col" class="many-name">
            Name
          </th>
          <th scope="col" class="many-state">
            Status
          </th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => {
          const isAsked = row.attemptId !== undefined && asked.includes(row.attemptId);
          const isOpen = correcting && isAttempt(row) && isCorrectable(row) && !isAsked;
          const close = () => setEditing({ now: null, last: row.number });
          return isOpen && editing.now === row.number ? (
            <BulkRowForm
              key={row.number}
              row={row}
              mistakesOf={(cells) => correcting.mistakesOf(row, cells)}
              onSend={(cells) => {
                close();
                correcting.send(row.attemptId, cells);
              }}
              onClose={close}
            />
          ) : (
            <Line
              key={row.number}
              row={row}
              planned={planned}
              busy={busy}
              asked={isAsked}
              focused={editing.last === row.number}
              hrefOf={props.hrefOf}
              onTry={props.onTry}
              onEdit={isOpen ? setEditing : null}
            />
          );
        })}
      </tbody>
    </table>
  );
}

function isAttempt(row: Row): row is BulkRow {
  return row.attemptId !== undefined;
}

function Line(props: {
  row: Row;
  planned: boolean;
  busy: boolean;
  asked: boolean;
  /** Whether it was just written anew, or was about to be. */
  focused: boolean;
  hrefOf: (checkoutId: string) => string;
  onTry: ((attemptId: string) => void) | undefined;
  onEdit: ((editing: { now: number; last: null }) => void) | null;
}) {
  const { row, planned, asked, focused } = props;
  const canEdit = props.onEdit !== null;
  const line = useRef<HTMLTableRowElement>(null);
  const edit = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (focused) (edit.current ?? line.current)?.focus();
  }, [focused]);
  const { state, attemptId } = row;
  // Only an interrupted row tells whether anything is sent; the others are not drawn again for it.
  const busy = state.is === 'creating' && props.busy;
  const checkoutId = state.is === 'created' || state.is === 'taken' ? state.checkoutId : null;
  const action = props.onTry ? actionOf(row) : null;
  // Of a thousand rows one changes: the others keep what they were drawn as.
  return useMemo(
    () => (
      <tr class={`many-${state.is}`} ref={line} tabIndex={focused ? -1 : undefined}>
        <td class="many-number">{row.number}</td>
        <th scope="row">
          <bdi>{checkoutId === null ? row.orderId : <a href={props.hrefOf(checkoutId)}>{row.orderId}</a>}</bdi>
        </th>
        <td class="many-amount">{amountOf(row)}</td>
        <td class="many-name">
          <bdi>{row.name}</bdi>
        </td>
        <td class="many-state">
          <div>
            <span>{planned && state.is === 'waiting' ? 'Ready' : stateText(state, busy)}</span>
            {state.is === 'created' && <CopyText text={state.url} label={`the link of order ${row.orderId}`} />}
            {action !== null && attemptId !== undefined && (
              <button type="button" aria-disabled={asked} onClick={() => asked || props.onTry?.(attemptId)}>
                {action}
                <span class="visually-hidden"> for order {row.orderId}</span>
              </button>
            )}
            {canEdit && (
              <button type="button" ref={edit} onClick={() => props.onEdit?.({ now: row.number, last: null })}>
                Edit
                <span class="visually-hidden"> row {row.number}</span>
              </button>
            )}
          </div>
        </td>
      </tr>
    ),
    [row, planned, busy, asked, action, focused, canEdit],
  );
}

/** What a person can do about a row alone. */
function actionOf({ state }: Row): string | null {
  if (state.is === 'refused' || state.is === 'unknown') return 'Try again';
  if (state.is === 'taken' || state.is === 'double') return 'Create another';
  return state.is === 'leftOut' ? 'Create' : null;
}
