import './RestoreHistory.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RestoreFile } from '../../../lib/checkouts/backup/restoring';
import { createRestoring } from '../../../lib/checkouts/backup/restoring';
import { countText } from '../../../lib/shared/countText';
import { Field } from '../../ui/Field';
import { useLostFocus } from '../../ui/hooks/useLostFocus';
import { Progress } from '../../ui/Progress';
import { IncompleteCopy } from './IncompleteCopy';
import { OpenCopyForm } from './OpenCopyForm';
import { RestoreResult } from './RestoreResult';

/** Brings a saved copy of the history back, from a file that is chosen or dropped here. */
export function RestoreHistory({ run }: { run: RestoreFile }) {
  const [restoring] = useState(createRestoring);
  // Leaving the page stops it.
  useLayoutEffect(() => restoring.cancel, [restoring]);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const state = restoring.state.value;
  // What was answered is gone with the focus in it.
  useLostFocus(state.is, () => input.current?.focus());
  const restore = (file: File | undefined) => {
    if (file) void restoring.restore(file, run);
  };
  return (
    <div class="restore">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the file field in it does the same by keyboard. */}
      <div
        class={`restore-drop ${over ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          restore(event.dataTransfer?.files[0]);
        }}
      >
        <Field
          label="Restore from a copy"
          help="Choose the file or drop it here. Its checkouts join those that are here; nothing is deleted. Take only a copy that comes from you or your team: what it says is shown as it stands until Inqud is asked again. Leaving this page stops it; what was restored stays."
        >
          <input
            ref={input}
            type="file"
            accept=".jsonl,application/jsonl"
            disabled={state.is === 'restoring'}
            onChange={({ currentTarget: input }) => {
              restore(input.files?.[0]);
              // The same file can be chosen again.
              input.value = '';
            }}
          />
        </Field>
      </div>
      {state.is === 'asking' && (
        <OpenCopyForm key={state.name} {...state} onOpen={restoring.open} onDismiss={restoring.dismiss} />
      )}
      {state.is === 'restoring' && (
        <Progress
          label={state.progress.checking ? `Checking ${state.name}` : `Restoring ${state.name}`}
          done={state.progress.read}
          total={state.progress.size}
          text={`${countText(state.progress.lines, 'line')}${state.progress.checking ? ' checked' : ''}`}
          onCancel={restoring.cancel}
        />
      )}
      {state.is === 'incomplete' && (
        <IncompleteCopy {...state} onRestore={() => void restoring.restoreRest()} onDismiss={restoring.dismiss} />
      )}
      <div role="status">{state.is === 'done' && <RestoreResult name={state.name} result={state.result} />}</div>
      {state.is === 'failed' && (
        <p role="alert">
          <bdi>{state.name}</bdi> was not restored to its end. {state.why} What was restored until then stays; restore
          the file again to have the rest.
        </p>
      )}
    </div>
  );
}
