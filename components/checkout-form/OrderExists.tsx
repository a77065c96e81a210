import { t } from '@lingui/core/macro';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Trans } from '#macro';
import { Note } from '../ui/Note';

/** Asks before an order gets a second checkout. The safe answer has the focus. */
export function OrderExists(props: {
  orderId: string;
  /** The order that has the checkout, when only its ID is like this one. */
  alike?: string | undefined;
  /** Shows the earlier one; null when it is not known whether that was made. */
  onShow: (() => void) | null;
  onAgain: () => void;
}) {
  const show = useRef<HTMLButtonElement>(null);
  const { orderId, alike } = props;
  const order = alike ?? orderId;
  useLayoutEffect(() => show.current?.focus(), []);
  return (
    <Note tone="warn">
      <p>
        {alike !== undefined && (
          <>
            <Trans comment="Order IDs">
              <bdi class="private">{orderId}</bdi> looks like <bdi class="private">{alike}</bdi>.
            </Trans>{' '}
          </>
        )}
        {props.onShow ? (
          <Trans>
            Order <bdi class="private">{order}</bdi> already has a checkout. Nothing was created.
          </Trans>
        ) : (
          <Trans>
            Order <bdi class="private">{order}</bdi> may already have a checkout. It’s in the list with an unknown
            outcome. Nothing was created.
          </Trans>
        )}
      </p>
      <div class="note-actions">
        {props.onShow && (
          <button type="button" ref={show} onClick={props.onShow}>
            {t`Show checkout`}
          </button>
        )}
        <button type="button" onClick={props.onAgain}>
          {t`Create another`}
        </button>
      </div>
    </Note>
  );
}
