import * as v from 'valibot';
import type { StoredCheckout, TimelineEntry } from '../checkouts/database';
import { isLaterThan } from '../inqud/status';
import { parseTimestamp } from '../inqud/timestamp';
import type { WebhookEvent } from './event';

/** A checkout's webhook compared with the history. */
export type Comparison = {
  /** `behind`: older than Inqud's last answer, so delivered out of order. `unordered`: the order is unknown. */
  status: 'same' | 'ahead' | 'behind' | 'unordered';
  /** Whether the order ID is the same; null when the webhook has none. */
  sameOrder: boolean | null;
  sameWidget: boolean | null;
  /** Whether it is already in the timeline. */
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

/** Inqud sends no event ID: status and `lastUpdatedAt` identify a checkout's webhooks (inqud-api.md, section 5). */
export function isNoted({ status, updatedAt }: WebhookEvent, timeline: readonly TimelineEntry[]): boolean {
  return timeline.some(
    (entry) => entry.source === 'webhook' && entry.to === status && (entry.updatedAt ?? null) === updatedAt,
  );
}

/** Inqud's own timestamps decide; without them, the order of the statuses. */
function statusOf(event: WebhookEvent, checkout: StoredCheckout): Comparison['status'] {
  if (event.status === checkout.status) return 'same';
  const [reported, known] = [timeOf(event.updatedAt), timeOf(updatedAtOf(checkout.answer))];
  if (reported !== null && known !== null && reported !== known) return reported > known ? 'ahead' : 'behind';
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
