import { t } from '@lingui/core/macro';
import type { Account } from '../../lib/accounts/account';
import { Field } from '../ui/Field';

/** Asks which account is meant, where there are several; with `all` it may be every one, whose value is empty. */
export function AccountField(props: {
  label?: string;
  accounts: readonly Account[];
  value: string;
  disabled?: boolean;
  all?: boolean;
  help?: string | false;
  onChoose: (id: string) => void;
}) {
  const { label = t`Account`, accounts, value, disabled = false, onChoose } = props;
  if (accounts.length < 2) return null;
  return (
    <Field label={label} help={props.help}>
      <select value={value} disabled={disabled} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {props.all && <option value="">{t`All accounts`}</option>}
        {accounts.map((account) => (
          <option key={account.id} value={account.id}>
            {account.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
