import { useLayoutEffect, useState } from 'preact/hooks';
import type { CopyProgress } from '../../../lib/checkouts/backup/copyFile';
import { lastCopy } from '../../../lib/checkouts/backup/reminder/settings';
import type { MakeCopy } from '../../../lib/checkouts/backup/saving';
import { createSaving } from '../../../lib/checkouts/backup/saving';
import { noteExport } from '../../../lib/messaging/noteExport';
import { saveSetting } from '../../../lib/messaging/saveSetting';
import { download } from '../../../lib/shared/download';
import { progressText } from '../../ui/progressText';
import type { Encrypting } from './useEncryption';
import { useEncryption } from './useEncryption';

/** How the whole history is copied. */
export type Copying = { make: MakeCopy } & Encrypting;

/** Saving a copy of the whole history among the downloads. It is cancelled when the component goes. */
export function useSaving({ make, ...encrypting }: Copying) {
  const [saving] = useState(() =>
    createSaving({
      download,
      now: () => new Date(),
      saved: (copy) => {
        noteExport(copy.checkouts);
        void saveSetting(lastCopy, copy).catch(() => {});
      },
    }),
  );
  const encryption = useEncryption(encrypting);
  useLayoutEffect(() => saving.cancel, [saving]);
  const state = saving.state.value;
  const isSaving = state.is === 'saving';
  const save = async () => {
    if (saving.state.peek().is === 'saving') return;
    const taken = await encryption.take();
    if (!taken.ok) return;
    await saving.save(make, taken.passphrase);
    if (saving.state.peek().is === 'saved') encryption.clear();
  };
  return {
    state,
    save,
    cancel: saving.cancel,
    fields: { ...encryption.fields, busy: isSaving, onEnter: () => void save() },
  };
}

/** "1,200 of 10,000"; nothing while that is not known. */
export function savedText(progress: CopyProgress): string {
  return progress.total > 0 ? progressText(progress) : '';
}
