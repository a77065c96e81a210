import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import { errorText } from '../../storage/errorText';
import type { Header, OpenedCopy } from './encryptedHeader';
import { openWith } from './encryptedHeader';
import { findHeader } from './findHeader';
import type { Loss } from './loss';
import type { RestoreProgress } from './restore';
import type { EncryptedRestoreResult } from './restoreEncrypted';

/** `opened`: what opens an encrypted copy. `partly`: also where a part of it is missing. */
export type CopyToRestore = { file: File; opened: OpenedCopy | null; partly: boolean };

/** Restores a file as far as it goes. */
export type RestoreFile = (
  copy: CopyToRestore,
  how: { progress: (progress: RestoreProgress) => void; signal: AbortSignal },
) => Promise<EncryptedRestoreResult>;

export type RestoreOutcome =
  | Exclude<EncryptedRestoreResult, { outcome: 'incomplete' }>
  | { outcome: 'refused'; why: 'damaged' };

export type Restoring =
  | { is: 'waiting' }
  /** For the passphrase of an encrypted copy. */
  | { is: 'asking'; name: string; mistake: 'none typed' | 'wrong' | null; isOpening: boolean }
  | { is: 'restoring'; name: string; progress: RestoreProgress }
  /** Nothing was changed yet. */
  | { is: 'incomplete'; name: string; loss: Loss }
  | { is: 'done'; name: string; result: RestoreOutcome }
  | { is: 'failed'; name: string; why: string };

/** Restoring one file at a time: how far that is, and what came of the last one. */
export function createRestoring() {
  const state = signal<Restoring>({ is: 'waiting' });
  let stop = new AbortController();
  /** Goes on with the file that something is asked about: with its passphrase, or without what is missing. */
  let open: ((passphrase: string) => Promise<void>) | null = null;
  let restoreRest: (() => Promise<void>) | null = null;

  const show = (next: Restoring) => {
    open = null;
    restoreRest = null;
    state.value = next;
  };
  /** Works on a file until something is asked about it. */
  const work = async (file: File, step: () => Promise<void>) => {
    const { name, size } = file;
    stop = new AbortController();
    show({ is: 'restoring', name, progress: { read: 0, size, lines: 0 } });
    try {
      await step();
    } catch (error) {
      show({ is: 'failed', name, why: errorText(error) });
    }
  };
  const run = async (copy: CopyToRestore, restore: RestoreFile) => {
    const { name } = copy.file;
    const progress = (progress: RestoreProgress) => {
      state.value = { is: 'restoring', name, progress };
    };
    const result = await restore(copy, { progress, signal: stop.signal });
    if (result.outcome !== 'incomplete') return show({ is: 'done', name, result });
    show({ is: 'incomplete', name, loss: result.loss });
    restoreRest = () => work(copy.file, () => run({ ...copy, partly: true }, restore));
  };
  const ask = (file: File, header: Header, restore: RestoreFile) => {
    const { name } = file;
    const asking = { is: 'asking', name, mistake: null, isOpening: false } as const;
    show(asking);
    const opening = async (passphrase: string) => {
      if (passphrase === '') {
        state.value = { ...asking, mistake: 'none typed' };
        return;
      }
      state.value = { ...asking, isOpening: true };
      const result = await openWith(passphrase, header);
      // Another answer may have been given meanwhile.
      if (open !== opening) return;
      if (result.ok) await work(file, () => run({ file, opened: result.opened, partly: false }, restore));
      else if (result.why === 'wrong') state.value = { ...asking, mistake: 'wrong' };
      else show({ is: 'done', name, result: { outcome: 'refused', why: 'damaged' } });
    };
    open = opening;
  };

  return {
    state: state as ReadonlySignal<Restoring>,
    async restore(file: File, restore: RestoreFile): Promise<void> {
      if (state.peek().is === 'restoring') return;
      await work(file, async () => {
        const header = await findHeader(file);
        if (header === null) await run({ file, opened: null, partly: false }, restore);
        else if (typeof header === 'object') ask(file, header, restore);
        else show({ is: 'done', name: file.name, result: { outcome: 'refused', why: header } });
      });
    },
    /** Tries a passphrase for the file that one is asked for. */
    async open(passphrase: string): Promise<void> {
      const now = state.peek();
      if (now.is === 'asking' && !now.isOpening) await open?.(passphrase);
    },
    /** Restores what can be read of an incomplete file. */
    restoreRest: async (): Promise<void> => restoreRest?.(),
    /** Leaves the file that something is asked about. */
    dismiss(): void {
      if (state.peek().is !== 'restoring') show({ is: 'waiting' });
    },
    /** Ends what is done and what is asked. */
    cancel(): void {
      stop.abort();
      open = null;
      restoreRest = null;
    },
  };
}
