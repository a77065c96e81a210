import './CheckoutsPage.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Account } from '../lib/accounts/account';
import type { CopyChoice, CopyProgress } from '../lib/copyFile';
import { numberText } from '../lib/countText';
import type { Column } from '../lib/deskColumns';
import type { SavedViews } from '../lib/deskSettings';
import type { Choices, FindingState } from '../lib/finding/contract';
import { matchingText } from '../lib/finding/matchingText';
import type { PendingCreate, StoredCheckout } from '../lib/history/database';
import type { Replies } from '../lib/messaging';
import { archivedIn } from '../lib/search/controls';
import type { View } from '../lib/search/view';
import { viewText } from '../lib/search/view';
import { errorText } from '../lib/storageTrouble';
import type { BulkWork } from './BulkBar';
import { BulkBar } from './BulkBar';
import { CheckoutList } from './CheckoutList';
import { ColumnsMenu } from './ColumnsMenu';
import { ExportDialog } from './ExportDialog';
import { Heading } from './Heading';
import { KeysDialog } from './KeysDialog';
import { NothingMatches } from './NothingMatches';
import { PendingRows } from './PendingRows';
import { Note } from './ProblemNote';
import { SearchBar } from './SearchBar';
import { SortMenu } from './SortMenu';
import type { Clock } from './Time';
import type { Hidden } from './useHidden';
import { useListKeys } from './useListKeys';
import { ViewsMenu } from './ViewsMenu';

const NOTHING_DONE = { text: '' };

/** Hears how many are done, and can be called off between them. */
export type BulkHow = { progress: (done: number) => void; signal: AbortSignal };

/** What can be done with many checkouts at once. */
export type BulkActions = {
  archive: (ids: string[], archived: 0 | 1, how: BulkHow) => Promise<unknown>;
  addTags: (ids: string[], tags: string[], how: BulkHow) => Promise<unknown>;
  removeTags: (ids: string[], tags: string[], how: BulkHow) => Promise<unknown>;
  refresh: (ids: string[]) => Promise<unknown>;
  links: (ids: string[]) => Promise<string>;
  /** The IDs of all that match. */
  all: () => Promise<string[]>;
};

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
  hidden: Hidden | null;
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
  finding: FindingState | null;
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
  bulk: BulkActions;
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
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  /** What was done with rows that are not selected any more, and how to undo it. */
  const [done, setDone] = useState<{ text: string; undo?: () => void }>(NOTHING_DONE);
  /** What is being done with many rows. */
  const [work, setWork] = useState<BulkWork | null>(null);
  const [help, setHelp] = useState(false);
  /** The IDs of all that match, while an export is being chosen. */
  const [listed, setListed] = useState<string[] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const exportRows = async () => {
    setFailed(null);
    await bulk.all().then(setListed, (error) => setFailed(errorText(error)));
  };
  const select = (ids: string[], on: boolean) => {
    setSelected((before) => {
      const next = new Set(before);
      for (const id of ids) {
        if (on) next.add(id);
        else next.delete(id);
      }
      return next;
    });
    setDone(NOTHING_DONE);
  };
  /** Two presses may come before the page has changed. */
  const toggle = (id: string) => {
    setSelected((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
    setDone(NOTHING_DONE);
  };
  /** One thing at a time; a failure is also told where its bar is gone, because something else was looked for. */
  const doing = async (total: number, work: (how: BulkHow) => Promise<unknown>) => {
    const begun = search.current;
    const stop = new AbortController();
    const progress = (done: number) => setWork({ done, total, stop: () => stop.abort() });
    progress(0);
    try {
      await work({ progress, signal: stop.signal });
    } catch (error) {
      if (begun !== search.current) setDone({ text: `Not done. ${errorText(error)}` });
      throw error;
    } finally {
      setWork(null);
    }
  };
  const archive = async (ids: string[], to: 0 | 1) => {
    let came = 0;
    const work = (how: BulkHow) =>
      bulk.archive(ids, to, {
        ...how,
        progress: (now) => {
          came = now;
          how.progress(now);
        },
      });
    const begun = search.current;
    try {
      await doing(ids.length, work);
      came = ids.length;
    } finally {
      // Also of what was called off half-way, unless something else was looked for meanwhile.
      const those = ids.slice(0, came);
      if (came === ids.length || (came > 0 && begun === search.current)) {
        select(those, false);
        const text = archivedText(those, to);
        // Of a list with both, nobody knows which ones were what before.
        setDone(archived === 'some' ? { text } : { text, undo: () => undo(those, to === 1 ? 0 : 1) });
      }
    }
  };
  const dismiss = () => {
    section.current?.focus({ preventScroll: true });
    setDone(NOTHING_DONE);
  };
  const undo = async (ids: string[], to: 0 | 1) => {
    dismiss();
    await doing(ids.length, (how) => bulk.archive(ids, to, how)).then(
      () => setDone({ text: archivedText(ids, to) }),
      (error) => setDone({ text: `Not undone. ${errorText(error)}` }),
    );
  };
  useListKeys({
    active: true,
    search: field,
    settled: props.ofView,
    onMore: props.onMore,
    onLess: props.onLess,
    coming: props.coming,
    onSelect: toggle,
    onHelp: () => setHelp(true),
    onClose: props.onClose,
  });
  // What is selected is seen: another search begins with none.
  const search = useRef(0);
  useLayoutEffect(() => {
    search.current += 1;
    setSelected(new Set());
    setDone(NOTHING_DONE);
  }, [view.search, props.only?.id]);
  const selectAll = async () => {
    const mine = search.current;
    const all = await bulk.all();
    if (mine === search.current) setSelected(new Set(all));
  };
  // What had the focus is gone with what was open: its row has it then, or the list.
  const open = useRef({ is: props.onClose !== null, id: props.currentId });
  useLayoutEffect(() => {
    const before = open.current;
    open.current = { is: props.onClose !== null, id: props.currentId };
    if (!before.is || open.current.is || document.activeElement !== document.body) return;
    const row =
      before.id === null ? null : document.querySelector<HTMLElement>(`[data-row="${CSS.escape(before.id)}"]`);
    (row ?? section.current)?.focus({ preventScroll: true });
  }, [props.currentId, props.onClose === null]);
  const ids = [...selected];
  const searching = view.search.trim() !== '';
  const archived = archivedIn(view.search);
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
      {(selected.size > 0 || work !== null) && (
        <BulkBar
          count={selected.size}
          work={work}
          matching={props.matching !== null && props.matching > selected.size ? matchingText(props.matching) : null}
          onSelectAll={selectAll}
          onClear={() => select(ids, false)}
          onGone={() => section.current?.focus({ preventScroll: true })}
          archived={archived !== 'none'}
          archive={(to) => archive(ids, to)}
          addTags={(tags) => doing(ids.length, (how) => bulk.addTags(ids, tags, how))}
          removeTags={(tags) => doing(ids.length, (how) => bulk.removeTags(ids, tags, how))}
          refresh={() => bulk.refresh(ids)}
          links={() => bulk.links(ids)}
          onExport={exportRows}
        />
      )}
      <p class={done.text === '' ? 'unseen' : 'bulk-done'}>
        <span role="status">{done.text}</span>
        {done.undo && (
          <button type="button" class="plain" onClick={done.undo}>
            Undo
          </button>
        )}
        {done.text !== '' && (
          <button type="button" class="plain" aria-label="Dismiss" onClick={dismiss}>
            ✕
          </button>
        )}
      </p>
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
          onSelect={select}
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
                onGone={() => section.current?.focus({ preventScroll: true })}
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

function archivedText(ids: string[], to: 0 | 1): string {
  return `${numberText(ids.length)} ${to === 1 ? 'archived' : 'brought back'}.`;
}

function Reading({ finding }: { finding: FindingState | null }) {
  if (finding?.failed) return null;
  const { read, total } = finding ?? { read: 0, total: 0 };
  return (
    <p class="soft" role="status">
      Reading the history{total > 0 ? `, ${numberText(read)} of ${numberText(total)}` : ''}…
    </p>
  );
}
