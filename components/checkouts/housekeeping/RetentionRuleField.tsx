import { t } from '@lingui/core/macro';
import { automaticCopies, retentionRule } from '../../../lib/checkouts/housekeeping/settings';
import { i18n } from '../../../lib/language/i18n';
import { settingSignal } from '../../../lib/storage/settingSignal';
import { NotSaved } from '../../data/NotSaved';
import { useGuardedSetting } from '../../data/useGuardedSetting';
import { Field } from '../../ui/Field';
import { AGES } from '../backup/ages';

const NEVER = '';

/** Whether old checkouts are archived, or deleted after a copy, by themselves. */
export function RetentionRuleField() {
  const { value: rule, failed, change } = useGuardedSetting(retentionRule);
  const copies = settingSignal(automaticCopies).value;
  const chosen = rule ? `${rule.action} ${rule.days}` : NEVER;
  const actions = [
    { action: 'archive', label: t({ message: 'Archive', context: 'action' }) },
    { action: 'delete', label: t`Back up, then delete` },
  ] as const;
  return (
    <div class="settings-form">
      <Field
        label={t`Automatically, by age`}
        help={
          copies === null
            ? t`To delete automatically, turn on automatic backups below.`
            : t`Done while the desk is open and unlocked; deleting, right after each automatic backup. You’re told three days before the first time and after each time.`
        }
      >
        <select
          value={chosen}
          disabled={rule === undefined || copies === undefined}
          onChange={({ currentTarget }) => {
            const [action, days] = currentTarget.value.split(' ');
            const isRule = action === 'archive' || action === 'delete';
            void change(isRule ? { action, days: Number(days), announcedAt: null } : null);
          }}
        >
          <option value={NEVER}>{t`Never`}</option>
          {actions.map(({ action, label }) => (
            <optgroup key={action} label={label}>
              {AGES.map(([days, age]) => (
                <option
                  key={days}
                  value={`${action} ${days}`}
                  // What was chosen is shown, also when it waits for copies.
                  disabled={action === 'delete' && !copies && chosen !== `${action} ${days}`}
                >
                  {`${label} · ${i18n._(age)}`}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </Field>
      <NotSaved why={failed} />
    </div>
  );
}
