import { useEffect, useRef, useState } from 'preact/hooks';
import { copyWhenReady } from '../lib/share/clipboard';

/** Copies a text, and says for two seconds how it went. */
export function useCopy(text: string): ['idle' | 'copied' | 'refused', () => Promise<void>] {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async () => {
    setState((await copyWhenReady(Promise.resolve(text))) ? 'copied' : 'refused');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState('idle'), 2000);
  };
  return [state, copy];
}
