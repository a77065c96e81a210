import './CheckoutsPage.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Account } from '../../../lib/accounts/account';
import type { CopyChoice, CopyProgress } from '../../../lib/checkouts/backup/copyFile';
import type { PendingCreate, StoredCheckout } from '../../../lib/checkouts/database';
import type { Replies } from '../../../lib/messaging/commands';
import type { Column } from '../../../lib/search/columns';
import type { Choices, SearchState } from '../../../lib/search/contract';
import { archivedIn } from '../../../lib/search/controls';
import { matchingText } from '../../../lib/search/matchingText';
import type { SavedViews } from '../../../lib/search/settings';
import type { View } from '../../../lib/search/view';
import { viewText } from '../../../lib/search/view';
import { numberText } from '../../../lib/shared/countText';
import { errorText } from '../../../lib/storage/trouble';
import { Heading } from '../../accounts/Heading';
import { SearchBar } from '../../search/SearchBar';
import { KeysDialog } from '../../shortcuts/KeysDialog';
import { useListKeys } from '../../shortcuts/useListKeys';
import { useLostFocus } from '../../ui/hooks/useLostFocus';
import { Note } from '../../ui/ProblemNote';
import type { Clock } from '../../ui/Time';
import { PendingRows } from '../attention/PendingRows';
import { SelectionBar } from '../selection/SelectionBar';
import type { SelectionActions } from '../selection/useSelection';
import { useSelection } from '../selection/useSelection';
import { CheckoutList } from './CheckoutList';
import { ColumnsMenu } from './ColumnsMenu';
import { ExportDialog } from './ExportDialog';
import { NothingMatches } from './NothingMatches';
import { SortMenu } from './SortMenu';
import type { LeftOut } from './useLeftOut';
import { ViewsMenu } from './ViewsMenu';

export type MakeFile = (
  choice: CopyChoice,
  how: { at: Date; progress: (progress: CopyProgress) => void; signal: AbortSignal },
) => Promise<Blob>;

/** The desk's list with its search: find anything, and do something with what was found. */
export function CheckoutsPage(props: {
  view: View;
  onView: (view: View) => void;
  /** Null while they are read. */
  rows: StoredCheckout[] | null;
  /** Whether there are any that were archived: only a search finds those. */
  archived: boolean;
  /** What a search that finds nothing leaves out; null while that is not known. */
  hidden: LeftOut | null;
  onAllAccounts: () => void;
  /** How many match; `MANY` means at least so many, null not known yet. */
  matching: number | null;
  /** Changes when what `hrefOf` and `accountOf` say of these rows does. */
  rowsFor: string;
  above: number;
  onMore: (() => void) | null;
  onLess: (() => void) | null;
  /** Whether rows are on their way, and whether those that are here are of this view. */
  coming: boolean;
  ofView: boolean;
  finding: SearchState | null;
  choices: Choices | null;
  onChoosing: (choosing: boolean) => void;
  pending: PendingCreate[];
  /** Where all of these are. */
  attentionHref: string;
  accountOf: (accountId: string) => Account | undefined;
  /** Whose checkouts these are, when not everybody's. */
  only: Account | null;
  /** Whether each row says whose it is. */
  named: boolean;
  clock: Clock;
  columns: readonly Column[];
  onColumns: (columns: Column[]) => void;
  views: SavedViews;
  onViews: (views: SavedViews) => void;
  hrefOfView: (view: string) => string;
  currentId: string | null;
  hrefOf: (checkout: StoredCheckout) => string;
  /** Null while nothing can be made. */
  newHref: string | null;
  manyHref: string | null;
  importHref: string | null;
  /** Why nothing can be sent now, null when it can. */
  obstacle?: string | null;
  bulk: SelectionActions;
  /** Makes a file of checkouts; `ids` null for all there are. */
  makeFile: MakeFile;
  /** Closes what is open beside the list; null when nothing is. */
  onClose: (() => void) | null;
  onRetry: (attemptId: string, again: boolean) => Promise<Replies['retryCreate']>;
  onDiscard: (attemptId: string) => Promise<unknown>;
  onShow: (checkoutId: string) => void;
}) {
  const { view, onView, rows, finding, bulk } = props;
  const section = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const bulkArea = useRef<HTMLDivElement>(null);
  const archived = archivedIn(view.search);
  const focusList = () => section.current?.focus({ preventScroll: true });
  const many = useSelection(bulk, {
    of: `${props.only?.id ?? ''} ${view.search}`,
    mixed: archived === 'some',
    onDismiss: focusList,
  });
  const { selected } = many;
  const [help, setHelp] = useState(false);
  /** The IDs of all that match, while an export is being chosen. */
  const [listed, setListed] = useState<string[] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const exportRows = async () => {
    setFailed(null);
    await bulk.all().then(setListed, (error) => setFailed(errorText(error)));
  };
  useListKeys({
    active: true,
    search: field,
    settled: props.ofView,
    onMore: props.onMore,
    onLess: props.onLess,
    coming: props.coming,
    onSelect: many.toggle,
    onHelp: () => setHelp(true),
    onClose: props.onClose,
  });
  // What had the focus is gone with what was open: its row has it then, or the list.
  const open = useRef({ is: props.onClose !== null, id: props.currentId });
  useLayoutEffect(() => {
    const before = open.current;
    open.current = { is: props.onClose !== null, id: props.currentId };
    if (!before.is || open.current.is || document.activeElement !== document.body) return;
    const row =
      before.id === null ? null : document.querySelector<HTMLElement>(`[data-row="${CSS.escape(before.id)}"]`);
    if (row) row.focus({ preventScroll: true });
    else focusList();
  }, [props.currentId, props.onClose === null]);
  const withBar = selected.size > 0 || many.work !== null;
  // Without the bar, what was done has the focus, with its Undo, or the list.
  useLostFocus(withBar, () => {
    if (!withBar) (many.done.text === '' ? section : bulkArea).current?.focus({ preventScroll: true });
  });
  const searching = view.search.trim() !== '';
  const count = props.matching === null ? null : matchingText(props.matching);
  return (
    <section class="checkout-list" aria-label="Checkouts" tabIndex={-1} ref={section}>
      <header>
        <Heading of={props.only}>Checkouts</Heading>
        {count !== null && (rows?.length ?? 0) > 0 && (
          <p class="checkout-list-count soft" role="status">
            {count}
          </p>
        )}
        <div class="checkout-list-actions">
          {props.importHref !== null && (
            <a class="button" href={props.importHref}>
              Import
            </a>
          )}
          {props.manyHref !== null && (
            <a class="button" href={props.manyHref}>
              Create many
            </a>
          )}
          {props.newHref !== null && (
            <a class="button main" href={props.newHref}>
              New checkout
            </a>
          )}
        </div>
      </header>
      <PendingRows
        pending={props.pending}
        allHref={props.attentionHref}
        accountOf={props.accountOf}
        onRetry={props.onRetry}
        onDiscard={props.onDiscard}
        onShow={props.onShow}
      />
      <div class="checkout-list-tools">
        <SearchBar
          field={field}
          search={view.search}
          onSearch={(search) => onView({ ...view, search })}
          choices={props.choices}
          onChoosing={props.onChoosing}
        />
        <div class="checkout-list-menus">
          <SortMenu sort={view.sort} onSort={(sort) => onView({ ...view, sort })} />
          <ViewsMenu views={props.views} current={viewText(view)} hrefOf={props.hrefOfView} onChange={props.onViews} />
          <ColumnsMenu columns={props.columns} onChange={props.onColumns} />
          <button type="button" disabled={rows === null || rows.length === 0} onClick={exportRows}>
            Export…
          </button>
        </div>
      </div>
      {finding?.failed && (
        <Note>
          <p>
            {finding.ready ? 'The last changes are not in this list.' : 'Nothing can be searched.'} {finding.failed}
          </p>
        </Note>
      )}
      {failed !== null && (
        <Note>
          <p>Nothing can be exported. {failed}</p>
        </Note>
      )}
      <div class="bulk" tabIndex={-1} ref={bulkArea}>
        {withBar && (
          <SelectionBar
            count={selected.size}
            work={many.work}
            matching={props.matching !== null && props.matching > selected.size ? matchingText(props.matching) : null}
            onSelectAll={many.selectAll}
            onClear={many.clear}
            archived={archived !== 'none'}
            archive={many.archive}
            addTags={many.addTags}
            removeTags={many.removeTags}
            refresh={many.refresh}
            links={many.links}
            onExport={exportRows}
          />
        )}
        <p class={many.done.text === '' ? 'visually-hidden' : 'bulk-done'}>
          <span role="status">{many.done.text}</span>
          {many.done.undo && (
            <button type="button" class="plain" onClick={many.done.undo}>
              Undo
            </button>
          )}
          {many.done.text !== '' && (
            <button type="button" class="plain" aria-label="Dismiss" onClick={many.dismiss}>
              ✕
            </button>
          )}
        </p>
      </div>
      {rows === null ? (
        <Reading finding={finding} />
      ) : (
        <CheckoutList
          checkouts={rows}
          accountOf={props.accountOf}
          named={props.named}
          clock={props.clock}
          columns={props.columns}
          sort={view.sort}
          onSort={(sort) => onView({ ...view, sort })}
          currentId={props.currentId}
          hrefOf={props.hrefOf}
          selected={selected}
          onSelect={many.select}
          obstacle={props.obstacle}
          rowsFor={props.rowsFor}
          above={props.above}
          onLess={props.onLess}
          onMore={props.onMore}
          empty={
            searching ? (
              <NothingMatches
                hidden={props.hidden}
                hrefOfSearch={(search) => props.hrefOfView(viewText({ ...view, search }))}
                onAllAccounts={props.onAllAccounts}
                onClear={() => onView({ ...view, search: '' })}
                onGone={focusList}
              />
            ) : (
              props.pending.length === 0 && (
                <p class="soft">
                  {props.archived ? (
                    <>
                      {props.only ? 'All checkouts of this account are' : 'All checkouts are'} archived.{' '}
                      <a href={props.hrefOfView(viewText({ ...view, search: 'is:archived' }))}>Show archived ones</a>,
                      or search for <code>is:archived</code> any time.
                    </>
                  ) : (
                    <>
                      {props.only ? 'This account has no checkouts yet.' : 'No checkouts yet.'} Create the first one,
                      and it appears here with its status.
                    </>
                  )}
                </p>
              )
            )
          }
        />
      )}
      {rows !== null && rows.length > 0 && finding?.ready === false && <Reading finding={finding} />}
      {listed !== null && (
        <ExportDialog
          listed={listed.length}
          selected={selected.size}
          make={({ rows: which, ...choice }, how) => {
            // What was selected and has left the list since is still selected.
            const inOrder = [...new Set([...listed.filter((id) => selected.has(id)), ...selected])];
            return props.makeFile({ ...choice, ids: { listed, selected: inOrder, all: null }[which] }, how);
          }}
          onClose={() => setListed(null)}
        />
      )}
      {help && <KeysDialog onClose={() => setHelp(false)} />}
    </section>
  );
}

function Reading({ finding }: { finding: SearchState | null }) {
  if (finding?.failed) return null;
  const { read, total } = finding ?? { read: 0, total: 0 };
  return (
    <p class="soft" role="status">
      Reading the history{total > 0 ? `, ${numberText(read)} of ${numberText(total)}` : ''}…
    </p>
  );
}
