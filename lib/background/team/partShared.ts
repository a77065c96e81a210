import { presets } from '../../checkout-form/presets/settings';
import type { HistoryDb } from '../../checkouts/database';
import { columnSets, savedViews } from '../../search/settings';
import { ownMessages } from '../../share/settings';
import type { Setting } from '../../storage/settings';
import { readSetting, writeSetting } from '../../storage/settings';
import type { SharedValue } from '../../team/shared/kinds';
import type { NamedKind } from '../../team/shared/named';
import { listedNames } from '../../team/shared/named';
import { teamItems } from '../../team/shared/teamItems';

/**
 * What becomes of the team's presets, messages and views when this desk leaves, before it forgets what the team shares.
 * What this desk has shared itself stays in any case. `keep`: what colleagues shared stays, too, as far as it is in use
 * here.
 */
export async function partShared(history: HistoryDb, keep: boolean): Promise<void> {
  if (!keep) {
    await removeTheirs(history, 'presets', presets);
    await removeTheirs(history, 'messages', ownMessages);
  }
  await keepNamed(history, 'views', savedViews, keep);
  await keepNamed(history, 'columns', columnSets, keep);
}

/** Without those of this desk's own that came from colleagues. */
async function removeTheirs(
  history: HistoryDb,
  kind: 'presets' | 'messages',
  setting: Setting<{ id: string }[]>,
): Promise<void> {
  const shared = await teamItems(history, kind);
  const theirs = new Set(
    shared?.items.flatMap(({ id, by }) => (by !== null && shared.follows.has(id) ? [id] : [])) ?? [],
  );
  const own = await readSetting(setting);
  if (own?.some(({ id }) => theirs.has(id))) {
    await writeSetting(
      setting,
      own.filter(({ id }) => !theirs.has(id)),
    );
  }
}

/** A colleague's views and sets of columns are the team's alone until this desk leaves it. */
async function keepNamed<K extends NamedKind>(
  history: HistoryDb,
  kind: K,
  setting: Setting<SharedValue[K][]>,
  keep: boolean,
): Promise<void> {
  const team = await teamItems(history, kind);
  if (!team) return;
  const own = (await readSetting(setting)) ?? [];
  const listed = listedNames(own, team);
  const kept = listed.flatMap(({ value, shared }) => (keep || shared?.by === null ? [value] : []));
  const added = kept.filter(({ name }, at) => {
    const isFirst = kept.findIndex((each) => each.name === name) === at;
    return isFirst && !own.some((each) => each.name === name);
  });
  if (added.length > 0) await writeSetting(setting, [...own, ...added]);
}
