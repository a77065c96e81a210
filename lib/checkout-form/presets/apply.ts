import type { DraftForm } from '../draftForm';
import { sameForm } from '../sameForm';
import type { Preset } from './preset';

/** Separate from the schema, so that the popup's lazy chunks do not pull the schema into its first chunk. */

/** Applies a preset to the form and keeps its order ID. Placeholders are filled in later, by `readDraft`. */
export function applyPreset(preset: Preset, form: DraftForm): DraftForm {
  const { id: _id, label: _label, accountId: _account, ...filled } = preset;
  return { ...form, ...filled, ownExpiry: '' };
}

/** Whether the form is unchanged since the preset was applied. */
export function isApplied(preset: Preset, form: DraftForm): boolean {
  return sameForm(applyPreset(preset, form), form);
}
