import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { ReceivedDetail } from './contract';
import type { LoggedEvent } from './eventLog';
import { withEvent } from './eventLog';

export type Backdrop = 'desk' | 'light' | 'dark';
export type Preview = ReturnType<typeof createPreview>;

/** How a widget is looked at, and what it said since the page was opened. `now` is epoch ms. */
export function createPreview(now: () => number) {
  const round = signal(1);
  const loadTime = signal<number | null>(null);
  const log = signal<LoggedEvent[]>([]);
  let last = 0;
  return {
    backdrop: signal<Backdrop>('desk'),
    isPhone: signal(false),
    /** Counts how often the widget was asked to load again. */
    round: round as ReadonlySignal<number>,
    reload(): void {
      round.value += 1;
    },
    /** From the panel's wish to the widget's being there, ms; null until then. */
    loadTime: loadTime as ReadonlySignal<number | null>,
    onShown(after: number | null): void {
      loadTime.value = after;
    },
    log: log as ReadonlySignal<LoggedEvent[]>,
    onEvent(heard: ReceivedDetail, checkoutId: string): void {
      last += 1;
      log.value = withEvent(log.peek(), heard, { number: last, at: now(), checkoutId });
    },
    clear(): void {
      log.value = [];
    },
  };
}
