import * as v from 'valibot';
import type { Setting } from '../../storage/settings';

/** The bytes of the unlocked vault key. Only `lib/background/vault/lock.ts` may read it; it never reaches the disk. */
const UnlockedKey = v.object({ vaultId: v.string(), key: v.array(v.number()), at: v.number() });
export const unlockedKey: Setting<v.InferOutput<typeof UnlockedKey>, 'background'> = {
  key: 'unlockedKey',
  area: 'session',
  schema: UnlockedKey,
  writer: 'background',
};

/** When a person last used the desk, epoch ms. */
export const lastUse: Setting<number, 'background'> = {
  key: 'lastUse',
  area: 'session',
  schema: v.number(),
  writer: 'background',
};
