import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Loss } from '../../../lib/checkouts/backup/loss';
import { Note } from '../../ui/Note';
import { MissingParts } from './MissingParts';

/** Says what an encrypted copy has lost, and asks whether the rest is to be restored. */
export function IncompleteCopy(props: { name: string; loss: Loss; onRestore: () => void; onDismiss: () => void }) {
  const { name, loss } = props;
  const close = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => close.current?.focus(), []);
  const isLost = loss.readable === 0;
  return (
    <section aria-label="Damaged copy">
      <Note tone="warn">
        <div class="restore-incomplete">
          <p>
            <bdi>{name}</bdi> is damaged, or somebody has changed it. Nothing was restored yet.{' '}
            {isLost ? 'None of it can be read.' : 'This is missing:'}
          </p>
          {!isLost && (
            <>
              <MissingParts loss={loss} />
              <p>The rest is as it was saved, and can be restored. If you have another copy, try that one first.</p>
            </>
          )}
          <div class="note-actions">
            {!isLost && (
              <button type="button" onClick={props.onRestore}>
                Restore the rest
              </button>
            )}
            <button type="button" ref={close} onClick={props.onDismiss}>
              {isLost ? 'Close' : 'Restore nothing'}
            </button>
          </div>
        </div>
      </Note>
    </section>
  );
}
