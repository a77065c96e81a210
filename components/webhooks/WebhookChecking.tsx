import { useEffect, useState } from 'preact/hooks';
import type { Account } from '../../lib/accounts/account';
import { sameId } from '../../lib/accounts/form';
import { createWebhookChecking } from '../../lib/webhooks/checking';
import { recognisedText } from '../../lib/webhooks/text';
import { AccountField } from '../accounts/AccountField';
import { Field } from '../ui/Field';
import { ErrorBoundary } from '../ui/failure/ErrorBoundary';
import { Note } from '../ui/Note';
import { WebhookResult } from './WebhookResult';
import { WebhookSecret } from './WebhookSecret';
import type { WebhookActions } from './webhookActions';

/** The form for one webhook, and what came of it. A changed field takes the result away: it was about something else. */
export function WebhookChecking(props: {
  accounts: Account[];
  currentId: string | null;
  locked: boolean;
  actions: WebhookActions;
}) {
  const { accounts, locked, actions } = props;
  const [checking] = useState(() => createWebhookChecking(actions.check));
  const [chosen, setChosen] = useState<string | null>(null);
  const { paste, digest, secret, keep } = checking.typed.value;
  const pasted = checking.pasted.value;
  const event = checking.event.value;
  const mistakes = checking.mistakes.value;
  const checked = checking.checked.value;
  const failed = checking.failed.value;
  const { change } = checking;

  const widget = event.ok ? event.event.widgetId : null;
  const named = widget === null ? undefined : accounts.find(({ widgetId }) => sameId(widgetId, widget));
  const byId = (id: string | null) => accounts.find((account) => account.id === id);
  const account = byId(chosen) ?? named ?? byId(props.currentId) ?? accounts[0];

  // A user who finds the desk locked must not find a secret in it.
  useEffect(() => {
    if (locked) change({ secret: '' });
  }, [locked]);
  if (!account) return null;

  return (
    <>
      <p class="soft">
        Paste a webhook that your server received. Its digest is checked on this computer, and the webhook is sent
        nowhere.
      </p>
      <form
        class="webhook-form"
        aria-label="Check a webhook"
        noValidate
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void checking.submit(account);
        }}
      >
        <AccountField
          accounts={accounts}
          value={account.id}
          onChoose={(id) => {
            checking.forget();
            setChosen(id);
          }}
        />
        <Field
          label="Body, whole request, or curl command"
          mistake={mistakes.paste}
          announce
          help={
            <span role="status">
              {paste.trim() === '' ? 'What it is is recognised by itself.' : recognisedText(pasted)}
            </span>
          }
        >
          <textarea
            class="mono"
            rows={8}
            spellcheck={false}
            value={paste}
            onInput={({ currentTarget }) => change({ paste: currentTarget.value })}
          />
        </Field>
        <Field
          label="X-Payload-Digest"
          help={pasted.ok && pasted.digest !== null && 'Taken from what you pasted. What you type here counts instead.'}
        >
          <input
            class="mono"
            spellcheck={false}
            autocomplete="off"
            placeholder={pasted.ok ? (pasted.digest ?? '') : ''}
            value={digest}
            onInput={({ currentTarget }) => change({ digest: currentTarget.value })}
          />
        </Field>
        <WebhookSecret
          account={account}
          locked={locked}
          secret={secret}
          keep={keep}
          mistake={mistakes.secret}
          onSecret={(typed) => change({ secret: typed })}
          onKeep={(wanted) => change({ keep: wanted })}
          forget={() => actions.forget(account.id)}
        />
        <div>
          <button type="submit" class="main">
            Check
          </button>
        </div>
      </form>
      {failed !== null && (
        <Note>
          <p>{failed}</p>
        </Note>
      )}
      <div role="status">
        {checked && (
          <ErrorBoundary part="The result" of={checked}>
            <WebhookResult {...checked} account={account} event={event} actions={actions} />
          </ErrorBoundary>
        )}
      </div>
    </>
  );
}
