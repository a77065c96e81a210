import { useState } from 'preact/hooks';
import type { TeamShare } from '../../lib/app/teamShare';
import type { SharedKind } from '../../lib/sync/sharedItems';
import type { SharedValue } from '../../lib/team/shared/kinds';

/**
 * What a page says to the team of this desk's own items of one kind. Each resolves with whether it was done, and is
 * done before the same is stored here: so nothing is left unsaid when the page ends in between. `travelling`: what of
 * one travels; a text when nothing does, with why.
 */
export function useTeamShare<K extends SharedKind, T extends { id: string }>(
  team: TeamShare<K> | undefined,
  travelling: (own: T) => SharedValue[K] | string,
) {
  const [failed, setFailed] = useState<string | null>(null);
  const items = team?.items.value ?? null;
  const shared = (id: string) => items?.items.find((item) => item.id === id);
  const follows = (id: string) => items?.follows.has(id) ?? false;
  const isShared = (id: string) => follows(id) && shared(id) !== undefined;
  const done = async (saying: Promise<string | null> | string | undefined): Promise<boolean> => {
    const why = (await saying) ?? null;
    setFailed(why);
    return why === null;
  };
  /** What of one is the team's no longer goes with it. */
  const part = (id: string, forAll: boolean) =>
    done(forAll ? team?.unshare(id) : follows(id) ? team?.follow(id, false) : undefined);
  /** Whether it would be taken from everybody when it is deleted here: this desk has shared it. */
  const isOwnShared = (id: string) => isShared(id) && shared(id)?.by === null;
  return {
    items,
    failed,
    isOwnShared,
    /** Null without a team. */
    isShared: (id: string) => (items ? isShared(id) : null),
    /** `before`: as it was here, null for a new one. */
    save(before: T | null, after: T, isToBeShared: boolean): Promise<boolean> {
      const { id } = after;
      if (!isToBeShared) return part(id, isShared(id));
      const value = travelling(after);
      if (typeof value === 'string') return done(value);
      const seen = isShared(id) && before ? travelling(before) : null;
      return done(team?.share(id, typeof seen === 'string' ? null : seen, value));
    },
    /** This desk's own one goes with the team's from now on, or no longer. */
    follow: (id: string, does: boolean) => done(team?.follow(id, does)),
    /** What this desk shared itself goes for everybody; a colleague's stays with the team. */
    remove: (id: string) => part(id, isOwnShared(id)),
  };
}
