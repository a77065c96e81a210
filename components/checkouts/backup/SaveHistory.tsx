import './SaveHistory.css';
import { useRef } from 'preact/hooks';
import { Progress } from '../../ui/Progress';
import { EncryptionFields } from './EncryptionFields';
import type { Copying } from './useSaving';
import { savedText, useSaving } from './useSaving';

/** A button that saves the whole history as a file, also when the history cannot be used. `isMain`: it is what the page is for. */
export function SaveHistory({ copying, isMain = false }: { copying: Copying; isMain?: boolean }) {
  const { state, save, cancel, fields } = useSaving(copying);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div class="save-history">
      <EncryptionFields {...fields} />
      <button
        type="button"
        class={isMain ? 'main' : undefined}
        ref={button}
        aria-disabled={state.is === 'saving'}
        onClick={() => void save()}
      >
        {state.is === 'saving' ? 'Saving…' : 'Save a copy of the history'}
      </button>
      {state.is === 'saving' && (
        <Progress
          label="Saved"
          {...state.progress}
          text={savedText(state.progress)}
          onCancel={cancel}
          onGone={() => button.current?.focus()}
        />
      )}
      <span role="status">
        {state.is === 'saved' && 'Saved among your downloads.'}
        {state.is === 'cancelled' && 'Cancelled. Nothing was saved.'}
      </span>
      {state.is === 'failed' && <p role="alert">Nothing was saved. {state.why}</p>}
    </div>
  );
}
