import { t } from '@lingui/core/macro';
import type { Signal } from '@preact/signals';
import shownIcon from 'lucide/dist/esm/icons/eye.mjs';
import blurredIcon from 'lucide/dist/esm/icons/eye-off.mjs';
import searchIcon from 'lucide/dist/esm/icons/search.mjs';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { isBlurred, toggleBlur } from '../../lib/app/showBlur';
import { showLooks } from '../../lib/app/showLooks';
import type { Popup } from '../../lib/popup/popupState';
import { StayOpen } from '../app/StayOpen';
import { ariaWithAlt, SHORTCUTS, withAlt } from '../shortcuts/shortcuts';
import { useShortcuts } from '../shortcuts/useShortcuts';
import { Icon } from '../ui/icon/Icon';
import { LanguageMenu } from './LanguageMenu';

/**
 * What the head of the popup offers besides the desk: the search, where there is something to find, the blur, the
 * language, and the side panel. It follows how the popup was chosen to look, too, which its address and
 * `popup-preload.ts` have shown so far.
 */
export function HeadTools({ popup, beside }: { popup: Popup | undefined; beside: boolean }) {
  useEffect(() => void showLooks(), []);
  useShortcuts([{ id: 'blur', run: toggleBlur }]);
  return (
    <>
      {popup?.account.value && !popup.lock.locked.value && <SearchButton isOpen={popup.isSearching} />}
      <BlurButton />
      <LanguageMenu />
      {!beside && <StayOpen />}
    </>
  );
}

function BlurButton() {
  const on = isBlurred();
  return (
    <button
      type="button"
      class="plain icon-only"
      aria-label={t`Privacy blur`}
      aria-pressed={on}
      aria-keyshortcuts={ariaWithAlt(SHORTCUTS.blur.alt)}
      title={blurText(withAlt(SHORTCUTS.blur.alt))}
      onClick={toggleBlur}
    >
      <Icon of={on ? blurredIcon : shownIcon} />
    </button>
  );
}

const blurText = (key: string) => t({ message: `Privacy blur (${key})`, comment: 'Keys, such as “Alt+P”' });

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
