import './EncryptionFields.css';
import type { Ref } from 'preact';
import type { EncryptionChoice } from '../../../lib/checkouts/backup/encryptionChoice';
import { strengthText, useStrength } from '../../accounts/lock/passphraseStrength';
import { typedKeys } from '../../shortcuts/ime';
import { Field } from '../../ui/Field';

/** Offers to encrypt a copy, and asks for a new passphrase, twice. */
export function EncryptionFields(props: {
  choice: EncryptionChoice;
  byDefault: boolean;
  /** What a thief would try first, such as the names of the shops. */
  known: string[];
  busy: boolean;
  /** What Enter does in a field. */
  onEnter: () => void;
  element: Ref<HTMLFieldSetElement>;
}) {
  const { choice, known, busy, element } = props;
  const wanted = choice.chosen.value ?? props.byDefault;
  const { typed: mistake, again: differs } = choice.mistakes.value;
  const typed = choice.typed.text.value;
  const strength = useStrength(typed, known);
  const passphrase = (field: EncryptionChoice['typed']) => (
    <input
      type="password"
      autocomplete="new-password"
      value={field.text.value}
      onInput={({ currentTarget }) => field.type(currentTarget.value)}
      onKeyDown={typedKeys((event) => {
        if (event.key !== 'Enter') return;
        // In a dialog Enter would close it.
        event.preventDefault();
        props.onEnter();
      })}
    />
  );
  return (
    <fieldset class="encryption" disabled={busy} ref={element}>
      <legend class="visually-hidden">Encryption</legend>
      <label class="encryption-choice">
        <input
          type="checkbox"
          checked={wanted}
          onChange={({ currentTarget }) => choice.choose(currentTarget.checked)}
        />
        <span>Encrypt it with a passphrase</span>
      </label>
      {wanted && (
        <>
          <Field
            label="Passphrase of the copy"
            mistake={mistake}
            help={
              typed === '' ? 'Four random words are strong and easy to remember.' : strength && strengthText(strength)
            }
          >
            {passphrase(choice.typed)}
          </Field>
          <Field label="Passphrase of the copy again" mistake={differs}>
            {passphrase(choice.again)}
          </Field>
          <p class="soft">
            It cannot be recovered: without it nobody can open the copy, you included. It may be the passphrase of
            Checkout Desk or another one. If you change that one later, the copy keeps the one that you type here.
          </p>
        </>
      )}
    </fieldset>
  );
}
