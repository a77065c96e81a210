import { msg, t } from '@lingui/core/macro';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Trans } from '#macro';
import { i18n } from '../../../lib/language/i18n';
import { Field } from '../../ui/Field';

const MISTAKES = {
  'none typed': msg`Enter the backup passphrase.`,
  wrong: msg`That isn’t this backup’s passphrase. Nothing was changed.`,
};

/** Asks for the passphrase of an encrypted copy. */
export function OpenCopyForm(props: {
  name: string;
  mistake: keyof typeof MISTAKES | null;
  isOpening: boolean;
  onOpen: (passphrase: string) => Promise<void>;
  onDismiss: () => void;
}) {
  const { name, mistake, isOpening } = props;
  const [typed, setTyped] = useState('');
  const [isCorrected, setCorrected] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <form
      class="restore-open"
      aria-label={t`Open encrypted backup`}
      noValidate
      onSubmit={async (event) => {
        event.preventDefault();
        setCorrected(false);
        await props.onOpen(typed);
        field.current?.select();
      }}
    >
      <p>
        <Trans comment="The name of a file">
          <bdi>{name}</bdi> is encrypted.
        </Trans>
      </p>
      <Field
        label={t`Backup passphrase`}
        help={t`The one typed when the backup was saved. It may differ from the one that unlocks Checkout Desk.`}
        mistake={mistake && !isCorrected ? i18n._(MISTAKES[mistake]) : undefined}
        announce
      >
        <input
          ref={field}
          type="password"
          autocomplete="off"
          value={typed}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value);
            setCorrected(true);
          }}
        />
      </Field>
      <div class="restore-actions">
        <button type="submit" class="main" aria-disabled={isOpening}>
          {isOpening ? t`Opening…` : t`Open and restore`}
        </button>
        <button type="button" onClick={props.onDismiss}>
          {t`Cancel`}
        </button>
      </div>
    </form>
  );
}
