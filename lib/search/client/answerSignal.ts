import type { ReadonlySignal } from '@preact/signals';
import { effect, signal, untracked } from '@preact/signals';

/**
 * The search worker's answer to a question. `choose` reads signals and returns the question that they ask, or null while
 * there is none; it is asked again when one of them changes. Only the answer to the last question counts, and the one
 * before it stays until then. It is asked while anything subscribes, and forgotten afterwards.
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
