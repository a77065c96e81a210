import { t } from '@lingui/core/macro';
import './EncryptionFields.css';
import type { Ref } from 'preact';
import type { EncryptionChoice } from '../../../lib/checkouts/backup/encryptionChoice';
import { StrengthHelp } from '../../accounts/lock/StrengthHelp';
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
      <legend class="visually-hidden">{t`Encryption`}</legend>
      <label class="encryption-choice">
        <input
          type="checkbox"
          checked={wanted}
          onChange={({ currentTarget }) => choice.choose(currentTarget.checked)}
        />
        <span>{t`Encrypt with a passphrase`}</span>
      </label>
      {wanted && (
        <>
          <Field label={t`Backup passphrase`} mistake={mistake} help={<StrengthHelp typed={typed} known={known} />}>
            {passphrase(choice.typed)}
          </Field>
          <Field label={t`Repeat backup passphrase`} mistake={differs}>
            {passphrase(choice.again)}
          </Field>
          <p class="soft">
            {t`Can’t be recovered: without it, nobody can open the backup, not even you. You can use your Checkout Desk passphrase or another one. If you change that one later, the backup keeps the one you type here.`}
          </p>
        </>
      )}
    </fieldset>
  );
}
