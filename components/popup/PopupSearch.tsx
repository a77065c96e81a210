import { t } from '@lingui/core/macro';
import './PopupSearch.css';
import { computed } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { hashOf } from '../../lib/navigation/routes';
import type { Popup, PopupDatabases } from '../../lib/popup/popupState';
import { createQuickFind } from '../../lib/popup/quickFind';
import { mistakeText } from '../../lib/search/mistakes/mistakeText';
import { NEWEST_FIRST, viewText } from '../../lib/search/view';
import { numberText } from '../../lib/shared/countText';
import { stableComputed } from '../../lib/shared/stableComputed';
import { CheckoutRow } from '../checkouts/CheckoutRow';
import { useOnScreen } from '../data/useOnScreen';
import { SearchHelp } from '../search/SearchHelp';
import { typedKeys } from '../shortcuts/ime';
import { useShortcuts } from '../shortcuts/useShortcuts';
import { ErrorBoundary } from '../ui/failure/ErrorBoundary';

type Props = { popup: Popup; onOpen: (href: string) => void };

/** A search in place of the form and the newest rows: a few checkouts, and the way to all of them. */
export function PopupSearch({ popup, onOpen }: Props) {
  const databases = popup.databases.value;
  if (!databases || !popup.account.value || popup.lock.locked.value) return null;
  return (
    <ErrorBoundary part={t`The search`} back={{ label: t`Close`, run: () => (popup.isSearching.value = false) }}>
      <Search popup={popup} onOpen={onOpen} databases={databases} />
    </ErrorBoundary>
  );
}

function Search({ popup, onOpen, databases }: Props & { databases: PopupDatabases }) {
  const { history, openSearch } = databases;
  const find = useMemo(() => {
    const { known, accounts } = popup.choice;
    return createQuickFind({
      history,
      accountIds: stableComputed(() => accounts.value.map(({ id }) => id)),
      names: stableComputed(() => Object.fromEntries(known.value.map(({ id, label }) => [id, label]))),
      open: openSearch,
    });
  }, [popup, history, openSearch]);
  useEffect(() => find.close, [find]);
  useOnScreen(
    useMemo(() => computed(() => find.found.value?.rows.map(({ id }) => id) ?? []), [find]),
    popup.sending,
  );
  const field = useRef<HTMLInputElement>(null);
  const section = useRef<HTMLElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  useShortcuts([{ id: 'search', run: () => field.current?.focus() }]);

  const typed = find.typed.value;
  const found = find.found.value;
  const allHref = `/options.html${hashOf({ at: 'checkouts', view: viewText({ search: typed, sort: NEWEST_FIRST }) })}`;
  const hrefOf = (id: string) => `/options.html${hashOf({ at: 'checkout', id })}`;
  const enter = () => {
    if (typed.trim() === '') return;
    const best = find.isCurrent.value ? found?.rows[0] : undefined;
    onOpen(best ? hrefOf(best.id) : allHref);
  };
  const step = (by: number) => {
    const stops = [...(section.current?.querySelectorAll<HTMLElement>('input, .rows a, .popup-search-all') ?? [])];
    const at = stops.findIndex((each) => each.matches(':focus'));
    stops[at + by]?.focus();
  };
  return (
    <search
      class="popup-search"
      ref={section}
      onKeyDown={typedKeys((event) => {
        const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (by === 0 || !(event.target instanceof Element) || event.target.closest('.menu')) return;
        event.preventDefault();
        step(by);
      })}
    >
      <div class="popup-search-fields">
        <input
          type="search"
          ref={field}
          value={typed}
          aria-label={t`Search checkouts`}
          placeholder={t`Order, name, or last digits`}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => find.change(currentTarget.value)}
          onKeyDown={typedKeys((event) => {
            if (event.key === 'Enter') enter();
            else if (event.key === 'Escape') {
              if (typed === '') popup.isSearching.value = false;
              else find.change('');
            } else return;
            event.preventDefault();
            event.stopPropagation();
          })}
        />
        <SearchHelp
          onUse={(example) => {
            find.change(`${typed.trimEnd()} ${example}`.trimStart());
            field.current?.focus();
          }}
        />
      </div>
      {found && found.rows.length > 0 && (
        <ul class="rows rows-named" aria-label={t`Search results`}>
          {found.rows.map((checkout) => (
            <li key={checkout.id}>
              <CheckoutRow
                checkout={checkout}
                account={popup.choice.accountOf(checkout.accountId)}
                clock={popup.clock}
                named={popup.choice.accounts.value.length > 1}
                href={hrefOf(checkout.id)}
                onOpen={onOpen}
              />
            </li>
          ))}
        </ul>
      )}
      <p role="status" class="soft">
        {stateText(find)}
      </p>
      {typed.trim() !== '' && (
        <a
          class="popup-search-all"
          href={allHref}
          onClick={(event) => {
            event.preventDefault();
            onOpen(allHref);
          }}
        >
          {t`Search in desk`}
        </a>
      )}
    </search>
  );
}

/** What is wrong with the search, or how far it is; nothing where the rows say it all. */
function stateText({ parsed, found, reading, isLimited, isCurrent }: ReturnType<typeof createQuickFind>): string {
  const { search, problems } = parsed.value;
  // One that more typing may correct is told where it is all there is.
  const mistake = problems.find(({ unfinished }) => !unfinished || search.length === 0)?.mistake;
  if (mistake) return mistakeText(mistake);
  if (reading.value) {
    const [read, total] = [numberText(reading.value.read), numberText(reading.value.total)];
    return reading.value.total > 0 ? t`Loading checkouts: ${read} of ${total}` : t`Loading checkouts…`;
  }
  if (isLimited.value) return t`Search isn’t available.`;
  return isCurrent.value && found.value?.rows.length === 0 ? t`No matching checkouts` : '';
}
