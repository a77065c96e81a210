import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import { errorText } from '../../storage/trouble';
import type { RestoreProgress, RestoreResult } from './restore';

/** Restores a file as far as it goes. */
export type RestoreFile = (
  file: File,
  how: { progress: (progress: RestoreProgress) => void; signal: AbortSignal },
) => Promise<RestoreResult>;

export type Restoring =
  | { is: 'waiting' }
  | { is: 'restoring'; name: string; progress: RestoreProgress }
  | { is: 'done'; name: string; result: RestoreResult }
  | { is: 'failed'; name: string; why: string };

/** Restoring one file at a time: how far that is, and what came of the last one. */
export function createRestoring() {
  const state = signal<Restoring>({ is: 'waiting' });
  let stop = new AbortController();
  return {
    state: state as ReadonlySignal<Restoring>,
    async restore(file: File, run: RestoreFile): Promise<void> {
      if (state.peek().is === 'restoring') return;
      const { name } = file;
      stop = new AbortController();
      const progress = (progress: RestoreProgress) => {
        state.value = { is: 'restoring', name, progress };
      };
      progress({ read: 0, size: file.size, lines: 0 });
      try {
        state.value = { is: 'done', name, result: await run(file, { progress, signal: stop.signal }) };
      } catch (error) {
        state.value = { is: 'failed', name, why: errorText(error) };
      }
    },
    cancel: () => stop.abort(),
  };
}
