import { t } from '@lingui/core/macro';
import { readAmount } from '../../amounts/amount';
import { LONGEST_NAME } from '../../inqud/draftLimits';
import { lineMistakeText } from '../../shared/lineMistakeText';
import { fillTemplate, PLACEHOLDERS } from '../../shared/template';
import { lineMistake } from '../../shared/text';
import { unknownPlaceholder } from '../../shared/unknownPlaceholder';
import { readDraft } from '../draft';
import { EMPTY_FORM } from '../draftForm';
import type { DraftMistakes } from '../draftMistake';
import { draftMistakeText, draftMistakeTexts } from '../draftMistakeText';
import { applyPreset } from './apply';
import type { Preset } from './preset';
import { LONGEST_LABEL } from './preset';

const NOTHING = { orderId: '', date: '', agent: '' };

export type PresetMistakes = Partial<Record<'label' | keyof DraftMistakes, string>>;

/** Normalises a preset: trims spaces, and removes currency signs and thousands separators from the amount. */
export function tidyPreset(preset: Preset): Preset {
  const { label, name, returnUrl } = preset;
  const currency = preset.currency.trim().toUpperCase();
  const read = readAmount(preset.amount, currency);
  return {
    ...preset,
    label: label.trim(),
    amount: 'amount' in read ? read.amount : preset.amount.trim(),
    currency,
    name: name.trim(),
    returnUrl: returnUrl.trim(),
  };
}

/** Validates a preset; returns an error message for each invalid field. `all` are all presets. */
export function checkPreset(preset: Preset, all: readonly Preset[]): PresetMistakes {
  const mistakes: PresetMistakes = {};
  const { id, label, amount, name } = preset;
  const oddLabel = lineMistake(label);
  if (label === '') mistakes.label = t`Name the preset, such as after what it’s for.`;
  else if (label.length > LONGEST_LABEL) mistakes.label = mostText(LONGEST_LABEL);
  else if (oddLabel) mistakes.label = lineMistakeText(oddLabel);
  else if (all.some((other) => other.id !== id && other.label === label)) {
    mistakes.label = t`Another preset has this name.`;
  }

  // Validated like the form, with any order ID and any agent.
  const {
    ownExpiry: _own,
    orderId: _order,
    ...found
  } = readDraft(applyPreset(preset, { ...EMPTY_FORM, orderId: '1' }), 0, 'A').mistakes ?? {};
  Object.assign(mistakes, draftMistakeTexts(found));
  if (amount === '') delete mistakes.amount;
  if (fillTemplate(name, NOTHING).length > LONGEST_NAME) mistakes.name = mostText(LONGEST_NAME);
  for (const field of ['name', 'returnUrl'] as const) {
    const unknown = unknownPlaceholder(preset[field], PLACEHOLDERS);
    if (unknown) mistakes[field] = unknown;
  }
  return mistakes;
}

const mostText = (most: number) => draftMistakeText({ is: 'too long', most });
