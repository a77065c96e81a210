import { useState } from 'preact/hooks';
import type { LockRules } from '../../../lib/accounts/lockRules';
import {
  DEFAULT_LOCK_RULES,
  IDLE_TIMES,
  listWhileLocked,
  lockRules,
  UNUSED_TIMES,
} from '../../../lib/accounts/lockRules';
import { NotSaved } from '../../data/NotSaved';
import { useGuardedSetting } from '../../data/useGuardedSetting';
import { Field } from '../../ui/Field';

const UNUSED_LABELS: Record<keyof typeof UNUSED_TIMES, string> = {
  minute: '1 minute',
  fiveMinutes: '5 minutes',
  quarterHour: '15 minutes',
  hour: '1 hour',
  eightHours: '8 hours',
  never: 'Only when the browser closes',
};
const IDLE_LABELS: Record<keyof typeof IDLE_TIMES, string> = {
  never: 'Do not lock',
  minute: '1 minute',
  fiveMinutes: '5 minutes',
  quarterHour: '15 minutes',
  hour: '1 hour',
};

/** When the desk locks automatically. */
export function LockRulesForm() {
  const { value: stored, failed, isStored, change: store } = useGuardedSetting(lockRules);
  const list = useGuardedSetting(listWhileLocked);
  /** What was said of the other one is over. */
  const [last, setLast] = useState<'rules' | 'list'>('rules');
  if (stored === undefined) return null;
  const rules = stored ?? DEFAULT_LOCK_RULES;
  const change = (part: Partial<LockRules>) => {
    setLast('rules');
    void store({ ...rules, ...part });
  };
  return (
    <fieldset class="settings-form">
      <legend>When to lock by itself</legend>
      <p class="soft">While locked nothing is checked, so payments are noticed when you unlock.</p>
      <Field label="Lock when Checkout Desk was not used for">
        <Times
          times={UNUSED_TIMES}
          labels={UNUSED_LABELS}
          value={rules.unused}
          onChange={(unused) => change({ unused })}
        />
      </Field>
      <Field label="Lock when this computer was not used for">
        <Times times={IDLE_TIMES} labels={IDLE_LABELS} value={rules.idle} onChange={(idle) => change({ idle })} />
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
      <label class="settings-check">
        <input
          type="checkbox"
          checked={list.value ?? false}
          disabled={list.value === undefined}
          onChange={(event) => {
            setLast('list');
            void list.change(event.currentTarget.checked);
          }}
        />
        <span>
          Show the list while locked. Anyone at this computer can then read, search and export your checkouts, and
          notifications name them.
        </span>
      </label>
      <p role="status" class="settings-granted">
        {(last === 'rules' ? isStored : list.isStored) && 'Saved.'}
      </p>
      <NotSaved why={failed ?? list.failed} />
    </fieldset>
  );
}

/** A select of times in ms; the control gets its id from the field. */
function Times(props: {
  times: Record<string, number | null>;
  labels: Record<string, string>;
  value: number | null;
  onChange: (value: number | null) => void;
}) {
  const { times, labels, value, onChange, ...control } = props;
  return (
    <select
      {...control}
      value={String(value)}
      onChange={(event) => onChange(Object.values(times)[event.currentTarget.selectedIndex] ?? null)}
    >
      {Object.entries(times).map(([name, time]) => (
        <option key={name} value={String(time)}>
          {labels[name]}
        </option>
      ))}
    </select>
  );
}
