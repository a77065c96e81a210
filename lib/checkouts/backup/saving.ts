import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { PassphraseKey } from '../../sealing/derivedKey';
import { newPassphraseKey } from '../../sealing/derivedKey';
import { errorText } from '../../storage/errorText';
import type { SavedCopy } from '../../storage/outsideSettings';
import type { CopyProgress } from './copyFile';
import { copyName } from './copyFile';

/** Makes a copy of the whole history, encrypted when there is a key for it. Rejects when the signal is aborted. */
export type MakeCopy = (how: {
  under: PassphraseKey | null;
  at: Date;
  progress: (progress: CopyProgress) => void;
  signal: AbortSignal;
}) => Promise<Blob>;

export type Saving =
  | { is: 'idle' | 'saved' | 'cancelled' }
  | { is: 'saving'; progress: CopyProgress }
  | { is: 'failed'; why: string };

/** Saves a copy of the whole history: how far that is, and how to begin and to cancel it. */
export function createSaving(setup: {
  download: (file: Blob, name: string) => void;
  now: () => Date;
  /** Called once a copy was saved. */
  saved?: (copy: SavedCopy) => void;
  keyOf?: (passphrase: string) => Promise<PassphraseKey>;
}) {
  const { download, now, keyOf = newPassphraseKey } = setup;
  const state = signal<Saving>({ is: 'idle' });
  let stop = new AbortController();
  return {
    state: state as ReadonlySignal<Saving>,
    /** `passphrase` null: not encrypted. */
    async save(make: MakeCopy, passphrase: string | null): Promise<void> {
      if (state.peek().is === 'saving') return;
      const at = now();
      stop = new AbortController();
      const { signal } = stop;
      let checkouts = 0;
      const progress = (progress: CopyProgress) => {
        checkouts = progress.done;
        // The last word of one that was called off may still be on its way.
        if (!signal.aborted) state.value = { is: 'saving', progress };
      };
      progress({ done: 0, total: 0 });
      try {
        const under = passphrase === null ? null : await keyOf(passphrase);
        signal.throwIfAborted();
        const file = await make({ under, at, progress, signal });
        signal.throwIfAborted();
        const name = copyName({ kind: 'lines', under }, at);
        download(file, name);
        setup.saved?.({ at: at.getTime(), checkouts, name });
        state.value = { is: 'saved' };
      } catch (error) {
        state.value = signal.aborted ? { is: 'cancelled' } : { is: 'failed', why: errorText(error) };
      }
    },
    cancel: () => stop.abort(),
  };
}
