import * as v from 'valibot';
import type { AccountsDb } from '../../accounts/database';
import type { Lock } from './lock';
import { changeVault, readVault, vaultKeyOf } from './vault';
import { opened, sealed } from './webhookVault';

/** In the place of an account's ID; no account has one like it. Moves under a passphrase with the secrets of webhooks. */
const TEAM = ':team';

const Membership = v.object({
  team: v.string(),
  servers: v.array(v.string()),
  agent: v.string(),
  name: v.string(),
  keys: v.array(v.string()),
});
const Secrets = v.object({
  desk: v.string(),
  nkey: v.string(),
  seed: v.string(),
  box: v.object({ publicKey: v.string(), privateKey: v.string() }),
  membership: v.nullable(Membership),
});

/** This desk's own keys, and what the admin's invitation gave it; null before. Keys are in base64url. None goes to a page. */
export type TeamSecrets = v.InferOutput<typeof Secrets>;

export type TeamVault = ReturnType<typeof createTeamVault>;

/** Keeps what lets this desk into its team, as the webhooks' secrets are kept. */
export function createTeamVault({ db, lock }: { db: AccountsDb; lock: Lock }) {
  return {
    /** Keeps nothing while it is locked, and says so. */
    keep: (secrets: TeamSecrets): Promise<boolean> =>
      changeVault(async () => {
        const key = await vaultKeyOf(db, lock);
        if (key === 'locked') return false;
        await db.webhookSecrets.put(await sealed(key, TEAM, new TextEncoder().encode(JSON.stringify(secrets))));
        return true;
      }),

    /** Null when there are none, or none that open. */
    open: (): Promise<TeamSecrets | 'locked' | null> =>
      readVault(async () => {
        const key = await vaultKeyOf(db, lock);
        if (key === 'locked') return 'locked';
        const stored = await db.webhookSecrets.get(TEAM);
        const bytes = stored && (await opened(stored, key));
        const read = v.safeParse(Secrets, bytes ? JSON.parse(new TextDecoder().decode(bytes)) : null);
        return read.success ? read.output : null;
      }),

    forget: (): Promise<void> => changeVault(() => db.webhookSecrets.delete(TEAM)),
  };
}
