import { t } from '@lingui/core/macro';
import downIcon from 'lucide/dist/esm/icons/arrow-down.mjs';
import upIcon from 'lucide/dist/esm/icons/arrow-up.mjs';
import type { ComponentChildren } from 'preact';
import type { Account } from '../../../lib/accounts/account';
import type { Preset } from '../../../lib/checkout-form/presets/preset';
import { presetText } from '../../../lib/checkout-form/presets/text';
import { AccountDot } from '../../accounts/AccountDot';
import { typedKeys } from '../../shortcuts/ime';
import { Key } from '../../shortcuts/Key';
import { PRESETS_WITH_KEY, withAlt } from '../../shortcuts/shortcuts';
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
  /** How it is with it in the team. */
  inTeam: ComponentChildren;
  /** `name` is that of the control to go on with. */
  onMove: (by: -1 | 1, name: string) => void;
  onEdit: () => void;
  onDuplicate: () => void;
  onDefault: (is: boolean) => void;
  onRemove: () => void;
}) {
  const { preset, at, account, isDefault, onMove } = props;
  const { label } = preset;
  const edit = t`Edit ${label}`;
  const up = t`Move ${label} up`;
  const down = t`Move ${label} down`;
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
      <span class="preset-line-key">{at < PRESETS_WITH_KEY && <Key name={withAlt(`${at + 1}`)} />}</span>
      <div>
        <p class="preset-line-name">
          <bdi>{label}</bdi>
          {isDefault && <span class="preset-line-default">{t`Default`}</span>}
        </p>
        <p class="soft preset-line-what private">{presetText(preset)}</p>
        {account && (
          <p class="soft preset-line-what">
            <AccountDot account={account} /> <bdi>{account.label}</bdi>
          </p>
        )}
        {props.isUnchecked && (
          <p class="preset-line-trouble">
            {t`From a file. Edit and save it to confirm. Until then, checkouts aren’t created with it automatically.`}
          </p>
        )}
        {props.inTeam}
        {account === undefined && (
          <p class="preset-line-trouble">{t`Its account isn’t in this browser. Edit the preset to choose another.`}</p>
        )}
      </div>
      <div class="preset-line-actions">
        <button type="button" aria-label={edit} onClick={props.onEdit}>
          {t({ message: 'Edit', context: 'action' })}
        </button>
        <button type="button" aria-label={t`Duplicate ${label}`} disabled={props.full} onClick={props.onDuplicate}>
          {t({ message: 'Duplicate', context: 'action' })}
        </button>
        <button
          type="button"
          aria-label={isDefault ? t`Clear default: ${label}` : t`Make default: ${label}`}
          title={isDefault ? t`Start new checkouts without a preset` : t`Start new checkouts with this preset`}
          onClick={() => props.onDefault(!isDefault)}
        >
          {isDefault ? t`Clear default` : t`Make default`}
        </button>
        {!(at === 0 && props.last) && (
          <>
            <button
              type="button"
              class="preset-line-move"
              aria-label={up}
              aria-keyshortcuts="Alt+ArrowUp"
              title={upText(withAlt('↑'))}
              disabled={at === 0}
              onClick={() => onMove(-1, up)}
            >
              <Icon of={upIcon} />
            </button>
            <button
              type="button"
              class="preset-line-move"
              aria-label={down}
              aria-keyshortcuts="Alt+ArrowDown"
              title={downText(withAlt('↓'))}
              disabled={props.last}
              onClick={() => onMove(1, down)}
            >
              <Icon of={downIcon} />
            </button>
          </>
        )}
        <button type="button" aria-label={t`Delete ${label}`} onClick={props.onRemove}>
          {t({ message: 'Delete…', context: 'action' })}
        </button>
      </div>
    </li>
  );
}

const upText = (key: string) => t({ message: `Move up (${key})`, comment: 'The keys for it, such as “Alt+↑”' });
const downText = (key: string) => t({ message: `Move down (${key})`, comment: 'The keys for it, such as “Alt+↓”' });
