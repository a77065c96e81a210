import type { ReadonlySignal } from '@preact/signals';
import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { send } from '../../lib/messaging/send';
import { stableComputed } from '../../lib/shared/stableComputed';
import { ON_SCREEN } from '../../lib/shared/time';

const MOST = 50;

/**
 * Tells the background at once, and then every few seconds while the page is visible, which checkouts a person sees; also
 * without any while a create is on its way, because a background that ended in it settles it when it wakes.
 */
export function useOnScreen(
  checkoutIds: ReadonlySignal<string[]>,
  waiting: ReadonlySignal<boolean>,
  inOrder: (ids: string[]) => string[] = (ids) => ids,
): void {
  useEffect(() => {
    const shown = stableComputed(() => checkoutIds.value);
    return effect(() => {
      const [ids, waits] = [shown.value, waiting.value];
      const report = () => {
        if (document.visibilityState !== 'visible' || (ids.length === 0 && !waits)) return;
        // An update of the extension ends its background for this page; the next page reports again.
        send('showing', { checkoutIds: inOrder(ids).slice(0, MOST) }).catch(() => {});
      };
      report();
      const timer = setInterval(report, ON_SCREEN);
      document.addEventListener('visibilitychange', report);
      return () => {
        clearInterval(timer);
        document.removeEventListener('visibilitychange', report);
      };
    });
  }, [checkoutIds, waiting]);
}
