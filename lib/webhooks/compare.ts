import * as v from 'valibot';
import type { StoredCheckout, TimelineEntry } from '../checkouts/database';
import { isLaterThan } from '../inqud/status';
import { parseTimestamp } from '../inqud/timestamp';
import type { WebhookEvent } from './event';

/** How a checkout's webhook stands to what this browser knows of the checkout. */
export type Comparison = {
  /** `behind`: older news than Inqud's last answer, so it came out of order. `unordered`: neither can be told. */
  status: 'same' | 'ahead' | 'behind' | 'unordered';
  /** Whether the order ID is the same; null when the webhook has none. */
  sameOrder: boolean | null;
  sameWidget: boolean | null;
  /** Whether it was written to the timeline before. */
  noted: boolean;
};

export function compareWithHistory(
  event: WebhookEvent,
  checkout: StoredCheckout,
  timeline: readonly TimelineEntry[],
): Comparison {
  return {
    status: statusOf(event, checkout),
    sameOrder: event.orderId === null ? null : event.orderId === checkout.orderId,
    sameWidget: event.widgetId === null ? null : event.widgetId.toLowerCase() === checkout.widgetId.toLowerCase(),
    noted: isNoted(event, timeline),
  };
}

/** Inqud names no event ID: status and `lastUpdatedAt` tell a checkout's webhooks apart (inqud-api.md, section 5). */
export function isNoted({ status, updatedAt }: WebhookEvent, timeline: readonly TimelineEntry[]): boolean {
  return timeline.some(
    (entry) => entry.source === 'webhook' && entry.to === status && (entry.updatedAt ?? null) === updatedAt,
  );
}

/** Inqud's own times decide; where they do not, the order of the statuses does. */
function statusOf(event: WebhookEvent, checkout: StoredCheckout): Comparison['status'] {
  if (event.status === checkout.status) return 'same';
  const [told, known] = [timeOf(event.updatedAt), timeOf(updatedAtOf(checkout.answer))];
  if (told !== null && known !== null && told !== known) return told > known ? 'ahead' : 'behind';
  if (isLaterThan(event.status, checkout.status)) return 'ahead';
  return isLaterThan(checkout.status, event.status) ? 'behind' : 'unordered';
}

const Answer = v.pipe(v.string(), v.parseJson(), v.object({ lastUpdatedAt: v.string() }));

function updatedAtOf(answer: string): string | null {
  const read = v.safeParse(Answer, answer);
  return read.success ? read.output.lastUpdatedAt : null;
}

function timeOf(text: string | null): number | null {
  return text === null ? null : parseTimestamp(text);
}
