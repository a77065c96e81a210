import { t } from '@lingui/core/macro';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Plural } from '#macro';
import { mistakesOf } from '../../lib/bulk-create/correct';
import type { Run, RunProgress, Stop } from '../../lib/bulk-create/run';
import { csvText, linksText, pasteText } from '../../lib/bulk-create/table';
import { countOf, summary } from '../../lib/bulk-create/text';
import { draftMistakeTexts } from '../../lib/checkout-form/draftMistakeText';
import { clockTime } from '../../lib/checkouts/describe/clockTime';
import type { Problem } from '../../lib/inqud/problem';
import { perLanguage } from '../../lib/language/perLanguage';
import { numberText } from '../../lib/shared/countText';
import { download } from '../../lib/shared/download';
import { failureText } from '../../lib/shared/failure/failureText';
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
          label={t`Rows sent`}
          done={sent}
          total={sent + left}
          text={progressText(sent, sent + left)}
          onCancel={() => void run.cancel().catch(() => {})}
        />
      )}
      {/* Said aloud when it begins, pauses and ends, and at each quarter; not with each row. */}
      <p role="status">{statusText(progress)}</p>
      {stop && 'problem' in stop && (
        <>
          {stop.inARow && <p>{t`Paused after three failures in a row.`}</p>}
          <ProblemNote problem={stop.problem} grant={props.grant} />
        </>
      )}
      {stop && !('problem' in stop) && (
        <Note>
          <p>{stopText(stop)}</p>
        </Note>
      )}
      {countOf(rows, 'unknown') > 0 && (
        <p>
          {t`For rows with an unknown outcome, Inqud’s answer never arrived, so their checkouts may exist. Check in Inqud before you retry, or you could create duplicates. They’re also in the checkout list.`}
        </p>
      )}
      <div class="many-actions">
        {running && (
          <button type="button" onClick={() => void run.pause()}>
            {t({ message: 'Pause', context: 'action' })}
          </button>
        )}
        {!running && !elsewhere && left > 0 && (
          <button type="button" class="main" onClick={goOn}>
            {t({ message: 'Resume', context: 'action' })}
          </button>
        )}
        {!running && !elsewhere && refused > 0 && (
          <button type="button" onClick={() => void run.sendAll('refused')}>
            <Plural value={refused} one="Retry # failed row" other="Retry # failed rows" />
          </button>
        )}
        {!running && !elsewhere && cancelled > 0 && (
          <button type="button" onClick={() => void run.sendAll('leftOut')}>
            <Plural value={cancelled} one="Create # canceled row" other="Create # canceled rows" />
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
          {t`Copy table`}
        </button>
        <button
          type="button"
          disabled={created === 0}
          onClick={() => {
            setKept(rows);
            void copyLinks();
          }}
        >
          {t`Copy links`}
        </button>
        <button type="button" onClick={save}>
          {t`Export CSV`}
        </button>
        <button
          type="button"
          disabled={busy}
          onClick={() => (kept === rows && left === 0 ? void props.onDrop() : setAsking(true))}
        >
          {t`Start over`}
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
            accountId: progress.run.accountId,
            mistakesOf: (row, cells) => mistakesOf(row, cells, progress.run, Date.now()),
            send: (attemptId, cells) => void run.correct(attemptId, cells),
          },
        })}
      />
      {asking && (
        <ConfirmDialog
          title={t`Start over?`}
          action={t`Start over`}
          onAction={props.onDrop}
          onClose={() => setAsking(false)}
        >
          <p>
            {left > 0 && (
              <>
                <Plural
                  value={left}
                  one="# row hasn’t been created yet."
                  other="# rows haven’t been created yet."
                />{' '}
              </>
            )}
            {t`This clears the table and its results. You can’t undo this. Created checkouts stay in the checkout list.`}
          </p>
        </ConfirmDialog>
      )}
    </div>
  );
}

const percents = perLanguage((locale) => new Intl.NumberFormat(locale, { style: 'percent' }));

function progressText(done: number, total: number): string {
  const [sent, all] = [numberText(done), numberText(total)];
  return t({ message: `${sent} of ${all}`, comment: 'Numbers of rows' });
}

function restText(time: string): string {
  return t({
    message: `Too many requests. Resumes automatically at ${time}.`,
    comment: 'A time, such as “5:17:03 PM”',
  });
}

function stopText(stop: Exclude<Stop, { problem: Problem }>): string {
  switch (stop.is) {
    case 'ended':
      return t`The expiry you chose for these links has passed. Start over with a later one.`;
    case 'invalid':
      return Object.values(draftMistakeTexts(stop.mistakes)).join(' ');
    case 'elsewhere':
      return t`Continues in another tab.`;
    case 'failed':
      return failureText(stop.failure);
  }
}

function statusText({ run: { rows }, running, busy, elsewhere, restsUntil, asked }: RunProgress): string {
  if (restsUntil !== null && busy) return restText(clockTime(restsUntil));
  const left = countOf(rows, 'waiting', 'creating');
  if (running) {
    const done = countOf(rows, 'created', 'refused', 'unknown');
    const quarters = Math.floor((4 * done) / (done + left));
    const percent = percents().format(quarters / 4);
    if (quarters === 0) return elsewhere ? t`Creating in another tab…` : t`Creating…`;
    return elsewhere ? t`Creating in another tab… ${percent} done.` : t`Creating… ${percent} done.`;
  }
  if (asked.length > 0) return elsewhere ? t`Creating one in another tab…` : t`Creating one…`;
  if (busy) return t`Pausing after the current one…`;
  const counts = summary(rows);
  return left > 0
    ? t({ message: `Paused: ${counts}.`, comment: 'A list, such as “9 created, 2 skipped”' })
    : t({ message: `Done: ${counts}.`, comment: 'A list, such as “9 created, 2 skipped”' });
}

function copiedText(state: ReturnType<typeof useCopy>[0]): string {
  return { idle: '', copied: t({ message: 'Copied', context: 'status' }), refused: t`Couldn’t copy` }[state];
}
