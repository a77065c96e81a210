import { cutWhole } from '../../shared/cutText';
import type { Preset } from './preset';

/** More are more than a list of them can be looked through. */
export const MOST_PRESETS = 50;

/** The presets with this one at another place. */
export function movePreset(presets: readonly Preset[], id: string, to: number): Preset[] {
  const moved = presets.filter((preset) => preset.id === id);
  return presets.filter((preset) => preset.id !== id).toSpliced(to, 0, ...moved);
}

/** The presets with this one in its place, or at the end when it is new. */
export function putPreset(presets: readonly Preset[], preset: Preset): Preset[] {
  const at = presets.findIndex(({ id }) => id === preset.id);
  return at === -1 ? [...presets, preset] : presets.with(at, preset);
}

/** A copy of it with a name and an ID of its own. */
export function duplicatePreset(presets: readonly Preset[], preset: Preset, id: string): Preset {
  return { ...preset, id, label: freeLabel(presets, preset.label) };
}

/** "Deposit", or "Deposit 2" when there is one of that name. */
export function freeLabel(presets: readonly Preset[], label: string): string {
  const taken = new Set(presets.map((preset) => preset.label));
  const base = cutWhole(label.replace(/ \d+$/, ''), 36);
  for (let number = 2; taken.has(label); number += 1) label = `${base} ${number}`;
  return label;
}
