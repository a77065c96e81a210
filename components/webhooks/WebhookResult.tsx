import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { Trans } from '#macro';
import type { Account } from '../../lib/accounts/account';
import { orderName } from '../../lib/checkouts/describe/orderName';
import { exactTime, statusWord } from '../../lib/checkouts/describe/text';
import { parseTimestamp } from '../../lib/inqud/timestamp';
import type { Payload } from '../../lib/messaging/commands';
import { messageOf } from '../../lib/shared/messageOf';
import { compareWithHistory } from '../../lib/webhooks/compare';
import type { ReadEvent, WebhookEvent } from '../../lib/webhooks/event';
import type { WebhookCheck } from '../../lib/webhooks/outcomes';
import { comparisonTexts, unopenedText, unreadText, verdictText } from '../../lib/webhooks/text';
import { StatusMark } from '../checkouts/StatusMark';
import { useLookUp } from '../data/useLookUp';
import { CopyText } from '../ui/CopyText';
import { Note } from '../ui/Note';
import type { WebhookActions } from './webhookActions';

/** Whether the webhook is genuine, what it says, and how that stands to the history. */
export function WebhookResult(props: {
  check: WebhookCheck;
  signed: Payload<'noteWebhook'>;
  account: Account;
  event: ReadEvent;
  actions: WebhookActions;
}) {
  const { check, event, account } = props;
  const { label } = account;
  const verified = check.ok && check.verdict.is === 'verified';
  const { what, todo } = check.ok ? verdictText(check.verdict, check.withoutSpaces) : unopenedText(check.why);
  return (
    <section class="webhook-result" aria-label={t`Result`} data-verified={verified}>
      <h2>
        <svg viewBox="0 0 12 12" width="14" height="14" aria-hidden="true">
          {verified ? <path d="M1.5 6.5 4.6 9.6 10.5 2.8" /> : <path d="M2.5 2.5l7 7m0-7l-7 7" />}
        </svg>
        {check.ok ? (verified ? t`Verified` : t`Not verified`) : t`Not checked`}
      </h2>
      <p>{what}</p>
      <p class={verified ? 'soft' : ''}>{todo}</p>
      {check.ok && check.kept && (
        <p>
          {check.withoutSpaces
            ? t`The secret is saved with ${label}, without the spaces.`
            : t`The secret is saved with ${label}.`}
        </p>
      )}
      {event.ok && !verified && <p class="soft">{t`This is what it says, but anyone could have written it:`}</p>}
      {event.ok ? <Told {...props} event={event.event} verified={verified} /> : <p>{unreadText(event.why)}</p>}
    </section>
  );
}

/** What the webhook says, verified or not. */
function Told(props: {
  event: WebhookEvent;
  verified: boolean;
  signed: Payload<'noteWebhook'>;
  actions: WebhookActions;
}) {
  const { event } = props;
  const updatedAt = event.updatedAt === null ? null : parseTimestamp(event.updatedAt);
  const isCheckout = event.about === 'checkout';
  const facts: [string, preact.ComponentChildren][] = [
    [
      {
        checkout: t`Checkout`,
        request: t({ message: 'Request', context: 'noun', comment: 'A customer’s choice of a coin, with an ID' }),
        'something else': t`ID`,
      }[event.about],
      <CopyText text={event.id} action={t`Copy ID`} />,
    ],
    [t({ message: 'Status', context: 'noun' }), isCheckout ? statusOf(event.status, props.verified) : event.status],
    [t`Order ID`, event.orderId && <span class="private">{event.orderId}</span>],
    [
      t({ message: 'Changed', comment: 'When Inqud last changed it' }),
      updatedAt === null ? event.updatedAt : exactTime(updatedAt),
    ],
  ];
  return (
    <>
      <dl class="facts">
        {facts
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div class="fact" key={name}>
              <dt class="soft">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {event.about === 'request' && (
        <p>{t`This webhook is about a request. Its status is the request’s own, so it isn’t added to the checkout.`}</p>
      )}
      {event.checkoutId !== null && <InHistory {...props} checkoutId={event.checkoutId} />}
    </>
  );
}

/** What is not proven has no mark, which is what is seen first. */
function statusOf(status: string, verified: boolean) {
  return verified ? <StatusMark status={status} reported /> : statusWord(status);
}

/** The same checkout in this browser, as it is now. */
function InHistory(props: {
  checkoutId: string;
  event: WebhookEvent;
  verified: boolean;
  signed: Payload<'noteWebhook'>;
  actions: WebhookActions;
}) {
  const { checkoutId, event, verified, signed, actions } = props;
  const known = useLookUp(checkoutId, actions.lookUp);
  const [noting, setNoting] = useState<'not asked' | 'asked' | 'noted'>('not asked');
  const [failed, setFailed] = useState<string | null>(null);
  if (known.state !== 'ready') return null;
  const found = known.value;
  if (!found) return <p>{t`This checkout isn’t in this browser. To add it, use Import in Checkouts.`}</p>;
  const order = orderName(found.checkout);
  const open = (
    <a class="button" href={actions.hrefOf(checkoutId)}>
      <Trans context="action">
        Open <bdi class="private">{order}</bdi>
      </Trans>
    </a>
  );
  if (event.about !== 'checkout') return <div class="webhook-actions">{open}</div>;

  const comparison = compareWithHistory(event, found.checkout, found.timeline);
  const note = async () => {
    setNoting('asked');
    setFailed(null);
    try {
      const outcome = await actions.note(signed);
      if (outcome.ok && outcome.noted) return setNoting('noted');
      setFailed(outcome.ok ? t`This checkout has too many reports already.` : whyNot(outcome.why));
    } catch (error) {
      setFailed(messageOf(error));
    }
    setNoting('not asked');
  };
  const sentences =
    verified && noting === 'not asked'
      ? comparisonTexts(comparison, statusWord(found.checkout.status, found.checkout.reason))
      : [];
  return (
    <>
      {sentences.length > 0 && (
        <ul class="webhook-comparison">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {noting === 'noted' && (
        <p>{t`Added to the timeline as reported. Checking with Inqud now: only its answer confirms it.`}</p>
      )}
      {failed !== null && (
        <Note>
          <p>
            {t`Couldn’t add it to the timeline.`} {failed}
          </p>
        </Note>
      )}
      <div class="webhook-actions">
        {verified && !comparison.noted && noting !== 'noted' && (
          <button type="button" disabled={noting === 'asked'} onClick={note}>
            {t`Add to timeline`}
          </button>
        )}
        {open}
      </div>
    </>
  );
}

function whyNot(why: 'locked' | 'noSecret' | 'damagedSecret' | 'notVerified' | 'notACheckout'): string {
  if (why === 'notVerified') return t`It couldn’t be verified a second time.`;
  if (why === 'notACheckout') return t`It isn’t about a checkout.`;
  const { what, todo } = unopenedText(why);
  return `${what} ${todo}`;
}
