import type { AssumptionSwitches } from '../assumptions.ts';
import type { Clock } from '../clock.ts';
import type { Checkout } from '../model/checkout.ts';
import type { Model } from '../model/model.ts';
import type { WebhookKind } from './webhook.ts';
import { bodyOf, digestOf, WEBHOOK_KINDS } from './webhook.ts';

/** Where the webhooks of a kind go. They have a digest only with a secret (DOCUMENTED, 5). */
export interface Target {
  readonly url: string;
  readonly secret: string | null;
}

export interface Attempt {
  /** ms since 1970. */
  readonly at: number;
  /** null when there was no answer; then `problem` says why. */
  readonly status: number | null;
  readonly problem: string | null;
}

/** One webhook and what became of it. */
export interface Delivery {
  readonly number: number;
  readonly kind: WebhookKind;
  readonly checkoutId: string;
  /** The status that it tells. */
  readonly status: string;
  readonly url: string;
  readonly body: string;
  readonly digest: string | null;
  readonly state: 'waiting' | 'delivered' | 'lost';
  readonly attempts: readonly Attempt[];
  /** When it is sent again, ms since 1970; null while it is being sent, and at the end. */
  readonly nextAt: number | null;
}

export type WebhookSender = ReturnType<typeof createWebhookSender>;

interface SenderParts {
  model: Model;
  assumptions: AssumptionSwitches;
  clock: Clock;
  fetch: typeof fetch;
}

const MINUTE = 60_000;

/**
 * Sends a webhook at every change of a checkout's or request's status, raw JSON with its digest. Anything but 200 within
 * the time limit is sent again, ever later, until it is lost (DOCUMENTED, 5). They overtake each other, as Inqud's do.
 */
export function createWebhookSender({ model, assumptions, clock, fetch: send }: SenderParts) {
  const targets = new Map<WebhookKind, Target>();
  const deliveries: Delivery[] = [];
  const stops = new Set<() => void>();

  const unsubscribe = model.subscribe((checkout, before) => {
    const { webhookOnCreate } = assumptions.current();
    const isNews = (status?: string, earlier?: string) =>
      status !== undefined && (earlier === undefined ? webhookOnCreate : status !== earlier);
    if (isNews(checkout.status, before?.status)) announce('checkout', checkout);
    if (isNews(checkout.request?.status, before?.request?.status)) announce('request', checkout);
  });

  function announce(kind: WebhookKind, checkout: Checkout): Delivery[] {
    const target = targets.get(kind);
    const rules = assumptions.current();
    const body = target ? bodyOf(kind, checkout, model, rules) : null;
    if (!target || body === null) return [];
    const { url, secret } = target;
    return Array.from({ length: rules.webhookTwice ? 2 : 1 }, () => {
      const delivery: Delivery = {
        number: deliveries.length,
        kind,
        checkoutId: checkout.id,
        status: (kind === 'checkout' ? checkout.status : checkout.request?.status) ?? '',
        url,
        body,
        digest: secret === null ? null : digestOf(body, secret),
        state: 'waiting',
        attempts: [],
        nextAt: null,
      };
      deliveries.push(delivery);
      void attempt(delivery.number);
      return delivery;
    });
  }

  function change(number: number, changes: Partial<Delivery>): void {
    const delivery = deliveries[number];
    if (delivery) deliveries[number] = { ...delivery, ...changes };
  }

  async function attempt(number: number): Promise<void> {
    const delivery = deliveries[number];
    if (!delivery) return;
    change(number, { nextAt: null });
    const at = clock.now();
    const outcome = await post(delivery);
    const attempts = [...delivery.attempts, { at, ...outcome }];
    const wait = assumptions.current().webhookRetryMinutes[delivery.attempts.length];
    if (outcome.status === 200) return change(number, { state: 'delivered', attempts });
    if (wait === undefined) return change(number, { state: 'lost', attempts });
    change(number, { attempts, nextAt: clock.now() + wait * MINUTE });
    later(wait * MINUTE, () => void attempt(number));
  }

  async function post({ url, body, digest }: Delivery): Promise<Omit<Attempt, 'at'>> {
    const { webhookTimeoutMs } = assumptions.current();
    const timeUp = new AbortController();
    const forget = later(webhookTimeoutMs, () => timeUp.abort());
    try {
      const headers = { 'content-type': 'application/json', ...(digest !== null && { 'x-payload-digest': digest }) };
      const answer = await send(url, { method: 'POST', headers, body, redirect: 'manual', signal: timeUp.signal });
      // Unread, it would hold the connection.
      await answer.body?.cancel();
      return { status: answer.status, problem: null };
    } catch (error) {
      if (timeUp.signal.aborted) return { status: null, problem: `No answer within ${webhookTimeoutMs} ms.` };
      return { status: null, problem: messageOf(error) };
    } finally {
      forget();
    }
  }

  function later(ms: number, action: () => void): () => void {
    const cancel = clock.after(ms, () => {
      stops.delete(cancel);
      action();
    });
    stops.add(cancel);
    return () => {
      stops.delete(cancel);
      cancel();
    };
  }

  return {
    /** Webhooks of this kind go there from now on; null sends none. */
    aim(kind: WebhookKind, target: Target | null): void {
      if (target) targets.set(kind, target);
      else targets.delete(kind);
    },
    targets: (): Readonly<Partial<Record<WebhookKind, Target>>> => Object.fromEntries(targets),

    /** Sends the present state once more, as a duplicate. */
    repeat: (checkout: Checkout): readonly Delivery[] => WEBHOOK_KINDS.flatMap((kind) => announce(kind, checkout)),

    /** Oldest first. */
    list: (): readonly Delivery[] => [...deliveries],

    /** Sends no more, retries neither. */
    close(): void {
      unsubscribe();
      for (const stop of stops) stop();
      stops.clear();
    },
  };
}

/** "fetch failed" says nothing; its cause does. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
