import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import { SECOND } from '../shared/time';
import { settingSignal } from '../storage/settingSignal';
import { clockOffset } from './settings';

/** Epoch ms, once a second. */
export type Clock = ReadonlySignal<number>;

let timer: ReturnType<typeof setInterval>;

/** This computer's time. */
const ticks = signal(Date.now(), {
  watched() {
    ticks.value = Date.now();
    timer = setInterval(() => {
      ticks.value = Date.now();
    }, SECOND);
  },
  unwatched: () => clearInterval(timer),
});

/** Inqud's time, corrected by the known clock offset. */
export const inqudClock: Clock = computed(() => ticks.value + (settingSignal(clockOffset).value ?? 0));
