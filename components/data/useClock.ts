import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { clockOffset } from '../../lib/checkouts/settings';
import { SECOND } from '../../lib/shared/time';
import type { Clock } from '../ui/Time';
import { useSetting } from './useSetting';

/** Inqud's time, as far as it is known, once a second. */
export function useClock(): Clock {
  const [offset] = useSetting(clockOffset);
  const now = useSignal(Date.now());
  useEffect(() => {
    const tick = () => {
      now.value = Date.now() + (offset ?? 0);
    };
    tick();
    const timer = setInterval(tick, SECOND);
    return () => clearInterval(timer);
  }, [now, offset]);
  return now;
}
