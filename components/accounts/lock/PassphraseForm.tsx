import { msg, t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { i18n } from '../../../lib/language/i18n';
import { failureIn } from '../../../lib/shared/failure/failureIn';
import { failureText } from '../../../lib/shared/failure/failureText';
import { Field } from '../../ui/Field';
import { weaknessOf } from './passphraseStrength';
import { StrengthHelp } from './StrengthHelp';
import { mistakeText } from './UnlockForm';

const UNKNOWN = msg`Checkout Desk was interrupted, so the passphrase may have changed. Lock it, and try the new one first.`;

type Outcome = { ok: true } | { ok: false; why: 'wrong' | 'damaged' };

/** Asks for a new passphrase, twice, with the old one when there is one, and shows how hard it is to guess. */
export function PassphraseForm(props: {
  label: string;
  /** Whether the old one has to be typed. */
  change: boolean;
  /** What a thief would try first, such as the names of the shops. */
  known: string[];
  save: (passphrase: string, old: string) => Promise<Outcome>;
  action: string;
}) {
  const [old, setOld] = useState('');
  const [typed, setTyped] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<{ old?: string; typed?: string; again?: string }>({});
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget as HTMLFormElement;
    const weakness = await weaknessOf(typed, props.known);
    const found: typeof wrong = {};
    if (props.change && old === '') found.old = t`Type your current passphrase.`;
    if (weakness) found.typed = weakness;
    else if (again !== typed) found.again = t`The passphrases don’t match.`;
    setWrong(found);
    setDone(false);
    if (Object.keys(found).length > 0) {
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    setBusy(true);
    try {
      const outcome = await props.save(typed, old);
      if (outcome.ok) {
        setOld('');
        setTyped('');
        setAgain('');
        setDone(true);
      } else setWrong({ old: mistakeText(outcome.why) });
    } catch (error) {
      const failure = failureIn(error);
      setWrong({ typed: failure.is === 'interrupted' ? i18n._(UNKNOWN) : failureText(failure) });
    } finally {
      setBusy(false);
    }
  };
  const change = (set: (text: string) => void) => (event: { currentTarget: HTMLInputElement }) => {
    set(event.currentTarget.value);
    setWrong({});
    setDone(false);
  };
  return (
    <form class="settings-form" aria-label={props.label} noValidate onSubmit={submit}>
      {props.change && (
        <Field label={t`Current passphrase`} mistake={wrong.old}>
          <input type="password" autocomplete="off" value={old} onInput={change(setOld)} />
        </Field>
      )}
      {/* One thing at a time: what is wrong says what to do, and how easy to guess it is. */}
      <Field
        label={t`New passphrase`}
        mistake={wrong.typed}
        help={wrong.typed === undefined && <StrengthHelp typed={typed} known={props.known} />}
      >
        <input type="password" autocomplete="new-password" value={typed} onInput={change(setTyped)} />
      </Field>
      <Field label={t`Repeat the new passphrase`} mistake={wrong.again}>
        <input type="password" autocomplete="new-password" value={again} onInput={change(setAgain)} />
      </Field>
      <div class="settings-line">
        <button type="submit" class="main">
          {busy ? t`Saving…` : props.action}
        </button>
        <span role="status" class="settings-granted">
          {done && t`Passphrase changed`}
        </span>
      </div>
    </form>
  );
}
