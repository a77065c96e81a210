import './RestoreHistory.css';
import { useLayoutEffect, useState } from 'preact/hooks';
import { damageText } from '../../../lib/checkouts/backup/damage';
import type { RestoreResult } from '../../../lib/checkouts/backup/restore';
import type { RestoreFile } from '../../../lib/checkouts/backup/restoring';
import { createRestoring } from '../../../lib/checkouts/backup/restoring';
import { CUT, MOST_ENTRIES, MOST_KEPT_TAGS, MOST_PENDING } from '../../../lib/checkouts/bounds';
import { countText, numberText } from '../../../lib/shared/countText';
import { Field } from '../../ui/Field';
import { Progress } from '../../ui/Progress';

/** Brings a saved copy of the history back, from a file that is chosen or dropped here. */
export function RestoreHistory({ run }: { run: RestoreFile }) {
  const [restoring] = useState(createRestoring);
  // Leaving the page stops it.
  useLayoutEffect(() => restoring.cancel, [restoring]);
  const [over, setOver] = useState(false);
  const state = restoring.state.value;
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
      {state.is === 'restoring' && (
        <Progress
          label={`Restoring ${state.name}`}
          done={state.progress.read}
          total={state.progress.size}
          text={countText(state.progress.lines, 'line')}
          onCancel={restoring.cancel}
        />
      )}
      <div role="status">{state.is === 'done' && <Result name={state.name} result={state.result} />}</div>
      {state.is === 'failed' && (
        <p role="alert">
          <bdi>{state.name}</bdi> was not restored to its end. {state.why} What was restored until then stays; restore
          the file again to have the rest.
        </p>
      )}
    </div>
  );
}

const REFUSED = {
  empty: 'is empty. Nothing was changed.',
  'another format':
    'is no copy that Checkout Desk saved. Nothing was changed. Choose a file made by “Save a copy”, as it was saved.',
  newer: 'was saved by a newer Checkout Desk. Nothing was changed. Update Checkout Desk, then restore it.',
} as const;

function Result({ name, result }: { name: string; result: RestoreResult }) {
  if (result.outcome === 'refused') {
    return (
      <p>
        <bdi>{name}</bdi> {REFUSED[result.why]}
      </p>
    );
  }
  const { added, updated, unchanged, creates, full = 0, createsLeftOut = 0, damaged, damagedCount, aborted } = result;
  const parts = [
    `${countText(added, 'checkout')} added`,
    `${numberText(updated)} updated`,
    `${numberText(unchanged)} the same already`,
    ...(creates > 0 ? [`${countText(creates, 'link')} without an answer added`] : []),
  ];
  return (
    <>
      <p>
        {aborted && 'Cancelled. What was restored until then stays: '}
        {parts.join(', ')}.
      </p>
      {full > 0 && (
        <p>
          Of {countText(full, 'checkout')} there was more than Checkout Desk keeps. The newest{' '}
          {numberText(MOST_ENTRIES)} entries of a timeline are kept, the first {numberText(MOST_KEPT_TAGS)} tags, and
          the beginning of a very long note or answer, which ends with {CUT}.
        </p>
      )}
      {createsLeftOut > 0 && (
        <p>
          {countText(createsLeftOut, 'link')} without an answer {createsLeftOut === 1 ? 'was' : 'were'} left out: settle
          the {numberText(MOST_PENDING)} that are here, then restore the file again.
        </p>
      )}
      {damagedCount > 0 && (
        <>
          <p>
            {countText(damagedCount, 'line')} of the file could not be read and {damagedCount === 1 ? 'was' : 'were'}{' '}
            left out:
          </p>
          <ul class="restore-damaged">
            {damaged.map(({ line, why }) => (
              <li key={line}>
                Line {numberText(line)}: {damageText(why)}
              </li>
            ))}
            {damagedCount > damaged.length && <li>and {numberText(damagedCount - damaged.length)} more</li>}
          </ul>
        </>
      )}
    </>
  );
}
