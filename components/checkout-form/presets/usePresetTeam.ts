import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import type { Account } from '../../../lib/accounts/account';
import type { TeamShare } from '../../../lib/app/teamShare';
import type { Preset } from '../../../lib/checkout-form/presets/preset';
import { presetsInTeam, sharedPreset } from '../../../lib/team/shared/presets';

const NONE: ReturnType<typeof presetsInTeam> = { own: new Map(), offered: [] };

/** What the page of presets shows of the team, and says to it. What is said resolves with whether it was done. */
export function usePresetTeam(team: TeamShare<'presets'> | undefined, own: readonly Preset[], accounts: Account[]) {
  const [failed, setFailed] = useState<string | null>(null);
  const items = team?.items.value ?? null;
  const { own: inTeam, offered } = items ? presetsInTeam(items, own, accounts) : NONE;
  const follows = (id: string) => items?.follows.has(id) ?? false;
  const isShared = (id: string) => follows(id) && (items?.items.some((item) => item.id === id) ?? false);
  const done = async (saying: Promise<string | null> | undefined): Promise<boolean> => {
    const why = (await saying) ?? null;
    setFailed(why);
    return why === null;
  };
  return {
    offered,
    failed,
    of: (id: string) => inTeam.get(id),
    /** Null without a team. */
    isShared: (id: string) => (items ? isShared(id) : null),
    /** Before it is saved here. `before`: as it was here, null for a new one. */
    save(before: Preset | null, after: Preset, shared: boolean): Promise<boolean> {
      const { id } = after;
      if (!shared) return done(isShared(id) ? team?.unshare(id) : follows(id) ? team?.follow(id, false) : undefined);
      const value = sharedPreset(after, accounts);
      if (!value) return done(Promise.resolve(t`It’s for an account that isn’t in this browser.`));
      return done(team?.share(id, isShared(id) && before ? sharedPreset(before, accounts) : null, value));
    },
    /** This desk's own one goes with the team's from now on, or no longer. */
    follow: (id: string, does: boolean) => done(team?.follow(id, does)),
    /** Before it is deleted here. What this desk shared itself goes for everybody; a colleague's stays with the team. */
    remove(id: string): Promise<boolean> {
      const isOwn = items?.items.find((item) => item.id === id)?.by === null;
      return done(isShared(id) && isOwn ? team?.unshare(id) : follows(id) ? team?.follow(id, false) : undefined);
    },
  };
}
