import { useEffect, useRef } from 'preact/hooks';
import type { PendingCreate } from '../../lib/checkouts/database';
import { send } from '../../lib/messaging/send';
import { ON_SCREEN } from '../../lib/shared/time';
import type { Live } from '../data/useLive';

/**
 * Tells the background at once, and then every few seconds while the page is visible, which checkouts a person sees;
 * also without any while a create is on its way, because a background that ended in it settles it when it wakes.
 */
export function useShowing(checkoutIds: string[], waiting: boolean, inOrder = (ids: string[]) => ids): void {
  const shown = useRef(checkoutIds);
  shown.current = checkoutIds;
  // The list is a new one at every render; only other checkouts in it are news, and told at once.
  const key = checkoutIds.join(' ');
  useEffect(() => {
    const tell = () => {
      if (document.visibilityState !== 'visible' || (shown.current.length === 0 && !waiting)) return;
      // An update of the extension ends its background for this page; the next page tells again.
      send('showing', { checkoutIds: inOrder(shown.current).slice(0, 50) }).catch(() => {});
    };
    tell();
    const timer = setInterval(tell, ON_SCREEN);
    document.addEventListener('visibilitychange', tell);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [key, waiting]);
}

/** Whether a create is on its way. */
export function isSending(pending: Live<PendingCreate[]>): boolean {
  return pending.state === 'ready' && pending.value.some(({ state }) => state === 'sending');
}
