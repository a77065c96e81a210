import * as v from 'valibot';
import type { Setting } from '../../storage/settings';
import { Preset } from './preset';

/** The presets, in the order of their shortcuts. */
export const presets: Setting<Preset[], 'command'> = {
  key: 'presets',
  area: 'local',
  schema: v.array(Preset),
  writer: 'command',
};

/**
 * The IDs of presets that came from a file and that nobody has saved since. Nothing is created with one of them before a user has
 * seen its amount, name and return address.
 */
export const uncheckedPresets: Setting<string[], 'command'> = {
  key: 'uncheckedPresets',
  area: 'local',
  schema: v.array(v.string()),
  writer: 'command',
};

/** The ID of the preset that a new form starts with; an unknown one counts as none. */
export const defaultPreset: Setting<string, 'command'> = {
  key: 'defaultPreset',
  area: 'local',
  schema: v.string(),
  writer: 'command',
};
