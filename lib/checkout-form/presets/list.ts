import { cutWhole } from '../../shared/cutText';
import type { Preset } from './preset';

/** Few enough to scan as a list. */
export const MOST_PRESETS = 50;

/** Moves a preset to another position. */
export function movePreset(presets: readonly Preset[], id: string, to: number): Preset[] {
  const moved = presets.filter((preset) => preset.id === id);
  return presets.filter((preset) => preset.id !== id).toSpliced(to, 0, ...moved);
}

/** Replaces a preset in place, or appends a new one. */
export function putPreset(presets: readonly Preset[], preset: Preset): Preset[] {
  const at = presets.findIndex(({ id }) => id === preset.id);
  return at === -1 ? [...presets, preset] : presets.with(at, preset);
}

/** A copy with its own name and ID. */
export function duplicatePreset(presets: readonly Preset[], preset: Preset, id: string): Preset {
  return { ...preset, id, label: freeLabel(presets, preset.label) };
}

/** "Deposit", or "Deposit 2" when that name is in use. */
export function freeLabel(presets: readonly Preset[], label: string): string {
  const taken = new Set(presets.map((preset) => preset.label));
  const base = cutWhole(label.replace(/ \d+$/, ''), 36);
  for (let number = 2; taken.has(label); number += 1) label = `${base} ${number}`;
  return label;
}
