import './UnlockForm.css';
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { LONGEST } from '../../../lib/accounts/passphraseRules';
import { agoText, exactTime } from '../../../lib/checkouts/describe/text';
import type { Replies } from '../../../lib/messaging/commands';
import { messageOf } from '../../../lib/shared/messageOf';
import { MINUTE } from '../../../lib/shared/time';
import { Field } from '../../ui/Field';

/** A passphrase that nobody types on leaves the field. */
const FORGOTTEN_AFTER = MINUTE;

/** Asks for the passphrase, and says what rests until it is typed. */
export function UnlockForm(props: {
  since: number;
  clock: ReadonlySignal<number>;
  unlock: (passphrase: string) => Promise<Replies['unlock']>;
  /** Where the desk's settings explain what can be done without it. */
  forgotHref: string;
  onForgot?: (href: string) => void;
}) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [mistake, setMistake] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  // A wrong one is often the right one with a slip: it must not stay for whoever comes next.
  useEffect(() => {
    if (typed === '' || busy) return;
    const forgetting = setTimeout(() => setTyped(''), FORGOTTEN_AFTER);
    return () => clearTimeout(forgetting);
  }, [typed, busy]);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    if (typed === '') {
      setMistake('Type your passphrase.');
      return;
    }
    if (typed.length > LONGEST) {
      setMistake(mistakeText('wrong'));
      return;
    }
    setBusy(true);
    setMistake(undefined);
    try {
      const result = await props.unlock(typed);
      if (result.ok) setTyped('');
      else setMistake(mistakeText(result.why));
    } catch (error) {
      setMistake(messageOf(error));
    } finally {
      setBusy(false);
      field.current?.select();
    }
  };
  const ago = props.clock.value - props.since;
  return (
    <form class="unlock" aria-label={NAME} noValidate onSubmit={submit}>
      <p>
        Locked{' '}
        <time dateTime={new Date(props.since).toISOString()} title={exactTime(props.since)}>
          {agoText(ago)}
          {ago >= 5000 && ' ago'}
        </time>
        . Until you unlock, no link can be made and no status is checked. What a widget reports is still noted.
      </p>
      <Field label="Passphrase" mistake={mistake} announce>
        <input
          ref={field}
          type="password"
          autocomplete="off"
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setMistake(undefined);
          }}
        />
      </Field>
      <div class="unlock-actions">
        <button type="submit" class="main">
          {busy ? 'Unlocking…' : 'Unlock'}
        </button>
        <a
          href={props.forgotHref}
          onClick={(event) => {
            if (!props.onForgot) return;
            event.preventDefault();
            props.onForgot(props.forgotHref);
          }}
        >
          Passphrase forgotten
        </a>
      </div>
    </form>
  );
}

const NAME = 'Unlock';

/** Moves the focus to the form of this page that unlocks. */
export function focusUnlockForm(): void {
  document.querySelector<HTMLElement>(`form[aria-label="${NAME}"] input`)?.focus();
}

/** What a refused passphrase means. */
export function mistakeText(why: 'wrong' | 'damaged'): string {
  return why === 'wrong'
    ? 'This is not the passphrase. Nothing was changed.'
    : 'What this browser keeps for the passphrase is damaged: no passphrase opens it. Your checkouts are safe. Reset it in Settings and paste the secrets again.';
}
