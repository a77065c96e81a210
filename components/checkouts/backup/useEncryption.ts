import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { createEncryptionChoice } from '../../../lib/checkouts/backup/encryptionChoice';
import { weaknessOf } from '../../accounts/lock/passphraseStrength';

/** For whom a copy can be encrypted: what a thief would try first, and whether it is by default. */
export type Encrypting = { known: string[]; byDefault: boolean };

/** What `EncryptionFields` shows, and the passphrase that was typed there. It is forgotten when the component goes. */
export function useEncryption({ known, byDefault }: Encrypting) {
  const [choice] = useState(createEncryptionChoice);
  const element = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => choice.clear, [choice]);
  return {
    fields: { choice, known, byDefault, element },
    clear: choice.clear,
    /** As `take`; the field that must be corrected has the focus. */
    async take() {
      const taken = await choice.take({ byDefault, weaknessOf: (typed) => weaknessOf(typed, known) });
      if (!taken.ok) {
        requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      }
      return taken;
    },
  };
}
