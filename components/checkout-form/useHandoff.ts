import { useEffect, useState } from 'preact/hooks';
import type { ClaimedHandoff } from '../../lib/checkout-form/handoff/claim';
import { claimHandoff } from '../../lib/checkout-form/handoff/claim';
import type { Handoff } from '../../lib/checkout-form/handoff/settings';
import { handoff } from '../../lib/checkout-form/handoff/settings';
import { useSetting } from '../data/useSetting';

/** The order that was handed over for the form, once this page has it for itself: one that is seen takes it, when it is ready. */
export function useHandoff(to: Handoff['to'], ready: boolean): ClaimedHandoff | null {
  const [waiting] = useSetting(handoff);
  const [taken, setTaken] = useState<ClaimedHandoff | null>(null);
  useEffect(() => {
    if (!ready || waiting?.to !== to) return;
    const take = async () => {
      if (document.visibilityState !== 'visible') return;
      const mine = await claimHandoff(to, Date.now());
      if (mine) setTaken(mine);
    };
    void take();
    document.addEventListener('visibilitychange', take);
    return () => document.removeEventListener('visibilitychange', take);
  }, [ready, waiting]);
  return taken;
}
