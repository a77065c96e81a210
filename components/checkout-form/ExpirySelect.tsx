import { EXPIRY_WORDS } from '../../lib/checkout-form/expiryText';
import { i18n } from '../../lib/language/i18n';

/** A choice of how long a link may be paid, for a `Field`. */
export function ExpirySelect<Expiry extends keyof typeof EXPIRY_WORDS>(props: {
  choices: readonly Expiry[];
  value: Expiry;
  onChange: (expiry: Expiry) => void;
  /** Set by the field. */
  id?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean;
}) {
  const { choices, onChange, ...rest } = props;
  return (
    <select
      {...rest}
      onChange={({ currentTarget }) => {
        const chosen = choices.find((each) => each === currentTarget.value);
        if (chosen) onChange(chosen);
      }}
    >
      {choices.map((each) => (
        <option key={each} value={each}>
          {i18n._(EXPIRY_WORDS[each])}
        </option>
      ))}
    </select>
  );
}
