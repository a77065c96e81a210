import type { FrameMessage } from './contract';
import { detailText } from './detailText';

/* What both kinds of frame tell the panel. This runs in the frame. */

/** Passes on every `statusChanged`. Capture on the document: whether the event bubbles is not documented. */
export function reportStatuses(tell: (message: FrameMessage) => void): void {
  document.addEventListener(
    'statusChanged',
    (event) => {
      tell({ desk: 'status', detail: detailText(event instanceof CustomEvent ? event.detail : undefined) });
    },
    true,
  );
}

/** Says that the content is there, and how high it is, now and whenever that changes. */
export function reportShown(since: number, tell: (message: FrameMessage) => void): void {
  tell({ desk: 'shown', after: performance.now() - since });
  const { body } = document;
  new ResizeObserver(() => tell({ desk: 'height', px: Math.ceil(body.scrollHeight) })).observe(body);
}
