import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isOfInputMethod } from './ime';
import { useShortcuts } from './useShortcuts';

/** What was pressed before the rows for it were there: from the search down, or on from the last one. */
type Waiting = { from: 'search'; steps: number; opens: boolean } | { from: HTMLElement; steps: number };

/** Moves through the rows of the list by keys, wherever the focus is but in a field. */
export function useListKeys(setup: {
  active: boolean;
  search: RefObject<HTMLInputElement | null>;
  /** Whether the rows are those of what is in the search now. */
  isCurrent: boolean;
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
  const { active, search, isCurrent, coming, onSelect, onHelp, onClose } = setup;
  const waiting = useRef<Waiting | null>(null);
  const isInSearch = ({ target }: KeyboardEvent) => target === search.current;
  const isWaitingIn = (event: KeyboardEvent) => isInSearch(event) && waiting.current?.from === 'search';

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
  const step = (event: KeyboardEvent, by: 1 | -1) => {
    const here = rowOf(event);
    const { current: last } = waiting;
    if (isInSearch(event) && !isCurrent) {
      waiting.current = { from: 'search', steps: 1 + (last?.from === 'search' ? last.steps : 0), opens: false };
    } else if (here) move(here, by + (last?.from === here ? last.steps : 0));
    else rowsOnScreen()[0]?.focus();
  };

  // With the rows themselves: the next key finds them as they are on screen.
  useLayoutEffect(() => {
    const waits = waiting.current;
    if (!waits) return;
    if (waits.from !== 'search') {
      if (document.activeElement === waits.from) move(waits.from, waits.steps);
      else waiting.current = null;
    } else if (isCurrent) {
      waiting.current = null;
      const row = rowsOnScreen().slice(0, waits.steps).at(-1);
      row?.focus();
      if (waits.opens) row?.click();
    }
  });
  // Any key but those that go on from there calls off what waits in the search.
  useLayoutEffect(() => {
    const callOff = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || waiting.current?.from !== 'search') return;
      const goesOn = ['ArrowDown', 'Enter'].includes(event.key) && !isOfInputMethod(event);
      if (!isInSearch(event) || !goesOn) waiting.current = null;
    };
    document.addEventListener('keydown', callOff);
    return () => document.removeEventListener('keydown', callOff);
  }, []);

  // Arrow keys scroll a page that has its focus elsewhere.
  const isLetterOrInList = (event: KeyboardEvent) => event.key.length === 1 || rowOf(event) !== undefined;
  useShortcuts(
    active
      ? [
          { id: 'search', run: () => search.current?.focus() },
          {
            id: 'nextRow',
            when: (event) => isInSearch(event) || isLetterOrInList(event),
            run: (_key, event) => step(event, 1),
          },
          { id: 'previousRow', when: isLetterOrInList, run: (_key, event) => step(event, -1) },
          {
            id: 'openRow',
            when: (event) => isWaitingIn(event) || isOpenRow(event.target),
            run: (_key, event) => {
              if (waiting.current?.from === 'search' && isInSearch(event)) waiting.current.opens = true;
              else document.querySelector<HTMLElement>('.desk-side')?.focus();
            },
          },
          {
            id: 'selectRow',
            when: (event) => rowOf(event) !== undefined,
            run: (_key, event) => onSelect(rowOf(event)?.dataset.row ?? ''),
          },
          { id: 'closeSide', when: () => onClose !== null, run: () => onClose?.() },
          { id: 'showKeys', run: onHelp },
        ]
      : [],
  );
}

function rowsOnScreen(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-row]')];
}

/** The row that has the focus, by its link or by the box before that. */
function rowOf({ target }: KeyboardEvent): HTMLElement | undefined {
  return rowsOnScreen().find((row) => row === target || row.previousElementSibling === target);
}

function isOpenRow(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('[data-row][aria-current="true"]');
}
