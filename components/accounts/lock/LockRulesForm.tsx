import type { LockRules } from '../../../lib/accounts/settings';
import { DEFAULT_LOCK_RULES, lockRules } from '../../../lib/accounts/settings';
import { HOUR, MINUTE } from '../../../lib/shared/time';
import { useSetting } from '../../data/useSetting';
import { Field } from '../../ui/Field';

const UNUSED: [number | null, string][] = [
  [MINUTE, '1 minute'],
  [5 * MINUTE, '5 minutes'],
  [15 * MINUTE, '15 minutes'],
  [HOUR, '1 hour'],
  [8 * HOUR, '8 hours'],
  [null, 'Only when the browser closes'],
];
const IDLE: [number | null, string][] = [
  [null, 'Do not lock'],
  [MINUTE, '1 minute'],
  [5 * MINUTE, '5 minutes'],
  [15 * MINUTE, '15 minutes'],
  [HOUR, '1 hour'],
];

/** When the desk locks by itself. */
export function LockRulesForm() {
  const [stored, write] = useSetting(lockRules);
  if (stored === undefined) return null;
  const rules = stored ?? DEFAULT_LOCK_RULES;
  const change = (part: Partial<LockRules>) => write({ ...rules, ...part });
  return (
    <fieldset class="settings-form">
      <legend>When to lock by itself</legend>
      <p class="soft">While locked nothing is checked, so payments are noticed when you unlock.</p>
      <Field label="Lock when Checkout Desk was not used for">
        <Lengths lengths={UNUSED} value={rules.unused} onChange={(unused) => change({ unused })} />
      </Field>
      <Field label="Lock when this computer was not used for">
        <Lengths lengths={IDLE} value={rules.idle} onChange={(idle) => change({ idle })} />
      </Field>
      {import.meta.env.FIREFOX ? (
        <p class="soft">Firefox does not tell extensions when the screen is locked. Use the time above instead.</p>
      ) : (
        <label class="settings-check">
          <input
            type="checkbox"
            checked={rules.screenLock}
            onChange={(event) => change({ screenLock: event.currentTarget.checked })}
          />
          <span>Lock when the screen is locked</span>
        </label>
      )}
    </fieldset>
  );
}

/** A choice of lengths of time; the control gets its id from the field. */
function Lengths(props: {
  lengths: [number | null, string][];
  value: number | null;
  onChange: (value: number | null) => void;
}) {
  const { lengths, value, onChange, ...control } = props;
  return (
    <select
      {...control}
      value={String(value)}
      onChange={(event) => onChange(lengths[event.currentTarget.selectedIndex]?.[0] ?? null)}
    >
      {lengths.map(([length, label]) => (
        <option key={label} value={String(length)}>
          {label}
        </option>
      ))}
    </select>
  );
}
