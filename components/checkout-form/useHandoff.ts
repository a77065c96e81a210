import { useEffect, useState } from 'preact/hooks';
import type { Taken } from '../../lib/checkout-form/handoff/claim';
import { takeHanded } from '../../lib/checkout-form/handoff/claim';
import type { Handed } from '../../lib/checkout-form/handoff/settings';
import { handed } from '../../lib/checkout-form/handoff/settings';
import { useSetting } from '../data/useSetting';

/** The order that was handed over for the form, once this page has it for itself: one that is seen takes it, when it is ready. */
export function useHanded(to: Handed['to'], ready: boolean): Taken | null {
  const [waiting] = useSetting(handed);
  const [taken, setTaken] = useState<Taken | null>(null);
  useEffect(() => {
    if (!ready || waiting?.to !== to) return;
    const take = async () => {
      if (document.visibilityState !== 'visible') return;
      const mine = await takeHanded(to, Date.now());
      if (mine) setTaken(mine);
    };
    void take();
    document.addEventListener('visibilitychange', take);
    return () => document.removeEventListener('visibilitychange', take);
  }, [ready, waiting]);
  return taken;
}
