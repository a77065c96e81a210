import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** The keys of the list, as the page of keys tells them. */
export const LIST_KEYS = [
  ['/', 'Go to the search'],
  ['j or ↓', 'Next row'],
  ['k or ↑', 'Previous row'],
  ['Enter', 'Open the row'],
  ['x', 'Select the row'],
  ['Escape', 'Clear the search, close what is open'],
  ['?', 'Show these keys'],
] as const;

/** Moves through the rows of the list by keys, wherever the focus is but in a field. */
export function useListKeys(setup: {
  active: boolean;
  search: RefObject<HTMLInputElement | null>;
  onSelect: (id: string) => void;
  onHelp: () => void;
  /** Null when nothing is open beside the list. */
  onClose: (() => void) | null;
}): void {
  const { active, search, onSelect, onHelp, onClose } = setup;
  useEffect(() => {
    if (!active) return;
    const hear = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector('dialog[open]')) return;
      const { target, key } = event;
      const field = target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), textarea, select');
      const fromSearch = target === search.current && key === 'ArrowDown';
      if (field && !fromSearch) return;
      const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
      const at = rows.findIndex((row) => row === target || row.previousElementSibling === target);
      // Arrow keys scroll a page that has its focus elsewhere.
      const inList = at !== -1 || fromSearch;
      const step =
        key === 'j' || (key === 'ArrowDown' && inList) ? 1 : key === 'k' || (key === 'ArrowUp' && inList) ? -1 : 0;
      if (step !== 0) rows[Math.max(0, at + step)]?.focus();
      else if (key === '/') search.current?.focus();
      else if (key === '?') onHelp();
      else if (key === 'Escape' && onClose && !event.defaultPrevented) onClose();
      else if (key === 'x' && at !== -1) onSelect(rows[at]?.dataset.row ?? '');
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  });
}
