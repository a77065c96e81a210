import { t } from '@lingui/core/macro';
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
        {state.is === 'saving' ? t`Saving…` : t`Save backup`}
      </button>
      {state.is === 'saving' && (
        <Progress
          label={t`Saved`}
          {...state.progress}
          text={savedText(state.progress)}
          onCancel={cancel}
          onGone={() => button.current?.focus()}
        />
      )}
      <span role="status">
        {state.is === 'saved' && t`Backup saved to your downloads`}
        {state.is === 'cancelled' && t`Canceled. Nothing was saved.`}
      </span>
      {state.is === 'failed' && <p role="alert">{`${t`Nothing was saved.`} ${state.why}`}</p>}
    </div>
  );
}
