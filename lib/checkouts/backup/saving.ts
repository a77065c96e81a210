import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import { errorText } from '../../storage/trouble';
import type { CopyProgress } from './copyFile';
import { copyName } from './copyFile';

/** Makes a copy of the whole history. Rejects when the signal is aborted. */
export type MakeCopy = (how: {
  at: Date;
  progress: (progress: CopyProgress) => void;
  signal: AbortSignal;
}) => Promise<Blob>;

export type Saving =
  | { is: 'idle' | 'saved' | 'cancelled' }
  | { is: 'saving'; progress: CopyProgress }
  | { is: 'failed'; why: string };

/** Saves a copy of the whole history: how far that is, and how to begin and to cancel it. */
export function createSaving(setup: { download: (file: Blob, name: string) => void; now: () => Date }) {
  const state = signal<Saving>({ is: 'idle' });
  let stop = new AbortController();
  return {
    state: state as ReadonlySignal<Saving>,
    async save(make: MakeCopy): Promise<void> {
      if (state.peek().is === 'saving') return;
      const at = setup.now();
      stop = new AbortController();
      const { signal } = stop;
      const progress = (progress: CopyProgress) => {
        // The last word of one that was called off may still be on its way.
        if (!signal.aborted) state.value = { is: 'saving', progress };
      };
      progress({ done: 0, total: 0 });
      try {
        const file = await make({ at, progress, signal });
        signal.throwIfAborted();
        setup.download(file, copyName({ kind: 'lines', under: null }, at));
        state.value = { is: 'saved' };
      } catch (error) {
        state.value = signal.aborted ? { is: 'cancelled' } : { is: 'failed', why: errorText(error) };
      }
    },
    cancel: () => stop.abort(),
  };
}
