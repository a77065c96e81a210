import { useEffect } from 'preact/hooks';
import type { ClaimedHandoff } from '../../lib/checkout-form/handoff/claim';
import { claimHandoff } from '../../lib/checkout-form/handoff/claim';
import type { Handoff } from '../../lib/checkout-form/handoff/settings';
import { handoff } from '../../lib/checkout-form/handoff/settings';
import { settingSignal } from '../../lib/storage/settingSignal';

/** Claims an order that is handed over for the form `to`, once this page is seen and takes it; `take` is null until then. */
export function useHandoff(to: Handoff['to'], take: ((claimed: ClaimedHandoff) => void) | null): void {
  const waiting = settingSignal(handoff).value;
  useEffect(() => {
    if (!take || waiting?.to !== to) return;
    const claim = async () => {
      if (document.visibilityState !== 'visible') return;
      const claimed = await claimHandoff(to, Date.now());
      if (claimed) take(claimed);
    };
    void claim();
    document.addEventListener('visibilitychange', claim);
    return () => document.removeEventListener('visibilitychange', claim);
  }, [take, waiting]);
}
