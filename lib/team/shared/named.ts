import { viewOf, viewText } from '../../search/view';
import { sameContent } from '../../shared/sameContent';
import { lineMistake } from '../../shared/text';
import type { SharedValue } from './kinds';
import type { TeamItems, Who } from './teamItems';

/** Those kinds of which an item is known by its name, and is used from the team's list: they move no money. */
export type NamedKind = 'views' | 'columns';

/** One that can be chosen. `shared`: who shared it, when the team has it. */
export type Listed<K extends NamedKind> = { value: SharedValue[K]; shared: { id: string; by: Who } | null };

/** The team's and this desk's own. One that this desk has shared is listed as the team has it. */
export function listedNames<K extends NamedKind>(
  own: readonly SharedValue[K][],
  team: TeamItems<K> | null,
): Listed<K>[] {
  if (!team) return own.map((value) => ({ value, shared: null }));
  const items = team.items.filter(({ value }) => isSound(value));
  const covered = new Set(items.flatMap(({ id, value }) => (team.follows.has(id) ? [value.name] : [])));
  return [
    ...items.map(({ id, by, value }) => ({ value, shared: { id, by } })),
    ...own.filter(({ name }) => !covered.has(name)).map((value) => ({ value, shared: null })),
  ];
}

/** Whether somebody could have saved it: with a name that reads as it is, and a search in the form in which they are kept. */
function isSound(value: SharedValue[NamedKind]): boolean {
  if (lineMistake(value.name) !== undefined) return false;
  return !('view' in value) || sameContent(viewText(viewOf(value.view)), value.view);
}
