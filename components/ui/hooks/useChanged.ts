import { useEffect, useRef, useState } from 'preact/hooks';

/** True for two seconds after the value has changed. */
export function useChanged(value: string): boolean {
  const last = useRef(value);
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    if (last.current === value) return;
    last.current = value;
    setChanged(true);
    const timer = setTimeout(() => setChanged(false), 2000);
    return () => clearTimeout(timer);
  }, [value]);
  return changed;
}
