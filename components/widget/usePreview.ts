import { useRef, useState } from 'preact/hooks';
import type { ReceivedDetail } from '../../lib/widget/contract';
import type { LoggedEvent } from '../../lib/widget/eventLog';
import { withEvent } from '../../lib/widget/eventLog';

export type Backdrop = 'desk' | 'light' | 'dark';
export type Preview = ReturnType<typeof usePreview>;

/** How a widget is looked at, and what it said since the page was opened. `PreviewStage` shows it, `PreviewTools` change it. */
export function usePreview(checkoutId: string) {
  const [backdrop, setBackdrop] = useState<Backdrop>('desk');
  const [phone, setPhone] = useState(false);
  const [round, setRound] = useState(1);
  const [loadTime, setLoadTime] = useState<number | null>(null);
  const [log, setLog] = useState<LoggedEvent[]>([]);
  const last = useRef(0);

  const onHeard = (heard: ReceivedDetail) => {
    last.current += 1;
    const how = { number: last.current, at: Date.now(), checkoutId };
    setLog((before) => withEvent(before, heard, how));
  };
  return {
    checkoutId,
    backdrop,
    setBackdrop,
    phone,
    setPhone,
    /** Counts how often the widget was asked to load anew. */
    round,
    reload: () => setRound(round + 1),
    /** From the panel's wish to the widget's being there, ms; null until then. */
    loadTime,
    onShown: setLoadTime,
    log,
    onHeard,
    clear: () => setLog([]),
  };
}
