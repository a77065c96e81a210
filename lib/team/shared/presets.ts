import type { Account } from '../../accounts/account';
import { sameId } from '../../accounts/form';
import { checkPreset, tidyPreset } from '../../checkout-form/presets/check';
import { freeLabel } from '../../checkout-form/presets/list';
import type { Preset } from '../../checkout-form/presets/preset';
import { sameContent } from '../../shared/sameContent';
import type { InTeam } from './inTeam';
import { comparedWithTeam } from './inTeam';
import type { SharedValue } from './kinds';
import type { TeamItem, TeamItems } from './teamItems';

type Shop = Pick<Account, 'id' | 'widgetId'>;

/** What of a preset travels; null when its account is not here, so that nobody could say which shop it is of. */
export function sharedPreset(
  { id: _, accountId, ...filled }: Preset,
  accounts: readonly Shop[],
): SharedValue['presets'] | null {
  const shop = accountId === null ? null : accounts.find(({ id }) => id === accountId)?.widgetId;
  return shop === undefined ? null : { ...filled, shop };
}

/**
 * The team's preset as one of this desk's own: `own` are all that it has. Where several accounts are of its shop, the
 * one that is chosen here stays. Null where its shop has no account here: for another shop it is not meant. Undefined
 * for one that nobody could have saved.
 */
function presetOf(
  { id, value }: TeamItem<'presets'>,
  mine: Preset | undefined,
  accounts: readonly Shop[],
  own: readonly Preset[],
): Preset | null | undefined {
  const { shop, ...filled } = value;
  const ofShop = accounts.filter(({ widgetId }) => shop !== null && sameId(widgetId, shop));
  const accountId = shop === null ? null : (ofShop.find((each) => each.id === mine?.accountId) ?? ofShop[0])?.id;
  const preset = { ...filled, id, accountId: accountId ?? null };
  if (!sameContent(tidyPreset(preset), preset) || Object.keys(checkPreset(preset, [])).length > 0) return undefined;
  const others = own.filter((each) => each !== mine);
  return accountId === undefined ? null : { ...preset, label: freeLabel(others, preset.label) };
}

export type PresetInTeam = InTeam<Preset>;

/** A preset of the team's that is not in use here; null when it cannot be. */
export type OfferedPreset = { item: TeamItem<'presets'>; preset: Preset | null };

/** What the team's presets mean for this desk's own, by ID, and those that are not among them. */
export function presetsInTeam(
  team: TeamItems<'presets'>,
  own: readonly Preset[],
  accounts: readonly Shop[],
): { own: Map<string, PresetInTeam>; offered: OfferedPreset[] } {
  const compared = comparedWithTeam(team, own, (item, mine) => presetOf(item, mine, accounts, own));
  return { own: compared.own, offered: compared.offered.map(({ item, theirs }) => ({ item, preset: theirs })) };
}

/** How many of this desk's own the team has changed, or taken out, since somebody looked at them here. */
export function changedPresets(own: ReadonlyMap<string, PresetInTeam>): number {
  return [...own.values()].filter(({ is }) => is !== 'shared').length;
}
