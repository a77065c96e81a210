import { useEffect, useState } from 'preact/hooks';
import { allowFrame } from '../../lib/widget/frameRule';

/** Whether the frame may load now: where the browser can allow it, once it has. */
export function useFrameAllowed(): boolean {
  const [isAllowed, setAllowed] = useState(() => allowFrame() === null);
  useEffect(() => {
    let isGone = false;
    void allowFrame()?.then(() => isGone || setAllowed(true));
    return () => {
      isGone = true;
    };
  }, []);
  return isAllowed;
}
