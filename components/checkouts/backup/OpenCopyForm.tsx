import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Field } from '../../ui/Field';

const MISTAKES = {
  'none typed': 'Type the passphrase of the copy.',
  wrong: 'This is not the passphrase of this copy. Nothing was changed.',
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
      aria-label="Open the encrypted copy"
      noValidate
      onSubmit={async (event) => {
        event.preventDefault();
        setCorrected(false);
        await props.onOpen(typed);
        field.current?.select();
      }}
    >
      <p>
        <bdi>{name}</bdi> is encrypted.
      </p>
      <Field
        label="Passphrase of the copy"
        help="The one that was typed when it was saved. It may be another than the one that unlocks Checkout Desk."
        mistake={mistake && !isCorrected ? MISTAKES[mistake] : undefined}
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
          {isOpening ? 'Opening…' : 'Open and restore'}
        </button>
        <button type="button" onClick={props.onDismiss}>
          Cancel
        </button>
      </div>
    </form>
  );
}
