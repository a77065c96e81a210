import downIcon from 'lucide/dist/esm/icons/arrow-down.mjs';
import upIcon from 'lucide/dist/esm/icons/arrow-up.mjs';
import type { Account } from '../../../lib/accounts/account';
import type { Preset } from '../../../lib/checkout-form/presets/preset';
import { presetText } from '../../../lib/checkout-form/presets/text';
import { AccountDot } from '../../accounts/AccountDot';
import { typedKeys } from '../../shortcuts/ime';
import { Key } from '../../shortcuts/Key';
import { PRESETS_WITH_KEY } from '../../shortcuts/shortcuts';
import { Icon } from '../../ui/icon/Icon';

/** One preset: its key, what it fills in, and what can be done with it. */
export function PresetLine(props: {
  preset: Preset;
  at: number;
  last: boolean;
  isDefault: boolean;
  /** Null when it is for any; undefined when its account is not here. */
  account: Account | null | undefined;
  full: boolean;
  isUnchecked: boolean;
  /** `name` is that of the control to go on with. */
  onMove: (by: -1 | 1, name: string) => void;
  onEdit: () => void;
  onDuplicate: () => void;
  onDefault: (is: boolean) => void;
  onRemove: () => void;
}) {
  const { preset, at, account, isDefault, onMove } = props;
  const { label } = preset;
  const edit = `Edit ${label}`;
  return (
    <li
      class="preset-line"
      data-preset={preset.id}
      onKeyDown={typedKeys((event) => {
        const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
        if (by === null || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onMove(by, document.activeElement?.getAttribute('aria-label') ?? edit);
      })}
    >
      <span class="preset-line-key">{at < PRESETS_WITH_KEY && <Key name={`${at + 1}`} />}</span>
      <div>
        <p class="preset-line-name">
          <bdi>{label}</bdi>
          {isDefault && <span class="preset-line-default">Default</span>}
        </p>
        <p class="soft preset-line-what">{presetText(preset)}</p>
        {account && (
          <p class="soft preset-line-what">
            <AccountDot account={account} /> <bdi>{account.label}</bdi>
          </p>
        )}
        {props.isUnchecked && (
          <p class="preset-line-trouble">
            From a file. Edit and save it once: until then, nothing is created at once with it.
          </p>
        )}
        {account === undefined && (
          <p class="preset-line-trouble">Its account is not in this browser. Edit it and choose one.</p>
        )}
      </div>
      <div class="preset-line-actions">
        <button type="button" aria-label={edit} onClick={props.onEdit}>
          Edit
        </button>
        <button type="button" aria-label={`Duplicate ${label}`} disabled={props.full} onClick={props.onDuplicate}>
          Duplicate
        </button>
        <button
          type="button"
          aria-label={`${isDefault ? 'Clear' : 'Make'} default: ${label}`}
          title={isDefault ? 'New checkouts start without a preset' : 'New checkouts start with this preset'}
          onClick={() => props.onDefault(!isDefault)}
        >
          {isDefault ? 'Clear default' : 'Make default'}
        </button>
        <button
          type="button"
          class="preset-line-move"
          aria-label={`Move ${label} up`}
          aria-keyshortcuts="Alt+ArrowUp"
          title="Move up (Alt+↑)"
          disabled={at === 0}
          onClick={() => onMove(-1, `Move ${label} up`)}
        >
          <Icon of={upIcon} />
        </button>
        <button
          type="button"
          class="preset-line-move"
          aria-label={`Move ${label} down`}
          aria-keyshortcuts="Alt+ArrowDown"
          title="Move down (Alt+↓)"
          disabled={props.last}
          onClick={() => onMove(1, `Move ${label} down`)}
        >
          <Icon of={downIcon} />
        </button>
        <button type="button" aria-label={`Delete ${label}`} onClick={props.onRemove}>
          Delete…
        </button>
      </div>
    </li>
  );
}
