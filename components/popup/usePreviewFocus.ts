import { useLayoutEffect, useRef } from 'preact/hooks';

/** What is hidden by a preview loses the focus to the button that closes it, and gets it back afterwards. */
export function usePreviewFocus(isShown: boolean) {
  const closeButton = useRef<HTMLButtonElement>(null);
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (isShown) closeButton.current?.focus();
    else if (opener.current instanceof HTMLElement) opener.current.focus();
  }, [isShown]);
  return {
    closeButton,
    /** Call it before the preview hides what has the focus now. */
    remember(): void {
      opener.current = document.activeElement;
    },
  };
}
