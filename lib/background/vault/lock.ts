import type { LockRules } from '../../accounts/lockRules';
import { DEFAULT_LOCK_RULES, listWhileLocked, lockRules } from '../../accounts/lockRules';
import type { LockState } from '../../accounts/settings';
import { lockState } from '../../accounts/settings';
import { sealingKeyOf } from '../../sealing/seal';
import { wipe } from '../../sealing/wipe';
import { MINUTE } from '../../shared/time';
import { writeTogether } from '../../storage/settingFamily';
import { readSetting, writeSetting } from '../../storage/settings';
import { lastUse, unlockedKey } from './settings';

export type Lock = ReturnType<typeof createLock>;

/**
 * Holds the unlocked vault key in memory that the browser empties when it closes, for as long as the rules allow. What
 * it says is read from there each time, so a background that was ended and woken is unlocked or locked, never half.
 */
export function createLock({ now }: { now: () => number }) {
  const rules = async (): Promise<LockRules> => (await readSetting(lockRules)) ?? DEFAULT_LOCK_RULES;

  /** The key as it was unlocked, with the time at which it locks by itself, unless that has passed. */
  async function held(vaultId: string) {
    const [kept, used, { unused }] = await Promise.all([readSetting(unlockedKey), readSetting(lastUse), rules()]);
    if (kept?.vaultId !== vaultId) return null;
    const since = Math.max(kept.at, used ?? 0);
    const locksAt = unused === null ? null : since + unused;
    // A clock that was set back must not make an hour of a minute; small corrections happen all the time.
    const setBack = now() < since - MINUTE;
    return { key: kept.key, locksAt, over: setBack || (locksAt !== null && now() >= locksAt) };
  }

  async function shut(since: number): Promise<LockState> {
    const showsList = (await readSetting(listWhileLocked)) === true;
    const state: LockState = { is: 'locked', since, ...(showsList && { showsList }) };
    await writeTogether([unlockedKey, null], [lockState, state]);
    return state;
  }

  return {
    /** The lock's state for the vault with this key, or for no passphrase at all; locks when it is time. */
    async state(vaultId: string | null): Promise<LockState> {
      const known = await readSetting(lockState);
      if (vaultId === null) {
        if (known?.is !== 'off') await writeTogether([unlockedKey, null], [lockState, { is: 'off' }]);
        return { is: 'off' };
      }
      const kept = await held(vaultId);
      if (!kept) return known?.is === 'locked' ? known : shut(now());
      if (kept.over) return shut(Math.min(now(), kept.locksAt ?? now()));
      if (known?.is === 'unlocked') return known;
      await writeSetting(lockState, { is: 'unlocked' });
      return { is: 'unlocked' };
    },

    /** The key to open the vault's secrets with, or null when it is locked. */
    async key(vaultId: string): Promise<CryptoKey | null> {
      const kept = await held(vaultId);
      if (!kept || kept.over) return null;
      const bytes = Uint8Array.from(kept.key);
      kept.key.fill(0);
      return sealingKeyOf(bytes).finally(() => wipe(bytes));
    },

    /** The bytes stay the caller's. */
    async unlock(vaultId: string, vaultKey: Uint8Array): Promise<void> {
      // A use that a wrong clock has put into the future would lock again at once.
      await writeSetting(lastUse, null);
      const key = Array.from(vaultKey);
      await writeTogether([unlockedKey, { vaultId, key, at: now() }], [lockState, { is: 'unlocked' }]);
      key.fill(0);
    },

    /** Says of the unlocked vault that its passphrase is weaker than a new one may be. */
    async noteWeak(): Promise<void> {
      if ((await readSetting(lockState))?.is === 'unlocked')
        await writeSetting(lockState, { is: 'unlocked', weak: true });
    },

    async lock(): Promise<void> {
      await shut(now());
    },

    /** A person uses the desk. It prolongs the time of a key that is still there, and never brings one back. */
    async used(): Promise<void> {
      const vaultId = (await readSetting(unlockedKey))?.vaultId;
      const kept = vaultId === undefined ? null : await held(vaultId);
      if (kept && !kept.over) await writeSetting(lastUse, now());
    },

    /** When it will lock by itself, epoch ms, or null. */
    async locksAt(vaultId: string): Promise<number | null> {
      return (await held(vaultId))?.locksAt ?? null;
    },
  };
}
