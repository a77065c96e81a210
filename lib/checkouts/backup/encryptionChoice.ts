import { t } from '@lingui/core/macro';
import type { ReadonlySignal } from '@preact/signals';
import { batch, signal } from '@preact/signals';

export type EncryptionChoice = ReturnType<typeof createEncryptionChoice>;

type Mistakes = { typed?: string; again?: string };

/** Whether a copy is to be encrypted, and the new passphrase for that, typed twice. */
export function createEncryptionChoice() {
  const chosen = signal<boolean | null>(null);
  const typed = signal('');
  const again = signal('');
  const mistakes = signal<Mistakes>({});
  const clear = () =>
    batch(() => {
      typed.value = '';
      again.value = '';
      mistakes.value = {};
    });
  const field = (text: typeof typed) => ({
    text: text as ReadonlySignal<string>,
    type(next: string) {
      text.value = next;
      mistakes.value = {};
    },
  });
  return {
    /** Null until it is chosen. */
    chosen: chosen as ReadonlySignal<boolean | null>,
    choose(encrypted: boolean): void {
      chosen.value = encrypted;
      clear();
    },
    typed: field(typed),
    again: field(again),
    mistakes: mistakes as ReadonlySignal<Mistakes>,
    /** The passphrase to encrypt with, null for none; or that something must be corrected first. */
    async take(setup: {
      byDefault: boolean;
      /** Why a passphrase is too weak, or null. */
      weaknessOf: (passphrase: string) => Promise<string | null>;
    }): Promise<{ ok: true; passphrase: string | null } | { ok: false }> {
      if (!(chosen.peek() ?? setup.byDefault)) return { ok: true, passphrase: null };
      const [passphrase, second] = [typed.peek(), again.peek()];
      const weakness = await setup.weaknessOf(passphrase);
      const found: Mistakes = {};
      if (weakness !== null) found.typed = weakness;
      else if (second !== passphrase) found.again = t`The passphrases don’t match.`;
      mistakes.value = found;
      return Object.keys(found).length > 0 ? { ok: false } : { ok: true, passphrase };
    },
    /** Forgets what was typed. */
    clear,
  };
}
