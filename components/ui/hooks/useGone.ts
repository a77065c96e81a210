import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Calls `onGone` when an element goes with the focus in it, which would else be nowhere. */
export function useGone(element: RefObject<HTMLElement | null>, onGone: () => void): void {
  useLayoutEffect(() => {
    const { current } = element;
    return () => {
      if (current?.contains(document.activeElement)) onGone();
    };
  }, []);
}
