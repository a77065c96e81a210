import { plural, t } from '@lingui/core/macro';
import { Trans } from '#macro';
import './RestoreHistory.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RestoreFile } from '../../../lib/checkouts/backup/restoring';
import { createRestoring } from '../../../lib/checkouts/backup/restoring';
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
          label={t`Restore from a backup`}
          help={t`Choose a file or drop it here. Its checkouts are added to those here; nothing is deleted. Only use a backup from you or your team: what it says is shown as is until Inqud is checked again. If you leave this page, the restore stops, and what was restored stays.`}
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
          label={state.progress.checking ? checkingText(state.name) : restoringText(state.name)}
          done={state.progress.read}
          total={state.progress.size}
          text={state.progress.checking ? checkedText(state.progress.lines) : linesText(state.progress.lines)}
          onCancel={restoring.cancel}
        />
      )}
      {state.is === 'incomplete' && (
        <IncompleteCopy {...state} onRestore={() => void restoring.restoreRest()} onDismiss={restoring.dismiss} />
      )}
      <div role="status">{state.is === 'done' && <RestoreResult name={state.name} result={state.result} />}</div>
      {state.is === 'failed' && (
        <p role="alert">
          <Failed name={state.name} why={state.why} />
        </p>
      )}
    </div>
  );
}

function Failed({ name, why }: { name: string; why: string }) {
  return (
    <Trans comment="The name of a file, and why it failed, in sentences">
      <bdi>{name}</bdi> wasn’t restored completely. {why} What was restored so far stays. Restore the file again to get
      the rest.
    </Trans>
  );
}

function checkingText(file: string): string {
  return t`Checking ${file}`;
}

function restoringText(file: string): string {
  return t`Restoring ${file}`;
}

function checkedText(lines: number): string {
  return plural(lines, { one: '# line checked', other: '# lines checked' });
}

function linesText(lines: number): string {
  return plural(lines, { one: '# line', other: '# lines' });
}
