import { t } from '@lingui/core/macro';
import { equalTimes, withoutOffset } from '../../lib/shared/day/localMinute';
import { Field } from '../ui/Field';

/** The user's own date and time for the end of a link. When clocks go back, the user picks one of two equal times. */
export function OwnExpiry(props: { mistake: string | undefined; value: string; onChange: (value: string) => void }) {
  const { value, onChange } = props;
  const typed = withoutOffset(value);
  const choices = equalTimes(typed);
  return (
    <>
      <Field label={t`Expires on`} mistake={props.mistake} help={t`In your time zone`}>
        <input type="datetime-local" value={typed} onInput={(event) => onChange(event.currentTarget.value)} />
      </Field>
      {choices.length > 0 && (
        <Field label={t`Which time`}>
          <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
            <option value={typed} disabled>
              {t`Clocks go back`}
            </option>
            {choices.map(({ value, zoned }) => (
              <option key={value} value={value}>
                {zoned}
              </option>
            ))}
          </select>
        </Field>
      )}
    </>
  );
}
