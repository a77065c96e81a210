import { useEffect, useRef, useState } from 'preact/hooks';
import type { OldCount } from '../../../lib/checkouts/retention';
import { COUNT_LIMIT } from '../../../lib/search/contract';
import { dayStart } from '../../../lib/search/dates';
import { matchingText } from '../../../lib/search/matchingText';
import { countText, numberText } from '../../../lib/shared/countText';
import { messageOf } from '../../../lib/shared/messageOf';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Field } from '../../ui/Field';
import { Note } from '../../ui/ProblemNote';
import { Progress } from '../../ui/Progress';
import type { MakeCopy } from './useSaving';
import { savedText, useSaving } from './useSaving';

/** In days, never fewer than the words say. */
const AGES = [
  [90, '90 days'],
  [184, '6 months'],
  [366, '1 year'],
  [731, '2 years'],
] as const;

/** Does some of the work and says how much; 0 when none is left. */
type Some = (before: number) => Promise<number>;

/** What is old is put aside, or deleted once a copy of it was saved. */
export function RetentionSettings(props: {
  /** How many were created before this, of each kind `MANY` at most. */
  count: (before: number) => Promise<OldCount>;
  /** How many of both kinds there are, exactly. */
  countAll: (before: number) => Promise<number>;
  archive: Some;
  remove: Some;
  makeCopy: MakeCopy;
  now: number;
  /** How often a copy was restored here: what was counted before that is out of date. */
  restored: number;
}) {
  const [days, setDays] = useState<number>(AGES[2][0]);
  const before = dayStart(props.now, -days);
  const [old, setOld] = useState<{ before: number; count: OldCount } | null>(null);
  const [runs, setRuns] = useState(0);
  const [working, setWorking] = useState(false);
  const [said, setSaid] = useState('');
  const [done, setDone] = useState(0);
  const [failed, setFailed] = useState<string | null>(null);
  /** What is asked about, and how many there are. */
  const [deleting, setDeleting] = useState<{ before: number; count: number } | null>(null);

  const { listed, archived } = (old?.before === before && old.count) || { listed: 0, archived: 0 };
  const all = Math.min(COUNT_LIMIT, listed + archived);

  useEffect(() => {
    let wanted = true;
    props.count(before).then(
      (count) => wanted && setOld({ before, count }),
      (error) => wanted && setFailed(`They could not be counted. ${messageOf(error)}`),
    );
    return () => {
      wanted = false;
    };
  }, [before, runs, props.restored]);
  // What was restored may be what was deleted.
  useEffect(() => setSaid(''), [props.restored]);

  const run = async (some: Some, from: number, word: string, signal?: AbortSignal) => {
    let done = 0;
    const tell = (end: string) => {
      setSaid(`${numberText(done)} ${word}${end}`);
      setDone(done);
    };
    setFailed(null);
    setWorking(true);
    tell('…');
    try {
      for (let now = await some(from); now > 0; now = await some(from)) {
        done += now;
        tell('…');
        if (signal?.aborted && (await props.countAll(from)) > 0) throw new Error('You called it off.');
      }
      tell('.');
    } catch (error) {
      setSaid('');
      throw new Error(`It stopped after ${numberText(done)}; the rest is as it was. ${messageOf(error)}`);
    } finally {
      setWorking(false);
      setRuns(runs + 1);
    }
  };
  const ask = async () => {
    if (working || all === 0) return;
    setFailed(null);
    await props.countAll(before).then(
      (count) => setDeleting({ before, count }),
      (error) => setFailed(`They could not be counted. ${messageOf(error)}`),
    );
  };
  const remove = async (from: number, signal: AbortSignal) => {
    try {
      await run(props.remove, from, 'deleted', signal);
    } catch (error) {
      // What is left is asked about next, if it can be counted.
      await props.countAll(from).then(
        (count) => setDeleting({ before: from, count }),
        () => {},
      );
      throw error;
    }
  };
  const archive = async () => {
    if (working || listed === 0) return;
    await run(props.archive, before, 'archived').catch((error) => setFailed(messageOf(error)));
  };

  return (
    <section aria-labelledby="retention-title">
      <h2 id="retention-title">Old checkouts</h2>
      <p>
        Everything is kept unless you put it aside here. What is still being checked, or needs attention, is left alone.
      </p>
      <div class="settings-form">
        <Field
          label="Created more than"
          help={old?.before === before ? oldText(old.count, before) : failed === null && 'Counting…'}
        >
          <select
            value={String(days)}
            disabled={working}
            onChange={({ currentTarget }) => {
              setDays(Number(currentTarget.value));
              setSaid('');
              setFailed(null);
            }}
          >
            {AGES.map(([length, label]) => (
              <option key={length} value={String(length)}>
                {label} ago
              </option>
            ))}
          </select>
        </Field>
      </div>
      <div class="settings-line">
        {/* Whoever uses the keys stays on them while there is nothing to do. */}
        <button type="button" aria-disabled={working || listed === 0} onClick={archive}>
          Archive them
        </button>
        <button type="button" class="danger" aria-disabled={working || all === 0} onClick={ask}>
          Delete them…
        </button>
        <span role="status">{deleting === null && said}</span>
      </div>
      <p class="soft">Archived checkouts leave the list. The filter “Archived ones instead” shows them.</p>
      {failed !== null && (
        <Note>
          <p>{failed}</p>
        </Note>
      )}
      {deleting && (
        <AskDelete
          count={deleting.count}
          done={done}
          said={said}
          working={working}
          makeCopy={props.makeCopy}
          remove={(signal) => remove(deleting.before, signal)}
          onClose={() => setDeleting(null)}
        />
      )}
    </section>
  );
}

function AskDelete(props: {
  count: number;
  /** How many of them are deleted, and the same in words. */
  done: number;
  said: string;
  working: boolean;
  makeCopy: MakeCopy;
  remove: (signal: AbortSignal) => Promise<void>;
  onClose: () => void;
}) {
  const { count, done, working } = props;
  const [copy, save] = useSaving(props.makeCopy);
  const stop = useRef(new AbortController());
  const [stopping, setStopping] = useState(false);
  const many = countText(count, 'checkout');
  return (
    <ConfirmDialog
      title={`Delete ${many}?`}
      action={`Delete ${many}`}
      ready={copy.is === 'saved'}
      onAction={() => {
        stop.current = new AbortController();
        setStopping(false);
        return props.remove(stop.current.signal);
      }}
      onClose={props.onClose}
    >
      <p>
        They are removed from this browser with their timelines, notes and tags, and nothing here finds them any more.
        They stay at Inqud and their links keep working.
      </p>
      <p>A copy of the whole history is saved first: only from it can they come back.</p>
      <p>
        <button
          type="button"
          aria-disabled={copy.is === 'saving' || working}
          onClick={() => {
            if (copy.is !== 'saving' && !working) void save();
          }}
        >
          {copy.is === 'saving' ? 'Saving…' : 'Save a copy first'}
        </button>
      </p>
      {/* Closing the dialog calls it off. */}
      {copy.is === 'saving' && <Progress label="Saved" {...copy.progress} text={savedText(copy.progress)} />}
      {working && (
        <>
          <Progress
            label="Deleted so far"
            done={done}
            total={count}
            text={`${numberText(done)} of ${numberText(count)}`}
          />
          <p>
            <button
              type="button"
              aria-disabled={stopping}
              onClick={() => {
                stop.current.abort();
                setStopping(true);
              }}
            >
              {stopping ? 'Stopping…' : 'Stop'}
            </button>
          </p>
        </>
      )}
      <p role="status">{working ? props.said : copy.is === 'saved' ? 'Saved among your downloads.' : ''}</p>
      {copy.is === 'failed' && <p role="alert">No copy was saved. {copy.why}</p>}
    </ConfirmDialog>
  );
}

/** "12 checkouts, created before 1 March 2025. 3 of them are archived." */
function oldText({ listed, archived }: OldCount, before: number): string {
  const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' }).format(before);
  const all = listed + archived;
  const aside = archived > 0 ? ` ${matchingText(archived)} of them ${archived === 1 ? 'is' : 'are'} archived.` : '';
  return `${all === 0 ? 'No checkouts' : checkouts(all)}, created before ${date}.${aside}`;
}

function checkouts(count: number): string {
  return `${matchingText(count)} ${count === 1 ? 'checkout' : 'checkouts'}`;
}
