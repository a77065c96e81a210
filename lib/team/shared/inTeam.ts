import { sameContent } from '../../shared/sameContent';
import type { SharedKind } from '../../sync/sharedItems';
import type { TeamItem, TeamItems, Who } from './teamItems';

/** How it is with one of this desk's own items in the team. */
export type InTeam<Own> =
  /** As the team has it. */
  | { is: 'shared'; by: Who }
  /** The team has it otherwise: nothing of that counts here before somebody has seen it. */
  | { is: 'changed'; by: Who; changedBy: Who; theirs: Own }
  /** Somebody took it out of the team. */
  | { is: 'ended'; by: Who };

/**
 * What the team's items mean for this desk's own, by ID, and those that are not among them. `read` makes of a team's
 * item one of this desk's own; null for one that cannot be used here, undefined for one that nobody could have saved,
 * which is left out.
 */
export function comparedWithTeam<K extends SharedKind, Own extends { id: string }>(
  team: TeamItems<K>,
  all: readonly Own[],
  read: (item: TeamItem<K>, mine: Own | undefined) => Own | null | undefined,
): { own: Map<string, InTeam<Own>>; offered: { item: TeamItem<K>; theirs: Own | null }[] } {
  const own = new Map<string, InTeam<Own>>();
  const offered: { item: TeamItem<K>; theirs: Own | null }[] = [];
  for (const { id } of all) if (team.ended.has(id)) own.set(id, { is: 'ended', by: team.ended.get(id) ?? null });
  for (const item of team.items) {
    const { id, by, changedBy } = item;
    const mine = all.find((each) => each.id === id);
    const theirs = read(item, mine);
    if (theirs === undefined) continue;
    if (!mine) offered.push({ item, theirs });
    else if (theirs !== null && !sameContent(mine, theirs)) own.set(id, { is: 'changed', by, changedBy, theirs });
    else if (team.follows.has(id)) own.set(id, { is: 'shared', by });
  }
  return { own, offered };
}
