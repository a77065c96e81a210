import type { ReadonlySignal } from '@preact/signals';
import { effect, signal, untracked } from '@preact/signals';

/**
 * The search worker's answer to a query. `choose` reads signals and returns the query for their values, or null for
 * none; it is called again when one of them changes. Only the answer to the latest query counts, and the previous
 * one stays until it arrives. The query runs while the signal has subscribers; afterwards the answer is dropped.
 */
export function answerSignal<T>(choose: () => (() => Promise<T>) | null, fail: () => void): ReadonlySignal<T | null> {
  let last = 0;
  let stop = () => {};
  const answer = signal<T | null>(null, {
    watched() {
      stop = effect(() => {
        const ask = choose();
        last += 1;
        if (ask) receive(ask, last);
      });
    },
    unwatched() {
      stop();
      last += 1;
      answer.value = null;
    },
  });
  const receive = (ask: () => Promise<T>, question: number) =>
    untracked(ask).then(
      (value) => {
        if (question === last) answer.value = value;
      },
      () => {
        if (question === last) fail();
      },
    );
  return answer;
}
