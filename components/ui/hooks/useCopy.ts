import { useEffect, useRef, useState } from 'preact/hooks';
import { copyWhenReady } from '../../../lib/share/clipboard';

export type CopyState = 'idle' | 'copied' | 'refused';

/** Copies a text, and says for two seconds how it went. */
export function useCopy(text: string): [CopyState, () => Promise<void>] {
  return useCopying(() => copyWhenReady(Promise.resolve(text)));
}

/** Likewise for whatever copies: `put` says whether it did. */
export function useCopying(put: () => Promise<boolean>): [CopyState, () => Promise<void>] {
  const [state, setState] = useState<CopyState>('idle');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async () => {
    setState((await put()) ? 'copied' : 'refused');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState('idle'), 2000);
  };
  return [state, copy];
}
