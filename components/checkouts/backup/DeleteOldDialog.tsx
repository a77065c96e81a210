import { useRef, useState } from 'preact/hooks';
import type { OldCheckouts } from '../../../lib/checkouts/backup/oldCheckouts';
import { countText, numberText } from '../../../lib/shared/countText';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Progress } from '../../ui/Progress';
import { EncryptionFields } from './EncryptionFields';
import type { Copying } from './useSaving';
import { savedText, useSaving } from './useSaving';

/** Asks before old checkouts are deleted, which takes a copy that was saved here, and shows how far that is. */
export function DeleteOldDialog(props: { old: OldCheckouts; count: number; copying: Copying }) {
  const { old, count } = props;
  const { state: copy, save, fields } = useSaving(props.copying);
  const stop = useRef(new AbortController());
  const [stopping, setStopping] = useState(false);
  const working = old.working.value;
  const done = old.done.value;
  const many = countText(count, 'checkout');
  return (
    <ConfirmDialog
      title={`Delete ${many}?`}
      action={`Delete ${many}`}
      ready={copy.is === 'saved'}
      onAction={() => {
        stop.current = new AbortController();
        setStopping(false);
        return old.remove(stop.current.signal);
      }}
      onClose={old.closeQuestion}
    >
      <p>
        They are removed from this browser with their timelines, notes and tags, and nothing here finds them any more.
        They stay at Inqud and their links keep working.
      </p>
      <p>A copy of the whole history is saved first: only from it can they come back.</p>
      {copy.is !== 'saved' && <EncryptionFields {...fields} />}
      <p>
        <button
          type="button"
          aria-disabled={copy.is === 'saving' || working}
          onClick={() => {
            if (!working) void save();
          }}
        >
          {copy.is === 'saving' ? 'Saving…' : 'Save a copy first'}
        </button>
      </p>
      {/* Closing the dialog cancels it. */}
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
      <p role="status">{working ? old.said.value : copy.is === 'saved' ? 'Saved among your downloads.' : ''}</p>
      {copy.is === 'failed' && <p role="alert">No copy was saved. {copy.why}</p>}
    </ConfirmDialog>
  );
}
