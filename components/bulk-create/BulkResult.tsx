import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { mistakesOf } from '../../lib/bulk-create/correct';
import type { Run, RunProgress } from '../../lib/bulk-create/run';
import { csvText, linksText, pasteText } from '../../lib/bulk-create/table';
import { countOf, summary } from '../../lib/bulk-create/text';
import { clockTime } from '../../lib/checkouts/describe/text';
import { numberText } from '../../lib/shared/countText';
import { download } from '../../lib/shared/download';
import { localDay } from '../../lib/shared/localDay';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { useCopy } from '../ui/hooks/useCopy';
import { Note } from '../ui/Note';
import { ProblemNote } from '../ui/ProblemNote';
import { Progress } from '../ui/Progress';
import { BulkRows } from './BulkRows';

/** How far a run is, what became of each row, and the links to take away. */
export function BulkResult(props: {
  progress: RunProgress;
  run: Run;
  onDrop: () => Promise<unknown>;
  hrefOf: (checkoutId: string) => string;
  grant: () => void;
}) {
  const { progress, run } = props;
  const { running, busy, elsewhere, stop } = progress;
  const { rows } = progress.run;
  const [asking, setAsking] = useState(false);
  /** The rows that a person has taken away last. */
  const [kept, setKept] = useState<typeof rows | null>(null);
  const section = useRef<HTMLDivElement>(null);
  // The button that began it is gone.
  useLayoutEffect(() => section.current?.focus(), []);
  const [table, copyTable] = useCopy(pasteText(progress.run));
  const [links, copyLinks] = useCopy(linksText(progress.run));

  const left = countOf(rows, 'waiting', 'creating');
  const sent = countOf(rows, 'created', 'refused', 'unknown');
  const refused = countOf(rows, 'refused');
  const created = countOf(rows, 'created');
  const cancelled = countOf(rows, 'leftOut');
  const goOn = () => void run.goOn();
  const save = () => {
    const day = localDay(Date.now());
    download(new Blob([csvText(progress.run)], { type: 'text/csv' }), `checkout-desk-created-${day}.csv`);
    setKept(rows);
  };
  return (
    <div class="many-run" ref={section} tabIndex={-1}>
      {left > 0 && (
        <Progress
          label="Sent so far"
          done={sent}
          total={sent + left}
          text={`${numberText(sent)} of ${numberText(sent + left)}`}
          onCancel={() => void run.cancel().catch(() => {})}
        />
      )}
      {/* Said aloud when it begins, pauses and ends, and at each quarter; not with each row. */}
      <p role="status">{statusText(progress)}</p>
      {stop && 'problem' in stop && (
        <>
          {stop.inARow && <p>Three rows in a row failed, so it has paused.</p>}
          <ProblemNote problem={stop.problem} grant={props.grant} />
        </>
      )}
      {stop && 'error' in stop && (
        <Note>
          <p>{stop.error}</p>
        </Note>
      )}
      {countOf(rows, 'unknown') > 0 && (
        <p>
          What may exist has had no clear answer. Look at Inqud before you try it again, or it could be made twice. It
          also stands in the list of checkouts.
        </p>
      )}
      <div class="many-actions">
        {running && (
          <button type="button" onClick={() => void run.pause()}>
            Pause
          </button>
        )}
        {!running && !elsewhere && left > 0 && (
          <button type="button" class="main" onClick={goOn}>
            Go on
          </button>
        )}
        {!running && !elsewhere && refused > 0 && (
          <button type="button" onClick={() => void run.sendAll('refused')}>
            Try again what was not created ({numberText(refused)})
          </button>
        )}
        {!running && !elsewhere && cancelled > 0 && (
          <button type="button" onClick={() => void run.sendAll('leftOut')}>
            Create what was left out ({numberText(cancelled)})
          </button>
        )}
        <button
          type="button"
          class={left > 0 ? '' : 'main'}
          onClick={() => {
            setKept(rows);
            void copyTable();
          }}
        >
          Copy table
        </button>
        <button
          type="button"
          disabled={created === 0}
          onClick={() => {
            setKept(rows);
            void copyLinks();
          }}
        >
          Copy links
        </button>
        <button type="button" onClick={save}>
          Save as CSV
        </button>
        <button
          type="button"
          disabled={busy}
          onClick={() => (kept === rows && left === 0 ? void props.onDrop() : setAsking(true))}
        >
          Start anew
        </button>
        <span role="status">{copiedText(table) || copiedText(links)}</span>
      </div>
      <BulkRows
        rows={rows}
        busy={busy}
        asked={progress.asked}
        hrefOf={props.hrefOf}
        {...(!elsewhere && {
          onTry: (attemptId) => void run.tryAlone(attemptId),
          correcting: {
            mistakesOf: (row, cells) => mistakesOf(row, cells, progress.run, Date.now()),
            send: (attemptId, cells) => void run.correct(attemptId, cells),
          },
        })}
      />
      {asking && (
        <ConfirmDialog title="Start anew?" action="Start anew" onAction={props.onDrop} onClose={() => setAsking(false)}>
          <p>
            {left > 0 ? `${numberText(left)} of these rows were not created. ` : ''}
            The table goes, with what became of each row. What was created stays in the list of checkouts.
          </p>
        </ConfirmDialog>
      )}
    </div>
  );
}

function statusText({ run: { rows }, running, busy, elsewhere, restsUntil, asked }: RunProgress): string {
  if (restsUntil !== null && busy) return `Inqud asks for a pause. It goes on by itself at ${clockTime(restsUntil)}.`;
  const left = countOf(rows, 'waiting', 'creating');
  if (running) {
    const done = countOf(rows, 'created', 'refused', 'unknown');
    const quarters = Math.floor((4 * done) / (done + left));
    const creating = elsewhere ? 'Creating in another tab of the desk…' : 'Creating…';
    return quarters === 0 ? creating : `${creating} ${quarters * 25}% done.`;
  }
  if (asked.length > 0) return elsewhere ? 'Creating one in another tab of the desk…' : 'Creating one…';
  if (busy) return 'Pausing. The one on its way is waited for.';
  return `${left > 0 ? 'Paused' : 'Done'}: ${summary(rows)}.`;
}

function copiedText(state: ReturnType<typeof useCopy>[0]): string {
  return { idle: '', copied: 'Copied', refused: 'Could not copy' }[state];
}
