import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { speakAlso } from '../../lib/language/speak';

/** A component whose script is loaded when it is first shown, so that what a page shows first need not wait for it. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let Loaded: ComponentType<P> | null = null;
  return function Later(props: P) {
    const [, setHere] = useState(Loaded !== null);
    useEffect(() => {
      if (Loaded) return;
      void Promise.all([load(), speakAlso('popup')]).then(([component]) => {
        Loaded = component;
        setHere(true);
      });
    }, []);
    return Loaded && <Loaded {...props} />;
  };
}
