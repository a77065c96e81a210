import './SaveHistory.css';
import { useRef } from 'preact/hooks';
import { Progress } from '../../ui/Progress';
import type { MakeCopy } from './useSaving';
import { savedText, useSaving } from './useSaving';

/** A button that saves the whole history as a file, also when the history cannot be used. */
export function SaveHistory({ make }: { make: MakeCopy }) {
  const [state, save] = useSaving(make);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div class="save-history">
      <button
        type="button"
        ref={button}
        aria-disabled={state.is === 'saving'}
        onClick={() => {
          if (state.is !== 'saving') void save();
        }}
      >
        {state.is === 'saving' ? 'Saving…' : 'Save a copy of the history'}
      </button>
      {state.is === 'saving' && (
        <Progress
          label="Saved"
          {...state.progress}
          text={savedText(state.progress)}
          onCancel={() => state.stop.abort()}
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
