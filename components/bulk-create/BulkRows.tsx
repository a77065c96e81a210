import { t } from '@lingui/core/macro';
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
  /** What is to be said of rows that are ready, by their numbers. */
  remarks?: ReadonlyMap<number, string>;
  /** Whether rows are being sent. */
  busy?: boolean;
  /** The attempts that a person has asked for, next to be sent. */
  asked?: readonly string[];
  hrefOf: (checkoutId: string) => string;
  onTry?: (attemptId: string) => void;
  /** What would be wrong with a row if it said this, and how to send it so; none where rows cannot be written anew. */
  correcting?: {
    /** Whose rows they are. */
    accountId: string;
    mistakesOf: (row: BulkRow, cells: RowCells) => DraftMistakes;
    send: (attemptId: string, cells: RowCells) => void;
  };
}) {
  const { busy = false, asked = [], planned = false, remarks, correcting } = props;
  /** The row that is being written anew, and the one that was last, which gets the focus back; by their numbers. */
  const [editing, setEditing] = useState<{ now: number | null; last: number | null }>({ now: null, last: null });
  return (
    <table class="outcome-table many-rows" aria-label={planned ? t`Checkouts to create` : t`Results`}>
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
            {t({ message: 'Row', context: 'column' })}
          </th>
          <th scope="col">{t`Order ID`}</th>
          <th scope="col" class="many-amount">
            {t({ message: 'Amount', context: 'column' })}
          </th>
          <th scope="col" class="many-name">
            {t({ message: 'Name', context: 'column' })}
          </th>
          <th scope="col" class="many-state">
            {t({ message: 'Status', context: 'column' })}
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
              accountId={correcting.accountId}
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
              remark={remarks?.get(row.number)}
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
  remark: string | undefined;
  busy: boolean;
  asked: boolean;
  /** Whether it was just written anew, or was about to be. */
  focused: boolean;
  hrefOf: (checkoutId: string) => string;
  onTry: ((attemptId: string) => void) | undefined;
  onEdit: ((editing: { now: number; last: null }) => void) | null;
}) {
  const { row, planned, remark, asked, focused } = props;
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
          <bdi class="private">
            {checkoutId === null ? row.orderId : <a href={props.hrefOf(checkoutId)}>{row.orderId}</a>}
          </bdi>
        </th>
        <td class="many-amount private">{amountOf(row)}</td>
        <td class="many-name">
          <bdi class="private">{row.name}</bdi>
        </td>
        <td class="many-state">
          <div>
            <span class={quotesRow(state) ? 'private' : undefined}>
              {planned && state.is === 'waiting' ? t({ message: 'Ready', context: 'status' }) : stateText(state, busy)}
              {remark !== undefined && <span class="many-remark private"> {remark}</span>}
            </span>
            {state.is === 'created' && <CopyText text={state.url} action={copyLinkOf(row.orderId)} />}
            {action !== null && attemptId !== undefined && (
              <button
                type="button"
                aria-label={action.name}
                aria-disabled={asked}
                onClick={() => asked || props.onTry?.(attemptId)}
              >
                {action.short}
              </button>
            )}
            {canEdit && (
              <button
                type="button"
                ref={edit}
                aria-label={editText(row.number)}
                onClick={() => props.onEdit?.({ now: row.number, last: null })}
              >
                {t({ message: 'Edit', context: 'action' })}
              </button>
            )}
          </div>
        </td>
      </tr>
    ),
    [row, planned, remark, busy, asked, action?.name, focused, canEdit],
  );
}

/** Whether what is said of a row may repeat what it says. */
function quotesRow(state: Row['state']): boolean {
  return state.is === 'invalid' || ('alike' in state && state.alike !== undefined);
}

/** What a person can do about a row alone. */
function actionOf({ state, orderId: order }: Row): { short: string; name: string } | null {
  switch (state.is) {
    case 'refused':
    case 'unknown':
      return { short: t`Try again`, name: t`Try again for order ${order}` };
    case 'taken':
    case 'double':
      return { short: t`Create another`, name: t`Create another for order ${order}` };
    case 'leftOut':
      return { short: t({ message: 'Create', context: 'action' }), name: t`Create for order ${order}` };
    default:
      return null;
  }
}

const copyLinkOf = (order: string) => t`Copy the link of order ${order}`;
const editText = (row: number) => t({ message: `Edit row ${row}`, comment: 'The number of a row' });
