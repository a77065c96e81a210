import { useState } from 'preact/hooks';
import type { Account } from '../../lib/accounts/account';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { Field } from '../ui/Field';

/** The secret: typed each time, or kept with the account when a person wants that; and how to have it forgotten. */
export function WebhookSecret(props: {
  account: Account;
  locked: boolean;
  secret: string;
  keep: boolean;
  mistake: string | undefined;
  onSecret: (typed: string) => void;
  onKeep: (keep: boolean) => void;
  forget: () => Promise<unknown>;
}) {
  const { account, locked, secret } = props;
  const [forgetting, setForgetting] = useState(false);
  const isKept = account.webhookSecret !== 'none';
  return (
    <>
      <Field label="Webhook secret" mistake={props.mistake} announce help={helpFor(account, locked)}>
        <input
          class="mono"
          type="password"
          autocomplete="off"
          value={secret}
          onInput={({ currentTarget }) => props.onSecret(currentTarget.value)}
        />
      </Field>
      {secret !== '' && !locked && (
        <label class="webhook-keep">
          <input
            type="checkbox"
            checked={props.keep}
            onChange={({ currentTarget }) => props.onKeep(currentTarget.checked)}
          />
          <span>
            Keep the secret with {account.label}, once it has verified a webhook
            {isKept && ', in the place of the one that is kept'}
          </span>
        </label>
      )}
      {isKept && (
        <div>
          <button type="button" class="webhook-forget plain" disabled={locked} onClick={() => setForgetting(true)}>
            Forget the kept secret…
          </button>
        </div>
      )}
      {forgetting && (
        <ConfirmDialog
          title="Forget the webhook secret?"
          action="Forget the secret"
          onAction={props.forget}
          onClose={() => setForgetting(false)}
        >
          <p>
            The secret that is kept with {account.label} is removed from this browser and cannot be read back. At Inqud
            nothing changes.
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}

function helpFor({ webhookSecret, label }: Account, locked: boolean): string {
  if (webhookSecret === 'none') return 'The one that you gave Inqud with the webhook’s link, not the API token’s.';
  if (webhookSecret === 'damaged')
    return `The secret that is kept with ${label} is damaged. Type it, and keep it again.`;
  if (locked) return `One is kept with ${label}. Unlock to use it, or type it here.`;
  return `One is kept with ${label}. Leave this empty to use it.`;
}
