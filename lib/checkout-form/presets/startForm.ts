import { readSetting } from '../../storage/settings';
import type { DraftForm } from '../draftForm';
import { EMPTY_FORM } from '../draftForm';
import type { FormDefaults, Unsent } from '../settings';
import { formDefaults } from '../settings';
import { applyPreset } from './apply';
import { defaultPreset, presets } from './settings';

/**
 * The initial form: from the default preset, else from the last used values. A preset of another account
 * applies only when that account is the current one: opening the form never switches the account.
 */
export async function startForm(accountId: string | null): Promise<Unsent> {
  const [all, id] = await Promise.all([readSetting(presets), readSetting(defaultPreset)]);
  const preset = all?.find((each) => each.id === id);
  const fits = preset && (preset.accountId ?? accountId) === accountId;
  return { attemptId: crypto.randomUUID(), form: fits ? applyPreset(preset, EMPTY_FORM) : await defaultForm() };
}

/** An empty form with the last used values. */
export async function defaultForm(): Promise<DraftForm> {
  return { ...EMPTY_FORM, ...(await readSetting(formDefaults)) };
}

/** What of a form the next one starts with. */
export function defaultsOf({ type, currency, expiry, returnUrl }: DraftForm): FormDefaults {
  return { type, currency, expiry: expiry === 'own' ? '1h' : expiry, returnUrl };
}
