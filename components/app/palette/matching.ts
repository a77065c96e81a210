import { fold } from '../../../lib/shared/fold';
import type { Action, ActionGroup } from './actions';

/** So many of the last ones are offered before anything is typed. */
const MOST_RECENT = 5;

/**
 * The groups as they are shown for what is typed: all of its words are in what is left of each, those that begin with
 * it first. Before anything is typed the recent ones come first, under their title, and stay out of the groups after.
 */
export function shownGroups(
  groups: ActionGroup[],
  typed: string,
  recent: { ids: readonly string[]; title: string },
): ActionGroup[] {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  const shown = wanted.length === 0 ? withRecent(groups, recent) : groups.map((group) => matching(group, wanted));
  return shown.filter(({ actions }) => actions.length > 0);
}

/** The recent ones after this one was used. */
export function withLatest(ids: readonly string[], latest: string): string[] {
  return [latest, ...ids.filter((id) => id !== latest)].slice(0, MOST_RECENT);
}

function withRecent(groups: ActionGroup[], recent: { ids: readonly string[]; title: string }): ActionGroup[] {
  const all = groups.flatMap(({ actions }) => actions);
  const again = recent.ids.flatMap((id) => all.find((action) => action.id === id) ?? []);
  const others = groups
    .filter(({ shown }) => shown === 'both')
    .map((group) => ({ ...group, actions: group.actions.filter((action) => !again.includes(action)) }));
  return [{ title: recent.title, actions: again, shown: 'both' }, ...others];
}

function matching(group: ActionGroup, wanted: string[]): ActionGroup {
  if (group.shown === 'always') return group;
  const ranked = group.actions.flatMap((action) => {
    const rank = rankOf(action, wanted);
    return rank === null ? [] : [{ action, rank }];
  });
  return { ...group, actions: ranked.sort((a, b) => a.rank - b.rank).map(({ action }) => action) };
}

/** 0 when the title begins with what is typed, 1 when one of its words does, 2 elsewhere; null when it is not there. */
function rankOf({ title, detail = '', words = '' }: Action, wanted: string[]): number | null {
  const name = fold(title);
  const text = fold(`${title} ${detail} ${words}`);
  if (!wanted.every((word) => text.includes(word))) return null;
  const [first = ''] = wanted;
  if (name.startsWith(first)) return 0;
  return name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(first)) ? 1 : 2;
}
