import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLetterKeys } from './useLetterKeys';

/** What keys do: those that are a single character, which can be switched off, and those that always work. */
export type KeyLine = { letters?: string[]; others?: string[]; what: string };

/** The keys of the list, as the page of keys tells them. */
export const LIST_KEYS: readonly KeyLine[] = [
  { letters: ['/'], what: 'Go to the search' },
  { letters: ['j'], others: ['↓'], what: 'Next row' },
  { letters: ['k'], others: ['↑'], what: 'Previous row' },
  { others: ['Enter'], what: 'Open the row; once more goes to what is open' },
  { letters: ['x'], what: 'Select the row' },
  { others: ['Escape'], what: 'Clear the search, close what is open' },
  { letters: ['?'], what: 'Show these keys' },
];

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
  const letters = useLetterKeys();
  useEffect(() => {
    if (!active) return;
    const hear = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector('dialog[open]')) return;
      const { target, key } = event;
      if (!letters && key.length === 1) return;
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
      else if (key === 'Enter' && target === rows[at] && rows[at]?.getAttribute('aria-current') === 'true')
        document.querySelector<HTMLElement>('.desk-side')?.focus();
      else if (key === 'x' && at !== -1) onSelect(rows[at]?.dataset.row ?? '');
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  });
}
