import type { DraftForm } from '../draftForm';
import { sameForm } from '../sameForm';
import type { Preset } from './preset';

/** Apart from the schema, so that what the popup loads later does not take that out of what it loads at once. */

/** The form as a preset has it, for the order that it is for. What stands in braces is filled in when it is read. */
export function applyPreset(preset: Preset, form: DraftForm): DraftForm {
  const { id: _id, label: _label, accountId: _account, ...filled } = preset;
  return { ...form, ...filled, ownExpiry: '' };
}

/** Whether the form is still as the preset made it. */
export function isApplied(preset: Preset, form: DraftForm): boolean {
  return sameForm(applyPreset(preset, form), form);
}
