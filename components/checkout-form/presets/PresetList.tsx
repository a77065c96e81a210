import { t } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Account } from '../../../lib/accounts/account';
import { movePreset } from '../../../lib/checkout-form/presets/list';
import type { Preset } from '../../../lib/checkout-form/presets/preset';
import { PresetLine } from './PresetLine';

/** The presets in the order of their keys. Alt and an arrow move the one that has the focus. */
export function PresetList(props: {
  presets: Preset[];
  defaultId: string | null;
  accounts: Account[];
  /** Whether no more can be made. */
  full: boolean;
  /** The IDs of those that came from a file and were not saved since. */
  unchecked: string[];
  /** What is said of one in the team. */
  teamLine: (preset: Preset) => ComponentChildren;
  onChange: (presets: Preset[]) => void;
  onEdit: (preset: Preset) => void;
  onDuplicate: (preset: Preset) => void;
  onDefault: (preset: Preset, is: boolean) => void;
  onRemove: (preset: Preset) => void;
}) {
  const { presets, onChange } = props;
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState<{ text: string; name: string } | null>(null);
  // The line is at another place now; whoever moved it goes on with it.
  const focusMoved = () => {
    const buttons = Array.from(list.current?.querySelectorAll<HTMLButtonElement>('button') ?? []);
    const same = buttons.find((button) => button.getAttribute('aria-label') === moved?.name);
    const other = same?.parentElement?.querySelector<HTMLButtonElement>('.preset-line-move:not(:disabled)');
    (same?.disabled ? other : same)?.focus();
  };
  useLayoutEffect(focusMoved, [moved]);
  // The new order may be drawn only now, and an element that is moved loses the focus.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) focusMoved();
  }, [presets]);

  const move = (preset: Preset, by: -1 | 1, name: string) => {
    const to = presets.indexOf(preset) + by;
    if (to < 0 || to >= presets.length) return;
    onChange(movePreset(presets, preset.id, to));
    setMoved({ text: movedText(preset.label, to + 1), name });
  };
  return (
    <>
      <ol class="preset-lines" ref={list}>
        {presets.map((preset, at) => (
          <PresetLine
            key={preset.id}
            preset={preset}
            at={at}
            last={at === presets.length - 1}
            isDefault={preset.id === props.defaultId}
            account={preset.accountId === null ? null : props.accounts.find(({ id }) => id === preset.accountId)}
            full={props.full}
            inTeam={props.teamLine(preset)}
            isUnchecked={props.unchecked.includes(preset.id)}
            onMove={(by, name) => move(preset, by, name)}
            onEdit={() => props.onEdit(preset)}
            onDuplicate={() => props.onDuplicate(preset)}
            onDefault={(is) => props.onDefault(preset, is)}
            onRemove={() => props.onRemove(preset)}
          />
        ))}
      </ol>
      <p class="visually-hidden" role="status">
        {moved?.text}
      </p>
    </>
  );
}

const movedText = (preset: string, place: number) =>
  t({ message: `${preset} is now number ${place}.`, comment: 'The name of a preset, and its place in the list' });
