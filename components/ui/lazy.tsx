import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { speakAlso } from '../../lib/language/speak';

/**
 * A component whose script is loaded when it is first shown, so that what a page shows first need not wait for it. A script that
 * does not load is an error of what it is shown in.
 */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let Loaded: ComponentType<P> | null = null;
  return function Later(props: P) {
    const [, setHere] = useState(Loaded !== null);
    const [failure, setFailure] = useState<{ error: unknown } | null>(null);
    useEffect(() => {
      // Another one of it may have loaded it since this one was drawn.
      if (Loaded) return setHere(true);
      Promise.all([load(), speakAlso('popup')]).then(
        ([component]) => {
          Loaded = component;
          setHere(true);
        },
        (error) => setFailure({ error }),
      );
    }, []);
    if (failure) throw failure.error;
    return Loaded && <Loaded {...props} />;
  };
}
