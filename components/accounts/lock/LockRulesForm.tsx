import { msg, t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { Trans } from '#macro';
import type { LockRules } from '../../../lib/accounts/lockRules';
import {
  DEFAULT_LOCK_RULES,
  IDLE_TIMES,
  listWhileLocked,
  lockRules,
  UNUSED_TIMES,
} from '../../../lib/accounts/lockRules';
import type { Message } from '../../../lib/language/i18n';
import { i18n } from '../../../lib/language/i18n';
import { NotSaved } from '../../data/NotSaved';
import { useGuardedSetting } from '../../data/useGuardedSetting';
import { Field } from '../../ui/Field';

const UNUSED_LABELS: Record<keyof typeof UNUSED_TIMES, Message> = {
  minute: msg`1 minute`,
  fiveMinutes: msg`5 minutes`,
  quarterHour: msg`15 minutes`,
  hour: msg`1 hour`,
  eightHours: msg`8 hours`,
  never: msg`Only when the browser closes`,
};
const IDLE_LABELS: Record<keyof typeof IDLE_TIMES, Message> = {
  never: msg`Don’t lock`,
  minute: msg`1 minute`,
  fiveMinutes: msg`5 minutes`,
  quarterHour: msg`15 minutes`,
  hour: msg`1 hour`,
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
      <legend>{t`Automatic lock`}</legend>
      <p class="soft">{t`Checkout Desk doesn’t check statuses while it’s locked. You’ll see new payments when you unlock it.`}</p>
      <Field label={t`Lock after Checkout Desk is unused for`}>
        <Times
          times={UNUSED_TIMES}
          labels={UNUSED_LABELS}
          value={rules.unused}
          onChange={(unused) => change({ unused })}
        />
      </Field>
      <Field label={t`Lock after this computer is unused for`}>
        <Times times={IDLE_TIMES} labels={IDLE_LABELS} value={rules.idle} onChange={(idle) => change({ idle })} />
      </Field>
      {import.meta.env.FIREFOX ? (
        <p class="soft">{t`Firefox doesn’t tell extensions when the screen locks. Use the time above instead.`}</p>
      ) : (
        <label class="settings-check">
          <input
            type="checkbox"
            checked={rules.screenLock}
            onChange={(event) => change({ screenLock: event.currentTarget.checked })}
          />
          <span>{t`Lock when the screen locks`}</span>
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
          <Trans>
            Show the list while locked. Anyone at this computer can then read, search, and export your checkouts, and
            notifications name them.
          </Trans>
        </span>
      </label>
      <p role="status" class="settings-granted">
        {(last === 'rules' ? isStored : list.isStored) && t`Saved.`}
      </p>
      <NotSaved why={failed ?? list.failed} />
    </fieldset>
  );
}

/** A select of times in ms; the control gets its id from the field. */
function Times(props: {
  times: Record<string, number | null>;
  labels: Record<string, Message>;
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
          {labels[name] && i18n._(labels[name])}
        </option>
      ))}
    </select>
  );
}
