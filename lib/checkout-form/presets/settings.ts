import * as v from 'valibot';
import type { Setting } from '../../storage/settings';
import { Preset } from './preset';

/** What the form can be filled in with, in the order of their keys. */
export const presets: Setting<Preset[]> = { key: 'presets', area: 'local', schema: v.array(Preset) };

/** The ID of the preset that a new form starts with; one that is not there counts as none. */
export const defaultPreset: Setting<string> = { key: 'defaultPreset', area: 'local', schema: v.string() };
