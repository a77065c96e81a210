import { t } from '@lingui/core/macro';
import './CheckoutsPage.css';
import { useSignal } from '@preact/signals';
import exportIcon from 'lucide/dist/esm/icons/download.mjs';
import filtersIcon from 'lucide/dist/esm/icons/sliders-horizontal.mjs';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ListDesk, CheckoutList as ListStore } from '../../../lib/app/checkoutList';
import type { Desk } from '../../../lib/app/desk';
import { hashOf } from '../../../lib/navigation/routes';
import { exportColumns } from '../../../lib/search/exportColumns';
import { numberText } from '../../../lib/shared/countText';
import { failureText } from '../../../lib/shared/failure/failureText';
import { errorText } from '../../../lib/storage/errorText';
import { Heading } from '../../accounts/Heading';
import { sideIsOver } from '../../data/sideIsOver';
import { SearchBar } from '../../search/SearchBar';
import { KeysDialog } from '../../shortcuts/KeysDialog';
import { Icon } from '../../ui/icon/Icon';
import { Note } from '../../ui/Note';
import { ColleaguesPending } from '../attention/ColleaguesPending';
import { PendingRows } from '../attention/PendingRows';
import type { MakeFile } from '../backup/files';
import type { Encrypting } from '../backup/useEncryption';
import { SelectionArea } from '../selection/SelectionArea';
import { ColumnsMenu } from './ColumnsMenu';
import { ExportDialog } from './ExportDialog';
import { ListedRows } from './ListedRows';
import { SortMenu } from './SortMenu';
import { ViewsMenu } from './ViewsMenu';
import { ViewTabs } from './ViewTabs';

type Stores = { desk: ListDesk; list: ListStore };

/** The desk's list with its search: find anything, and do something with what was found. */
export function CheckoutsPage({
  desk,
  list,
  makeFile,
  encrypting,
}: Stores & { makeFile: MakeFile; encrypting: Encrypting }) {
  const { view, selection } = list;
  const section = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const focusList = () => section.current?.focus({ preventScroll: true });
  const [help, setHelp] = useState(false);
  /** The IDs of all that match, while an export is being chosen. */
  const [listed, setListed] = useState<string[] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  /** Whether the menus are shown, which a narrow list has no room for beside the search. */
  const toolsOpen = useSignal(false);
  const exportRows = async () => {
    setFailed(null);
    await selection.all().then(setListed, (error) => setFailed(errorText(error)));
  };
  useFocusAfterSide(list.side, focusList);
  return (
    <section
      class="checkout-list"
      aria-label={t`Checkouts`}
      tabIndex={-1}
      inert={list.side.isOpen.value && sideIsOver.value}
      ref={section}
    >
      <Head desk={desk} list={list} onExport={desk.demo ? null : exportRows} />
      <PendingRows
        pending={desk.pending.value}
        allHref={hashOf({ at: 'attention' })}
        accountOf={desk.choice.accountOf}
        onRetry={desk.retryCreate}
        onDiscard={desk.discardCreate}
        onShow={list.side.show}
      />
      <ColleaguesPending pending={desk.colleaguesPending.value} clock={desk.clock} />
      <ViewTabs
        views={list.listedViews.value.map(({ value }) => value)}
        current={view.text.value}
        hrefOf={list.links.ofView}
      />
      <div class={`checkout-list-tools${toolsOpen.value ? ' tools-open' : ''}`}>
        <SearchBar field={field} view={view} choices={list.choices}>
          <button
            type="button"
            class="tools-toggle"
            aria-expanded={toolsOpen.value}
            onClick={() => {
              toolsOpen.value = !toolsOpen.value;
            }}
          >
            <Icon of={filtersIcon} />
            {t`Filters`}
          </button>
        </SearchBar>
        <ListMenus list={list} />
      </div>
      <SearchFailed search={desk.search} />
      {failed !== null && (
        <Note>
          <p>{`${t`Couldn’t export.`} ${failed}`}</p>
        </Note>
      )}
      <SelectionArea list={list} onExport={desk.demo ? null : exportRows} focusList={focusList} />
      <ListedRows desk={desk} list={list} field={field} focusList={focusList} onHelp={() => setHelp(true)} />
      {listed !== null && (
        <ExportDialog
          listed={listed.length}
          selected={selection.selected.value.size}
          encrypting={encrypting}
          make={({ rows: which, asListed, ...choice }, how) => {
            const selected = selection.selected.peek();
            // What was selected and has left the list since is still selected.
            const inOrder = [...new Set([...listed.filter((id) => selected.has(id)), ...selected])];
            const ids = { listed, selected: inOrder, all: null }[which];
            const columns = asListed ? { columns: exportColumns(list.columns.value.peek()) } : {};
            return makeFile({ ...choice, ...columns, ids }, how);
          }}
          onClose={() => setListed(null)}
        />
      )}
      {help && <KeysDialog onClose={() => setHelp(false)} />}
    </section>
  );
}

/** What had the focus is gone with what was open beside the list: its row has it then, or the list. */
function useFocusAfterSide({ isOpen, openId }: ListStore['side'], focusList: () => void): void {
  const now = { isOpen: isOpen.value, id: openId.value };
  const last = useRef(now);
  useLayoutEffect(() => {
    const before = last.current;
    last.current = now;
    if (!before.isOpen || now.isOpen || document.activeElement !== document.body) return;
    const row =
      before.id === null ? null : document.querySelector<HTMLElement>(`[data-row="${CSS.escape(before.id)}"]`);
    if (row) row.focus({ preventScroll: true });
    else focusList();
  }, [now.isOpen, now.id]);
}

/** Whose checkouts these are, how many, and what is new to make. */
function Head({ desk, list: { results, links }, onExport }: Stores & { onExport: (() => void) | null }) {
  const matching = results.matching.value;
  const [importHref, manyHref, newHref] = [links.import.value, links.many.value, links.newOne.value];
  return (
    <header>
      <Heading of={desk.only.value}>{t`Checkouts`}</Heading>
      {matching !== null && !results.isEmpty.value && (
        <p class="checkout-list-count soft" role="status">
          {numberText(matching)}
        </p>
      )}
      <div class="checkout-list-actions">
        {onExport !== null && (
          <button
            type="button"
            class="list-export"
            data-action="export"
            aria-label={t`Export…`}
            title={t`Export…`}
            disabled={results.isEmpty.value}
            onClick={onExport}
          >
            <Icon of={exportIcon} />
            <span>{t`Export…`}</span>
          </button>
        )}
        {importHref !== null && (
          <a class="button wide-only" href={importHref}>
            {t`Import`}
          </a>
        )}
        {manyHref !== null && (
          <a class="button wide-only" href={manyHref}>
            {t`Bulk create`}
          </a>
        )}
        {newHref !== null && (
          <a class="button main" href={newHref}>
            {t`New checkout`}
          </a>
        )}
      </div>
    </header>
  );
}

function ListMenus({ list }: { list: ListStore }) {
  const { view, columns, columnSets, savedViews, links } = list;
  return (
    <div class="checkout-list-menus">
      <SortMenu sort={view.value.value.sort} onSort={(sort) => view.change({ sort })} />
      <ViewsMenu
        views={savedViews.value.value}
        team={list.teamViews}
        current={view.text.value}
        hrefOf={links.ofView}
        onChange={savedViews.change}
      />
      <ColumnsMenu
        columns={columns.value.value}
        onChange={columns.change}
        sets={columnSets.value.value}
        team={columnSets.team}
        onSets={columnSets.change}
      />
    </div>
  );
}

function SearchFailed({ search }: { search: Desk['search'] }) {
  const failed = search.failed.value;
  if (failed === null) return null;
  return (
    <Note>
      <p>
        {search.isReady.value ? t`This list may be out of date.` : t`Search isn’t available.`} {failureText(failed)}
      </p>
    </Note>
  );
}
