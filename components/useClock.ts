import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { SECOND } from '../lib/time';
import type { Clock } from './Time';

/** The time, once a second. */
export function useClock(): Clock {
  const now = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = Date.now();
    }, SECOND);
    return () => clearInterval(timer);
  }, [now]);
  return now;
}
