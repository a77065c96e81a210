import { useLayoutEffect, useRef } from 'preact/hooks';
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
  useLayoutEffect(() => show.current?.focus(), []);
  return (
    <Note tone="warn">
      <p>
        {props.alike !== undefined && (
          <>
            <bdi>{props.orderId}</bdi> looks like <bdi>{props.alike}</bdi>.{' '}
          </>
        )}
        Order <bdi>{props.alike ?? props.orderId}</bdi>{' '}
        {props.onShow
          ? 'has a checkout already. Nothing was sent.'
          : 'may have a checkout already: it is in the list, with an unknown outcome. Nothing was sent.'}
      </p>
      <div class="note-actions">
        {props.onShow && (
          <button type="button" ref={show} onClick={props.onShow}>
            Show it
          </button>
        )}
        <button type="button" onClick={props.onAgain}>
          Create another
        </button>
      </div>
    </Note>
  );
}
