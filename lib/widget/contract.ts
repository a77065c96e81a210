import * as v from 'valibot';
import { isKnown } from '../inqud/status.ts';
import { LONGEST_DETAIL } from './detailText.ts';

/**
 * The messages between the panel in our page and our script in its frame:
 *
 *     panel                                    frame
 *       { desk: 'host', checkoutId }  ->                      whenever the frame has loaded
 *                                     <-       { desk: 'hosting' }           our script is there
 *                                     <-       { desk: 'shown', after }      the widget is there; ms since 'host'
 *                                     <-       { desk: 'blocked' }           its script did not load
 *                                     <-       { desk: 'forbidden' }         a policy of the frame forbids its script
 *                                     <-       { desk: 'height', px }        whenever its content is resized
 *                                     <-       { desk: 'status', detail }    each `statusChanged`, with its detail as JSON
 *
 * The frame is silent until a page of this extension has spoken, so that no other page can tell that the script is there.
 * It then sends to that page's origin only.
 */
export type HostRequest = { desk: 'host'; checkoutId: string };

/** `statusChanged`'s `event.detail` (inqud-api.md, section 6). */
export const Detail = v.object({
  id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)),
  status: v.pipe(v.string(), v.nonEmpty(), v.maxLength(60)),
});
export type Detail = v.InferOutput<typeof Detail>;

/** The detail of a `statusChanged`: its text, and the parsed value when it is as documented. */
const ReceivedDetail = v.pipe(
  v.string(),
  // One more for the ellipsis of a truncated text.
  v.maxLength(LONGEST_DETAIL + 1),
  v.transform((text) => ({ text, detail: detailOf(text) })),
);
export type ReceivedDetail = v.InferOutput<typeof ReceivedDetail>;

function detailOf(text: string): Detail | null {
  try {
    const parsed = v.safeParse(Detail, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

export const FrameMessage = v.variant('desk', [
  v.object({ desk: v.literal('hosting') }),
  v.object({ desk: v.literal('shown'), after: v.pipe(v.number(), v.minValue(0)) }),
  v.object({ desk: v.literal('blocked') }),
  v.object({ desk: v.literal('forbidden') }),
  v.object({ desk: v.literal('height'), px: v.pipe(v.number(), v.minValue(0), v.maxValue(20_000)) }),
  v.object({ desk: v.literal('status'), detail: ReceivedDetail }),
]);
/** As the frame sends it. */
export type FrameMessage = v.InferInput<typeof FrameMessage>;

/** A known status in upper case: the widget might send it in lower case (inqud-api.md, section 6). */
export function normaliseStatus(status: string): string {
  const upper = status.toUpperCase();
  return isKnown(upper) ? upper : status;
}
