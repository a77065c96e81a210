import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { letterKeysOn } from '../../lib/navigation/letterKeysOn';
import { pressedOf } from './pressed';
import type { ShortcutId } from './shortcuts';
import { PLACES, SHORTCUTS } from './shortcuts';

/** `run` gets the key as the registry has it. Where `when` says no, the key goes on to a place further away. */
type Use = {
  id: ShortcutId;
  when?: (event: KeyboardEvent, key: string) => boolean;
  run: (key: string, event: KeyboardEvent) => void;
};
type Group = { shortcuts: Use[]; lettersOn: boolean; shownIn: RefObject<HTMLElement | null> | undefined };

const groups = new Set<Group>();

/**
 * Does something by keys of the registry, as long as the component is there. With `shownIn` they rest while that element
 * is hidden. Under a dialog only those rest that work in some place, not those that work anywhere.
 */
export function useShortcuts(shortcuts: Use[], shownIn?: RefObject<HTMLElement | null>): void {
  const lettersOn = letterKeysOn.value;
  useLayoutEffect(() => {
    const group = { shortcuts, lettersOn, shownIn };
    // The one listener of all keys, on the window: what took the key nearer to it has prevented its default.
    if (groups.size === 0) window.addEventListener('keydown', dispatch);
    groups.add(group);
    return () => {
      groups.delete(group);
      if (groups.size === 0) window.removeEventListener('keydown', dispatch);
    };
  });
}

function dispatch(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const underDialog = document.querySelector('dialog[open]') !== null;
  for (const place of underDialog ? (['anywhere'] as const) : PLACES) {
    for (const { shortcuts, lettersOn, shownIn } of groups) {
      for (const { id, when, run } of shortcuts) {
        const key = SHORTCUTS[id].where === place ? pressedOf(SHORTCUTS[id], event, lettersOn) : null;
        if (key === null || isHidden(shownIn) || when?.(event, key) === false) continue;
        event.preventDefault();
        run(key, event);
        return;
      }
    }
  }
}

const isHidden = (shownIn: Group['shownIn']) => shownIn !== undefined && shownIn.current?.closest('[hidden]') !== null;
