import { useEffect, useState } from 'preact/hooks';
import type { Taken } from '../lib/anywhere/taking';
import { takeHanded } from '../lib/anywhere/taking';
import type { Handed } from '../lib/settings';
import { handed } from '../lib/settings';
import { useSetting } from './useSetting';

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
