import { useEffect, useRef } from 'preact/hooks';
import { send } from '../lib/messaging';
import { ON_SCREEN } from '../lib/time';

/** Tells the background at once, and then every few seconds while the page is visible, which checkouts a person sees. */
export function useShowing(checkoutIds: string[]): void {
  const shown = useRef(checkoutIds);
  shown.current = checkoutIds;
  // The list is a new one at every render; only other checkouts in it are news, and told at once.
  const key = checkoutIds.join(' ');
  useEffect(() => {
    const tell = () => {
      if (document.visibilityState !== 'visible' || shown.current.length === 0) return;
      // An update of the extension ends its background for this page; the next page tells again.
      send('showing', { checkoutIds: shown.current.slice(0, 50) }).catch(() => {});
    };
    tell();
    const timer = setInterval(tell, ON_SCREEN);
    document.addEventListener('visibilitychange', tell);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [key]);
}
