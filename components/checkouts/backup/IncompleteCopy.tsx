import { t } from '@lingui/core/macro';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Trans } from '#macro';
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
    <section aria-label={t`Damaged backup`}>
      <Note tone="warn">
        <div class="restore-incomplete">
          <p>
            {isLost ? (
              <Trans comment="The name of a file">
                <bdi>{name}</bdi> is damaged or was changed. None of it can be read, so nothing was restored.
              </Trans>
            ) : (
              <Trans comment="The name of a file">
                <bdi>{name}</bdi> is damaged or was changed. Nothing was restored yet. This is missing:
              </Trans>
            )}
          </p>
          {!isLost && (
            <>
              <MissingParts loss={loss} />
              <p>{t`The rest is unchanged and can be restored. If you have another backup, try that one first.`}</p>
            </>
          )}
          <div class="note-actions">
            {!isLost && (
              <button type="button" onClick={props.onRestore}>
                {t`Restore the rest`}
              </button>
            )}
            <button type="button" ref={close} onClick={props.onDismiss}>
              {isLost ? t`Close` : t`Don’t restore`}
            </button>
          </div>
        </div>
      </Note>
    </section>
  );
}
