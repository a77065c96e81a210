import type { StoredCheckout, TimelineEntry } from '../../lib/checkouts/database';
import type { Payload } from '../../lib/messaging/commands';
import type { NoteOutcome, WebhookCheck } from '../../lib/webhooks/outcomes';

/** A checkout with its timeline, or null when it is not in this browser. */
export type Known = { checkout: StoredCheckout; timeline: TimelineEntry[] } | null;

/** What the page can have done; the background alone reads a kept secret. */
export type WebhookActions = {
  check: (webhook: Payload<'checkWebhook'>) => Promise<WebhookCheck>;
  note: (webhook: Payload<'noteWebhook'>) => Promise<NoteOutcome>;
  forget: (accountId: string) => Promise<unknown>;
  lookUp: (checkoutId: string) => Promise<Known>;
  hrefOf: (checkoutId: string) => string;
};
