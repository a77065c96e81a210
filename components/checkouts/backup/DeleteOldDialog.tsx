import { plural, t } from '@lingui/core/macro';
import { useRef, useState } from 'preact/hooks';
import type { OldCheckouts } from '../../../lib/checkouts/backup/oldCheckouts';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Progress } from '../../ui/Progress';
import { progressText } from '../../ui/progressText';
import { EncryptionFields } from './EncryptionFields';
import type { Copying } from './useSaving';
import { savedText, useSaving } from './useSaving';

/** Asks before old checkouts are deleted, which takes a backup that was saved here, and shows how far that is. */
export function DeleteOldDialog(props: { old: OldCheckouts; count: number; copying: Copying }) {
  const { old, count } = props;
  const { state: copy, save, fields } = useSaving(props.copying);
  const stop = useRef(new AbortController());
  const [stopping, setStopping] = useState(false);
  const working = old.working.value;
  const done = old.done.value;
  return (
    <ConfirmDialog
      title={plural(count, { one: 'Delete # checkout?', other: 'Delete # checkouts?' })}
      action={plural(count, { one: 'Delete # checkout', other: 'Delete # checkouts' })}
      ready={copy.is === 'saved'}
      onAction={() => {
        stop.current = new AbortController();
        setStopping(false);
        return old.remove(stop.current.signal);
      }}
      onClose={old.closeQuestion}
    >
      <p>
        {t`This deletes them from this browser with their timelines, notes, and tags. They stay at Inqud, and their links keep working.`}
      </p>
      <p>{t`Save a backup first. It’s the only way to get them back.`}</p>
      {copy.is !== 'saved' && <EncryptionFields {...fields} />}
      <p>
        <button
          type="button"
          aria-disabled={copy.is === 'saving' || working}
          onClick={() => {
            if (!working) void save();
          }}
        >
          {copy.is === 'saving' ? t`Saving…` : t`Save backup first`}
        </button>
      </p>
      {/* Closing the dialog cancels it. */}
      {copy.is === 'saving' && <Progress label={t`Saved`} {...copy.progress} text={savedText(copy.progress)} />}
      {working && (
        <>
          <Progress label={t`Deleted so far`} done={done} total={count} text={progressText({ done, total: count })} />
          <p>
            <button
              type="button"
              aria-disabled={stopping}
              onClick={() => {
                stop.current.abort();
                setStopping(true);
              }}
            >
              {stopping ? t`Stopping…` : t`Stop`}
            </button>
          </p>
        </>
      )}
      <p role="status">{working ? old.said.value : copy.is === 'saved' ? t`Backup saved to your downloads` : ''}</p>
      {copy.is === 'failed' && <p role="alert">{`${t`Couldn’t save a backup.`} ${copy.why}`}</p>}
    </ConfirmDialog>
  );
}
