import type { AutopayDelays } from '../model/autopay.ts';
import { DEFAULT_DELAYS } from '../model/autopay.ts';
import type { Service } from '../service.ts';

export type Pace = ReturnType<typeof createPace>;

/** How fast each new checkout is paid by itself, if it is. A new pace is for the checkouts that are made or moved after it. */
export function createPace(autopay: Service['autopay']) {
  let current: AutopayDelays | null = null;
  let stop = () => {};
  return {
    current: () => current,
    set(delays: Partial<AutopayDelays> | null): void {
      stop();
      current = delays && { ...(current ?? DEFAULT_DELAYS), ...delays };
      stop = current ? autopay(current) : () => {};
    },
  };
}
