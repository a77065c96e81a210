import { useLayoutEffect, useRef } from 'preact/hooks';

/** What a preview hides gets the focus back afterwards. */
export function usePreviewFocus(isShown: boolean) {
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (!isShown && opener.current instanceof HTMLElement) opener.current.focus();
  }, [isShown]);
  return {
    /** Call it before the preview hides what has the focus now. */
    remember(): void {
      opener.current = document.activeElement;
    },
  };
}
