import type { Account } from '../../accounts/account';
import type { AccountsDb, PassphraseRecord, StoredSecret } from '../../accounts/database';
import type { CoverResult, PassphraseResult } from '../../accounts/outcomes';
import { checkPassphrase } from '../../accounts/passphraseRules';
import type { LockState } from '../../accounts/settings';
import { importSigningKey, signature } from '../../inqud/authentication';
import type { Rounds } from '../../sealing/derivedKey';
import { sealingKeyOf, unseal } from '../../sealing/seal';
import { wipe, withBytesOf } from '../../sealing/wipe';
import { Failed } from '../../shared/failure/failed';
import type { Lock } from './lock';
import { closeUnder, newVaultKey, openWith } from './passphraseKey';
import { boundTo, changeVault, modeOf, readVault, underBrowserKey, underPassphrase } from './vault';
import { moveWebhookSecret } from './webhookVault';

export type Passphrase = ReturnType<typeof createPassphrase>;

/** Puts the vault under a passphrase, opens it, and takes the passphrase away again. */
export function createPassphrase({ db, lock, rounds }: { db: AccountsDb; lock: Lock; rounds: Rounds }) {
  const recordOf = () => db.passphrases.get('passphrase');

  async function presentRecord(): Promise<PassphraseRecord> {
    const record = await recordOf();
    if (!record) throw new Failed({ is: 'no passphrase' });
    return record;
  }

  /** Moves every secret from one vault key, or the browser's keys, to another, in one step. */
  async function moveSecrets(from: Uint8Array<ArrayBuffer> | null, to: { passphrase: string } | null): Promise<void> {
    const vaultKey = newVaultKey();
    try {
      await moveTo(vaultKey, from, to);
    } finally {
      wipe(vaultKey);
    }
  }

  async function moveTo(
    vaultKey: Uint8Array<ArrayBuffer>,
    from: Uint8Array<ArrayBuffer> | null,
    to: { passphrase: string } | null,
  ): Promise<void> {
    const oldKey = from && (await sealingKeyOf(from));
    const record = to && (await closeUnder(to.passphrase, crypto.randomUUID(), vaultKey, rounds.fresh));
    const newKey = record && (await sealingKeyOf(vaultKey));
    const moved = await Promise.all((await db.secrets.toArray()).map((stored) => move(stored, oldKey, newKey)));
    const webhooks = await Promise.all(
      (await db.webhookSecrets.toArray()).map((stored) => moveWebhookSecret(stored, oldKey, newKey)),
    );
    await db.transaction('rw', db.accounts, db.secrets, db.webhookSecrets, db.passphrases, async () => {
      await db.passphrases.clear();
      if (record) await db.passphrases.put(record);
      for (const { stored, secret } of moved) {
        await db.secrets.put(stored);
        await db.accounts.update(stored.accountId, { secret });
      }
      for (const { stored, webhookSecret } of webhooks) {
        await db.webhookSecrets.put(stored);
        await db.accounts.update(stored.accountId, { webhookSecret });
      }
    });
    if (record) await lock.unlock(record.vaultId, vaultKey);
    else await lock.state(null);
  }

  /** Opens the vault with the passphrase, lends its key, and wipes it. */
  async function opening(passphrase: string, work: (vault: Vault) => Promise<unknown>): Promise<PassphraseResult> {
    const record = await presentRecord();
    const opened = await openWith(passphrase, record, rounds.fewest);
    if (!opened.ok) return opened;
    const { vaultKey, checksumDamaged } = opened;
    try {
      await work({ record, vaultKey, checksumDamaged });
      return { ok: true };
    } finally {
      wipe(vaultKey);
    }
  }

  /** Refuses a passphrase that could be guessed too soon, whatever the form let through. */
  async function refuseWeak(passphrase: string): Promise<void> {
    // The page has said what is wrong with it.
    if (checkPassphrase(passphrase) !== null) throw new Failed({ is: 'passphrase refused' });
    if (await isTooEasy(passphrase)) throw new Failed({ is: 'passphrase too easy' });
  }

  /** Whether it could be guessed too soon. The list of passwords is evaluated when it is first needed. */
  async function isTooEasy(passphrase: string): Promise<boolean> {
    const { strengthOf } = await import('../../accounts/strength');
    const known = (await db.accounts.toArray()).map(({ label }) => label);
    return strengthOf(passphrase, known).refused;
  }

  return {
    refuseWeak,

    state: (): Promise<LockState> => readVault(async () => lock.state((await recordOf())?.vaultId ?? null)),

    /** When it locks by itself, epoch ms; null for never, and while it is locked. */
    async locksAt(): Promise<number | null> {
      const record = await recordOf();
      return record ? lock.locksAt(record.vaultId) : null;
    },

    /** Locks, if there is a passphrase. */
    lock: (): Promise<void> =>
      changeVault(async () => {
        const record = await recordOf();
        if (record && (await lock.state(record.vaultId)).is === 'unlocked') await lock.lock();
      }),

    set: (passphrase: string): Promise<void> =>
      changeVault(async () => {
        await refuseWeak(passphrase);
        if (await recordOf()) throw new Failed({ is: 'passphrase exists' });
        await moveSecrets(null, { passphrase });
      }),

    /**
     * All secrets get a new key, so that the old passphrase opens nothing that is stored from now on. An old copy of the
     * files stays as it was: with the old passphrase it opens the same tokens, until they are replaced at Inqud.
     */
    change: (old: string, passphrase: string): Promise<PassphraseResult> =>
      changeVault(async () => {
        await refuseWeak(passphrase);
        return opening(old, ({ vaultKey }) => moveSecrets(vaultKey, { passphrase }));
      }),

    remove: (passphrase: string): Promise<PassphraseResult> =>
      changeVault(() => opening(passphrase, ({ vaultKey }) => moveSecrets(vaultKey, null))),

    /** Unlocks. A record that is weaker than today's, or has a damaged checksum, is written again. */
    unlock: (passphrase: string): Promise<PassphraseResult> =>
      changeVault(() =>
        opening(passphrase, async ({ record, vaultKey, checksumDamaged }) => {
          if (record.rounds < rounds.fresh || checksumDamaged) {
            const raised = Math.max(record.rounds, rounds.fresh);
            await db.passphrases.put(await closeUnder(passphrase, record.vaultId, vaultKey, raised));
          }
          await lock.unlock(record.vaultId, vaultKey);
        }),
      ),

    /** After unlocking: a passphrase from before that could not be set today keeps opening, and the lock says so. */
    async noteStrength(passphrase: string): Promise<void> {
      const isWeak = checkPassphrase(passphrase) !== null || (await isTooEasy(passphrase));
      if (isWeak) await changeVault(lock.noteWeak);
    },

    /** Takes a pasted secret under the passphrase in the place of its key that cannot be read back. */
    cover: (accountId: string, secret: string): Promise<CoverResult> =>
      changeVault(async () => {
        const key = await lock.key((await presentRecord()).vaultId);
        if (!key) return { ok: false, why: 'locked' };
        const stored = await db.secrets.get(accountId);
        if (stored?.kind !== 'signing') throw new Failed({ is: 'no pasting needed' });
        const covered = await withBytesOf(secret, async (bytes) =>
          (await sameKey(stored.key, await importSigningKey(bytes)))
            ? underPassphrase(key, accountId, 'signed', bytes)
            : null,
        );
        if (!covered) return { ok: false, why: 'different' };
        await db.transaction('rw', db.accounts, db.secrets, async () => {
          await db.secrets.put(covered);
          await db.accounts.update(accountId, { secret: 'passphrase' });
        });
        return { ok: true };
      }),

    /** Forgets every secret and the passphrase. Accounts and history stay. */
    reset: (): Promise<void> =>
      changeVault(async () => {
        await db.transaction('rw', db.accounts, db.secrets, db.webhookSecrets, db.passphrases, async () => {
          await db.secrets.clear();
          await db.webhookSecrets.clear();
          await db.passphrases.clear();
          await db.accounts.toCollection().modify({ secret: 'none', webhookSecret: 'none' });
        });
        await lock.state(null);
      }),
  };
}

type Vault = { record: PassphraseRecord; vaultKey: Uint8Array<ArrayBuffer>; checksumDamaged: boolean };

type Moved = { stored: StoredSecret; secret: Account['secret'] };

async function move(stored: StoredSecret, from: CryptoKey | null, to: CryptoKey | null): Promise<Moved> {
  // A key that cannot be read back stays as it is, until its secret is pasted again.
  if (stored.kind === 'signing') return { stored, secret: 'browser' };
  const under = stored.kind === 'sealed' ? stored.under : from;
  const bytes = under && (await unseal(under, boundTo(stored), stored));
  if (!bytes) return { stored, secret: 'damaged' };
  const mode = modeOf(stored);
  try {
    return to
      ? { stored: await underPassphrase(to, stored.accountId, mode, bytes), secret: 'passphrase' }
      : { stored: await underBrowserKey(stored.accountId, mode, bytes), secret: 'browser' };
  } finally {
    wipe(bytes);
  }
}

/** Whether two keys that cannot be read are the same: they sign the same text alike. */
async function sameKey(one: CryptoKey, other: CryptoKey): Promise<boolean> {
  const text = crypto.randomUUID();
  return (await signature(one, text, '')) === (await signature(other, text, ''));
}
