import { t } from '@lingui/core/macro';
import './PresetRow.css';
import { useRef } from 'preact/hooks';
import type { DraftForm } from '../../lib/checkout-form/draftForm';
import { isApplied } from '../../lib/checkout-form/presets/apply';
import type { Preset } from '../../lib/checkout-form/presets/preset';
import { Key } from '../shortcuts/Key';
import { ariaWithAlt, PRESETS_WITH_KEY, withAlt } from '../shortcuts/shortcuts';
import { useShortcuts } from '../shortcuts/useShortcuts';

/**
 * Presets above the form, the first nine by one key each: the one that works while the form has the focus. The one
 * that the form still equals is marked.
 */
export function PresetRow(props: {
  presets: Preset[];
  form: DraftForm;
  accountId: string | null;
  onChoose: (preset: Preset) => void;
}) {
  const { presets, form, accountId, onChoose } = props;
  const row = useRef<HTMLDivElement>(null);
  const applied = (preset: Preset) => (preset.accountId ?? accountId) === accountId && isApplied(preset, form);
  const presetOf = (digit: string) => presets[Number(digit) - 1];
  const choose = (digit: string) => {
    const preset = presetOf(digit);
    if (preset) onChoose(preset);
  };
  // Without a preset for it the key stays the browser's.
  useShortcuts([{ id: 'preset', when: (_event, digit) => presetOf(digit) !== undefined, run: choose }], row);
  const rest = presets.slice(PRESETS_WITH_KEY);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and nothing is submitted here.
    <div class="preset-row" role="group" aria-label={t`Presets`} ref={row}>
      {presets.slice(0, PRESETS_WITH_KEY).map((preset, at) => (
        <button
          type="button"
          key={preset.id}
          title={`${preset.label} (${withAlt(`${at + 1}`)})`}
          aria-keyshortcuts={ariaWithAlt(`${at + 1}`)}
          aria-pressed={applied(preset)}
          onClick={() => onChoose(preset)}
        >
          <Key name={withAlt(`${at + 1}`)} />
          <bdi>{preset.label}</bdi>
        </button>
      ))}
      {rest.length > 0 && (
        <select
          aria-label={t`More presets`}
          value={rest.find(applied)?.id ?? ''}
          onChange={({ currentTarget }) => {
            const preset = rest.find(({ id }) => id === currentTarget.value);
            if (preset) onChoose(preset);
          }}
        >
          <option value="">{t({ message: 'More', context: 'noun', comment: 'More presets' })}</option>
          {rest.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
