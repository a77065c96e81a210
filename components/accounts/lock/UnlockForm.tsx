import './UnlockForm.css';
import { t } from '@lingui/core/macro';
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Trans } from '#macro';
import { LONGEST } from '../../../lib/accounts/passphraseRules';
import type { Replies } from '../../../lib/messaging/commands';
import { messageOf } from '../../../lib/shared/messageOf';
import { MINUTE } from '../../../lib/shared/time';
import { Field } from '../../ui/Field';
import { Past } from '../../ui/Time';

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
      setMistake(t`Type your passphrase.`);
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
  return (
    <form class="unlock" aria-label={t`Unlock`} noValidate onSubmit={submit}>
      <p>
        <Trans comment="The element is “just now”, “12 s ago” or “5 days ago”">
          Locked <Past at={props.since} clock={props.clock} />.
        </Trans>{' '}
        <Trans>
          Until you unlock it, you can’t create payment links, and Checkout Desk doesn’t check statuses. It still
          records what a widget reports.
        </Trans>
      </p>
      <Field label={t`Passphrase`} mistake={mistake} announce>
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
          {busy ? t`Unlocking…` : t`Unlock`}
        </button>
        <a
          href={props.forgotHref}
          onClick={(event) => {
            if (!props.onForgot) return;
            event.preventDefault();
            props.onForgot(props.forgotHref);
          }}
        >
          {t`Forgot passphrase`}
        </a>
      </div>
    </form>
  );
}

/** Moves the focus to the form of this page that unlocks. */
export function focusUnlockForm(): void {
  document.querySelector<HTMLElement>('form.unlock input')?.focus();
}

/** What a refused passphrase means. */
export function mistakeText(why: 'wrong' | 'damaged'): string {
  return why === 'wrong'
    ? t`Wrong passphrase. Nothing changed.`
    : t`The saved passphrase data is damaged, so no passphrase can open it. Your checkouts are safe. Reset the passphrase in Settings and paste your secrets again.`;
}
