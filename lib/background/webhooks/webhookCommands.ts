import type { Used } from '../../accounts/outcomes';
import type { TimelineEntry } from '../../checkouts/database';
import type { Payload } from '../../messaging/commands';
import type { StatusReport } from '../../messaging/statusReport';
import { withBytesOf } from '../../sealing/wipe';
import { isNoted } from '../../webhooks/compare';
import type { Verdict } from '../../webhooks/diagnose';
import { diagnose } from '../../webhooks/diagnose';
import type { Mac } from '../../webhooks/digest';
import { macWith, verifyDigest } from '../../webhooks/digest';
import { readEvent } from '../../webhooks/event';
import type { NoteOutcome, WebhookCheck } from '../../webhooks/outcomes';
import type { WebhookVault } from '../vault/webhookVault';

type Signed = Omit<Payload<'noteWebhook'>, 'digest'>;

export type WebhookCommands = ReturnType<typeof createWebhookCommands>;

/** What the webhooks page can have done. An empty secret stands for the kept one, which no page ever gets. */
export function createWebhookCommands(setup: {
  secrets: WebhookVault;
  /** Takes a status as a hint, and asks Inqud. */
  report: (report: StatusReport) => Promise<void>;
  timeline: (checkoutId: string) => Promise<TimelineEntry[]>;
  isLocked: () => Promise<boolean>;
}) {
  const { secrets, report, timeline, isLocked } = setup;

  async function withSecret<T>({ accountId, secret }: Signed, work: (mac: Mac) => Promise<T>): Promise<Used<T>> {
    if (secret === '') return secrets.use(accountId, work);
    return { ok: true, value: await withBytesOf(secret, (bytes) => work(macWith(bytes))) };
  }

  return {
    /**
     * Takes a typed secret as it is, and only when it does not fit without the spaces around it, which may have come
     * along when it was copied. Keeps the one that has just verified a webhook, when that is wanted.
     */
    async check({ keep, ...signed }: Payload<'checkWebhook'>): Promise<WebhookCheck> {
      const verdictOf = (secret: string) =>
        withSecret({ ...signed, secret }, (mac): Promise<Verdict> => diagnose(mac, signed.body, signed.digest));
      const asTyped = await verdictOf(signed.secret);
      if (!asTyped.ok) return asTyped;
      const bare = signed.secret.trim();
      const retry =
        asTyped.value.is === 'wrong' && bare !== '' && bare !== signed.secret ? await verdictOf(bare) : null;
      const withoutSpaces = retry?.ok === true && retry.value.is !== 'wrong';
      const verdict = withoutSpaces ? retry.value : asTyped.value;
      const secret = withoutSpaces ? bare : signed.secret;
      const wanted = keep && secret !== '' && verdict.is === 'verified';
      return { ok: true, verdict, kept: wanted && (await secrets.keep(signed.accountId, secret)), withoutSpaces };
    },

    /**
     * Verifies it again, so that nothing unverified is written, whatever the page believes. Not while locked: whoever
     * types both the secret and the body can verify anything.
     */
    async note({ digest, ...signed }: Payload<'noteWebhook'>): Promise<NoteOutcome> {
      if (await isLocked()) return { ok: false, why: 'locked' };
      const checked = await withSecret(signed, (mac) => verifyDigest(mac, signed.body, digest));
      if (!checked.ok) return checked;
      if (!checked.value) return { ok: false, why: 'notVerified' };
      const read = readEvent(signed.body);
      if (!read.ok || read.event.about !== 'checkout') return { ok: false, why: 'notACheckout' };
      const { id, status, updatedAt } = read.event;
      await report({ source: 'webhook', id, status, ...(updatedAt !== null && { updatedAt }) });
      return { ok: true, noted: isNoted(read.event, await timeline(id)) };
    },

    forget: ({ accountId }: Payload<'forgetWebhookSecret'>): Promise<void> => secrets.forget(accountId),
  };
}
