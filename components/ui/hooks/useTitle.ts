import { useLayoutEffect } from 'preact/hooks';

/** Says in the browser's tab what the page shows; null leaves it to somebody else. */
export function useTitle(what: string | null): void {
  useLayoutEffect(() => {
    if (what !== null) document.title = `${what} · Checkout Desk`;
  }, [what]);
}
