import type { Rhythm } from '../checkouts/housekeeping/settings';
import { automaticCopies, copyKey } from '../checkouts/housekeeping/settings';
import type { Payload } from '../messaging/commands';
import type { Rounds } from '../sealing/derivedKey';
import { newPassphraseKey } from '../sealing/derivedKey';
import { readSetting, writeSetting } from '../storage/settings';

export type AutomaticCopySetter = (wanted: Payload<'setAutomaticCopies'>) => Promise<void>;

/** Sets whether and how copies are saved by themselves. Of a passphrase only the key is kept that it gives. */
export function createAutomaticCopySetter(setup: {
  /** Throws for a passphrase that could be guessed too soon. */
  refuseWeak: (passphrase: string) => Promise<void>;
  rounds: Rounds;
}): AutomaticCopySetter {
  const encrypted = async (passphrase: string | null): Promise<boolean> => {
    if (passphrase === null) {
      await writeSetting(copyKey, null);
      return false;
    }
    await setup.refuseWeak(passphrase);
    await writeSetting(copyKey, await newPassphraseKey(passphrase, setup.rounds.fresh));
    return true;
  };
  const start = async (every: Rhythm, passphrase: string | null | undefined) => {
    const known = await readSetting(automaticCopies);
    const isEncrypted = passphrase === undefined ? (known?.encrypted ?? false) : await encrypted(passphrase);
    await writeSetting(automaticCopies, { every, encrypted: isEncrypted });
  };
  return async ({ every, passphrase }) => {
    if (every !== null) return start(every, passphrase);
    // First, so that no copy is made in between that is not encrypted.
    await writeSetting(automaticCopies, null);
    await writeSetting(copyKey, null);
  };
}
