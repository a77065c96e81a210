import { t } from '@lingui/core/macro';
import type { Signal } from '@preact/signals';
import searchIcon from 'lucide/dist/esm/icons/search.mjs';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Popup } from '../../lib/popup/popupState';
import { StayOpen } from '../app/StayOpen';
import { SHORTCUTS } from '../shortcuts/shortcuts';
import { useShortcuts } from '../shortcuts/useShortcuts';
import { Icon } from '../ui/icon/Icon';
import { LanguageMenu } from './LanguageMenu';

/** What the head of the popup offers besides the desk: the search, where there is something to find, the language, and the side panel. */
export function HeadTools({ popup, beside }: { popup: Popup | undefined; beside: boolean }) {
  return (
    <>
      {popup?.account.value && !popup.lock.locked.value && <SearchButton isOpen={popup.isSearching} />}
      <LanguageMenu />
      {!beside && <StayOpen />}
    </>
  );
}

function SearchButton({ isOpen }: { isOpen: Signal<boolean> }) {
  const open = isOpen.value;
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(open);
  useShortcuts([{ id: 'search', run: () => (isOpen.value = true) }]);
  useLayoutEffect(() => {
    // The field that had the focus is gone.
    if (wasOpen.current && !open && document.activeElement === document.body) button.current?.focus();
    wasOpen.current = open;
  }, [open]);
  return (
    <button
      type="button"
      class="plain icon-only"
      ref={button}
      aria-label={t`Search checkouts`}
      aria-expanded={open}
      aria-keyshortcuts={SHORTCUTS.search.letters}
      title={t`Search checkouts`}
      onClick={() => (isOpen.value = !open)}
    >
      <Icon of={searchIcon} />
    </button>
  );
}
