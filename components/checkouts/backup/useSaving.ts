import { useState } from 'preact/hooks';
import type { CopyProgress } from '../../../lib/checkouts/backup/copyFile';
import { copyName } from '../../../lib/checkouts/backup/copyFile';
import { download } from '../../../lib/shared/download';
import { errorText } from '../../../lib/storage/trouble';
import { useAbort } from '../../ui/hooks/useAbort';

/** Makes a copy of the whole history. Rejects when the signal is aborted. */
export type MakeCopy = (how: {
  at: Date;
  progress: (progress: CopyProgress) => void;
  signal: AbortSignal;
}) => Promise<Blob>;

type Saving =
  | { is: 'idle' | 'saved' | 'cancelled' }
  | { is: 'saving'; progress: CopyProgress; stop: AbortController }
  | { is: 'failed'; why: string };

/** Saves a copy of the whole history among the downloads: how far that is, and how to begin it. */
export function useSaving(make: MakeCopy): [Saving, () => Promise<void>] {
  const [state, setState] = useState<Saving>({ is: 'idle' });
  const begin = useAbort();
  const save = async () => {
    const at = new Date();
    const stop = begin();
    const progress = (progress: CopyProgress) => {
      // The last word of one that was called off may still be on its way.
      if (!stop.signal.aborted) setState({ is: 'saving', progress, stop });
    };
    progress({ done: 0, total: 0 });
    try {
      const file = await make({ at, progress, signal: stop.signal });
      stop.signal.throwIfAborted();
      download(file, copyName('lines', at));
      setState({ is: 'saved' });
    } catch (error) {
      setState(stop.signal.aborted ? { is: 'cancelled' } : { is: 'failed', why: errorText(error) });
    }
  };
  return [state, save];
}

/** "1,200 of 10,000"; nothing while that is not known. */
export function savedText({ done, total }: CopyProgress): string {
  return total > 0 ? `${done.toLocaleString()} of ${total.toLocaleString()}` : '';
}
