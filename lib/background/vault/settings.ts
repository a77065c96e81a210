import * as v from 'valibot';
import type { Setting } from '../../storage/settings';

/** The bytes of the unlocked vault key. Only `lib/background/vault/lock.ts` may read it; it never reaches the disk. */
const UnlockedKey = v.object({ vaultId: v.string(), key: v.array(v.number()), at: v.number() });
export const unlockedKey: Setting<v.InferOutput<typeof UnlockedKey>> = {
  key: 'unlockedKey',
  area: 'session',
  schema: UnlockedKey,
};

/** When a person last used the desk, epoch ms. */
export const lastUse: Setting<number> = { key: 'lastUse', area: 'session', schema: v.number() };
