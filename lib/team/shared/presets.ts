import type { Account } from '../../accounts/account';
import { sameId } from '../../accounts/form';
import { checkPreset, tidyPreset } from '../../checkout-form/presets/check';
import { freeLabel } from '../../checkout-form/presets/list';
import type { Preset } from '../../checkout-form/presets/preset';
import { sameContent } from '../../shared/sameContent';
import type { SharedValue } from './kinds';
import type { TeamItem, TeamItems, Who } from './teamItems';

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
 * The team's preset as one of this desk's own: `own` are all that it has. Where several accounts are of its shop, the one that is
 * chosen here stays. `account gone`: its shop has no account here, and for another shop
 * it is not meant. `invalid`: nobody could have saved it.
 */
export function presetOf(
  { id, value }: Pick<TeamItem<'presets'>, 'id' | 'value'>,
  accounts: readonly Shop[],
  own: readonly Preset[],
): Preset | 'account gone' | 'invalid' {
  const { shop, ...filled } = value;
  const mine = own.find((each) => each.id === id);
  const ofShop = accounts.filter(({ widgetId }) => shop !== null && sameId(widgetId, shop));
  const accountId = shop === null ? null : (ofShop.find((each) => each.id === mine?.accountId) ?? ofShop[0])?.id;
  const preset = { ...filled, id, accountId: accountId ?? null };
  if (!sameContent(tidyPreset(preset), preset) || Object.keys(checkPreset(preset, [])).length > 0) return 'invalid';
  return accountId === undefined
    ? 'account gone'
    : {
        ...preset,
        label: freeLabel(
          own.filter((each) => each !== mine),
          preset.label,
        ),
      };
}

/** How it is with one of this desk's own presets in the team. */
export type PresetInTeam =
  /** As the team has it. */
  | { is: 'shared'; by: Who }
  /** The team has it otherwise: nothing of that counts here before somebody has seen it. */
  | { is: 'changed'; by: Who; changedBy: Who; theirs: Preset }
  /** Somebody took it out of the team. */
  | { is: 'ended'; by: Who };

/** A preset of the team's that is not in use here; null when it cannot be. */
export type OfferedPreset = { item: TeamItem<'presets'>; preset: Preset | null };

/** What the team's presets mean for this desk's own, by ID, and those that are not among them. */
export function presetsInTeam(
  team: TeamItems<'presets'>,
  own: readonly Preset[],
  accounts: readonly Shop[],
): { own: Map<string, PresetInTeam>; offered: OfferedPreset[] } {
  const inTeam = new Map<string, PresetInTeam>();
  const offered: OfferedPreset[] = [];
  for (const { id } of own) if (team.ended.has(id)) inTeam.set(id, { is: 'ended', by: team.ended.get(id) ?? null });
  for (const item of team.items) {
    const { id, by, changedBy } = item;
    const mine = own.find((each) => each.id === id);
    const theirs = presetOf(item, accounts, own);
    if (theirs === 'invalid') continue;
    if (!mine) offered.push({ item, preset: theirs === 'account gone' ? null : theirs });
    else if (theirs === 'account gone' || sameContent(mine, theirs)) {
      if (team.follows.has(id)) inTeam.set(id, { is: 'shared', by });
    } else inTeam.set(id, { is: 'changed', by, changedBy, theirs });
  }
  return { own: inTeam, offered };
}

/** How many of this desk's own the team has changed, or taken out, since somebody looked at them here. */
export function changedPresets(own: ReadonlyMap<string, PresetInTeam>): number {
  return [...own.values()].filter(({ is }) => is !== 'shared').length;
}
