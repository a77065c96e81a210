import { presets } from '../../checkout-form/presets/settings';
import type { HistoryDb } from '../../checkouts/database';
import { savedViews } from '../../search/settings';
import { ownMessages } from '../../share/settings';
import type { Setting } from '../../storage/settings';
import { readSetting, writeSetting } from '../../storage/settings';
import { teamItems } from '../../team/shared/teamItems';

/**
 * What becomes of the team's presets, messages and views when this desk leaves, before it forgets what the team shares. What this desk has shared
 * itself stays in any case. `keep`: what colleagues shared stays, too, as far as it is in use here.
 */
export async function partShared(history: HistoryDb, keep: boolean): Promise<void> {
  if (!keep) {
    await removeTheirs(history, 'presets', presets);
    await removeTheirs(history, 'messages', ownMessages);
  }
  await keepViews(history, keep);
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

/** Shared views are the team's alone until somebody leaves it. */
async function keepViews(history: HistoryDb, keep: boolean): Promise<void> {
  const { items = [] } = (await teamItems(history, 'views')) ?? {};
  const kept = items.flatMap(({ by, value }) => (keep || by === null ? [value] : []));
  const own = (await readSetting(savedViews)) ?? [];
  const added = kept.filter(({ name }) => !own.some((view) => view.name === name));
  if (added.length > 0) await writeSetting(savedViews, [...own, ...added]);
}
