import { t } from '@lingui/core/macro';
import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { Account } from '../accounts/account';
import { LONGEST_SECRET } from '../accounts/form';
import { messageOf } from '../shared/messageOf';
import { readEvent } from './event';
import type { WebhookCheck } from './outcomes';
import { LONGEST_WEBHOOK } from './outcomes';
import { readPasted } from './pasted';
import { recognisedText } from './text';

/** The form for one webhook, as typed. An empty digest is taken from what was pasted. */
type Typed = { paste: string; digest: string; secret: string; keep: boolean };
type Mistakes = { paste?: string; secret?: string };
type Signed = { accountId: string; body: string; digest: string; secret: string };

/** The check of one webhook. A changed field takes the result away: that was about something else. */
export function createWebhookChecking(check: (webhook: Signed & { keep: boolean }) => Promise<WebhookCheck>) {
  const typed = signal<Typed>({ paste: '', digest: '', secret: '', keep: false });
  const mistakes = signal<Mistakes>({});
  const checked = signal<{ check: WebhookCheck; signed: Signed } | null>(null);
  const failed = signal<string | null>(null);
  const text = computed(() => typed.value.paste);
  const pasted = computed(() => readPasted(text.value));
  /** Counts what was asked and changed: an answer about what the form held before is no longer wanted. */
  let turn = 0;

  const forget = () => {
    turn += 1;
    mistakes.value = {};
    failed.value = null;
    checked.value = null;
  };

  return {
    typed: typed as ReadonlySignal<Typed>,
    pasted,
    event: computed(() => readEvent(pasted.value.ok ? pasted.value.body : '')),
    mistakes: mistakes as ReadonlySignal<Mistakes>,
    checked: checked as ReadonlySignal<{ check: WebhookCheck; signed: Signed } | null>,
    /** Why it could not be checked, in words. */
    failed: failed as ReadonlySignal<string | null>,
    change(part: Partial<Typed>): void {
      forget();
      typed.value = { ...typed.peek(), ...part };
    },
    /** Another account has another secret. */
    forget,

    async submit(account: Account): Promise<void> {
      const { paste, digest, secret, keep } = typed.peek();
      const found = pasted.peek();
      mistakes.value = mistakesOf(paste, secret, account);
      failed.value = null;
      if (Object.keys(mistakes.peek()).length > 0 || !found.ok) return;
      const signed = {
        accountId: account.id,
        body: found.body,
        digest: digest === '' ? (found.digest ?? '') : digest,
        secret,
      };
      turn += 1;
      const mine = turn;
      try {
        let result = await check({ ...signed, keep });
        // Perhaps the wrapping itself was signed.
        const whole = found.unwrapped;
        if (result.ok && result.verdict.is === 'wrong' && whole !== undefined) {
          const resultOfWhole = await check({ ...signed, body: whole, keep });
          if (resultOfWhole.ok && resultOfWhole.verdict.is !== 'wrong') {
            result = resultOfWhole;
            signed.body = whole;
          }
        }
        if (turn !== mine) return;
        const isKept = result.ok && result.kept;
        const fitting = result.ok && result.withoutSpaces ? secret.trim() : secret;
        if (isKept) typed.value = { ...typed.peek(), secret: '', keep: false };
        checked.value = { check: result, signed: { ...signed, secret: isKept ? '' : fitting } };
      } catch (error) {
        if (turn === mine) failed.value = messageOf(error);
      }
    },
  };
}

function mistakesOf(paste: string, secret: string, account: Pick<Account, 'webhookSecret'>): Mistakes {
  const pasted = readPasted(paste);
  const wrong: Mistakes = {};
  if (paste.trim() === '') wrong.paste = t`Paste a webhook.`;
  else if (paste.length > LONGEST_WEBHOOK) wrong.paste = t`This is too long for a webhook.`;
  else if (!pasted.ok) wrong.paste = recognisedText(pasted);
  if (secret.trim() === '' && account.webhookSecret === 'none') wrong.secret = t`Enter the webhook’s secret.`;
  else if (secret !== '' && secret.trim() === '')
    wrong.secret = t`There are only spaces here. Remove them to use the saved secret.`;
  else if (secret.length > LONGEST_SECRET) wrong.secret = t`This is too long for a secret. Copy it again.`;
  return wrong;
}
