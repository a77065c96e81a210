import { useLayoutEffect, useRef } from 'preact/hooks';

/** Calls off what a component has begun when it goes. Returns what gives each beginning a way to be called off. */
export function useAbort(): () => AbortController {
  const last = useRef<AbortController | null>(null);
  useLayoutEffect(() => () => last.current?.abort(), []);
  return () => {
    last.current = new AbortController();
    return last.current;
  };
}
