import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
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

/** What was pressed before the rows for it were there: from the search down, or on from the last one. */
type Waiting = { from: 'search'; steps: number; opens: boolean } | { from: HTMLElement; steps: number };

/** Moves through the rows of the list by keys, wherever the focus is but in a field. */
export function useListKeys(setup: {
  active: boolean;
  search: RefObject<HTMLInputElement | null>;
  /** Whether the rows are those of what is in the search now. */
  settled: boolean;
  /** Shows more rows on that side; null when there are none, or while they are on their way. */
  onMore: (() => void) | null;
  onLess: (() => void) | null;
  /** Whether rows are on their way. */
  coming: boolean;
  onSelect: (id: string) => void;
  onHelp: () => void;
  /** Null when nothing is open beside the list. */
  onClose: (() => void) | null;
}): void {
  const { active, search, settled, coming, onSelect, onHelp, onClose } = setup;
  const letters = useLetterKeys();
  const waiting = useRef<Waiting | null>(null);
  /** As far as there are rows; what is left of the way waits for those that come. */
  const move = (from: HTMLElement, steps: number) => {
    const rows = rowsOnScreen();
    const to = rows.indexOf(from) + steps;
    const at = Math.max(0, Math.min(to, rows.length - 1));
    const reached = rows[at];
    if (document.activeElement !== reached) reached?.focus();
    const rest = to - at;
    const more = rest === 0 || coming ? null : rest > 0 ? setup.onMore : setup.onLess;
    waiting.current = reached && rest !== 0 && (coming || more) ? { from: reached, steps: rest } : null;
    more?.();
  };
  // With the rows themselves: the next key finds them as they are on screen.
  useLayoutEffect(() => {
    const waits = waiting.current;
    if (!waits) return;
    if (waits.from !== 'search') {
      if (document.activeElement === waits.from) move(waits.from, waits.steps);
      else waiting.current = null;
    } else if (settled) {
      waiting.current = null;
      const row = rowsOnScreen().slice(0, waits.steps).at(-1);
      row?.focus();
      if (waits.opens) row?.click();
    }
  });
  useLayoutEffect(() => {
    if (!active) return;
    const hear = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector('dialog[open]')) return;
      const { target, key } = event;
      const waited = waiting.current?.from === 'search' && target === search.current ? waiting.current : null;
      if (waiting.current?.from === 'search')
        waiting.current = waited && key === 'Enter' ? { ...waited, opens: true } : null;
      if (!letters && key.length === 1) return;
      const field = target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), textarea, select');
      const fromSearch = target === search.current && key === 'ArrowDown';
      if (field && !fromSearch) return;
      const rows = rowsOnScreen();
      const at = rows.findIndex((row) => row === target || row.previousElementSibling === target);
      // Arrow keys scroll a page that has its focus elsewhere.
      const inList = at !== -1 || fromSearch;
      const step =
        key === 'j' || (key === 'ArrowDown' && inList) ? 1 : key === 'k' || (key === 'ArrowUp' && inList) ? -1 : 0;
      const here = rows[at];
      if (fromSearch && !settled) waiting.current = { from: 'search', steps: 1 + (waited?.steps ?? 0), opens: false };
      else if (step !== 0 && here) move(here, step + (waiting.current?.from === here ? waiting.current.steps : 0));
      else if (step !== 0) rows[0]?.focus();
      else if (key === '/') search.current?.focus();
      else if (key === '?') onHelp();
      else if (key === 'Escape' && onClose && !event.defaultPrevented) onClose();
      else if (key === 'Enter' && target === here && here?.getAttribute('aria-current') === 'true')
        document.querySelector<HTMLElement>('.desk-side')?.focus();
      else if (key === 'x' && at !== -1) onSelect(here?.dataset.row ?? '');
      else return;
      event.preventDefault();
    };
    // What is nearer to the keys, such as a link that was just created, has them first.
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  });
}

function rowsOnScreen(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-row]')];
}
