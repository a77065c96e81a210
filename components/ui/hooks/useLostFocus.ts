import { useLayoutEffect, useRef } from 'preact/hooks';

/** Calls `onLost` when `shown` is another than before and the focus is nowhere: what had it went with what was shown. */
export function useLostFocus(shown: unknown, onLost: () => void): void {
  const before = useRef(shown);
  useLayoutEffect(() => {
    if (before.current !== shown && document.activeElement === document.body) onLost();
    before.current = shown;
  }, [shown]);
}
