import { t } from '@lingui/core/macro';
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
  const { label } = account;
  const isKept = account.webhookSecret !== 'none';
  return (
    <>
      <Field label={t`Webhook secret`} mistake={props.mistake} announce help={helpFor(account, locked)}>
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
            {isKept
              ? t`Save the secret with ${label} once it has verified a webhook, replacing the saved one`
              : t`Save the secret with ${label} once it has verified a webhook`}
          </span>
        </label>
      )}
      {isKept && (
        <div>
          <button type="button" class="webhook-forget plain" disabled={locked} onClick={() => setForgetting(true)}>
            {t`Delete saved secret…`}
          </button>
        </div>
      )}
      {forgetting && (
        <ConfirmDialog
          title={t`Delete the saved webhook secret?`}
          action={t`Delete secret`}
          onAction={props.forget}
          onClose={() => setForgetting(false)}
        >
          <p>
            {t`This deletes the secret saved with ${label} from this browser. You can’t undo this. Nothing changes in Inqud.`}
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}

function helpFor({ webhookSecret, label }: Account, locked: boolean): string {
  if (webhookSecret === 'none')
    return t`The secret you entered in Inqud next to the webhook’s link. It isn’t the API token’s secret.`;
  if (webhookSecret === 'damaged') return t`The secret saved with ${label} is damaged. Enter it and save it again.`;
  if (locked) return t`A secret is saved with ${label}. Unlock to use it, or enter one here.`;
  return t`A secret is saved with ${label}. Leave this empty to use it.`;
}
