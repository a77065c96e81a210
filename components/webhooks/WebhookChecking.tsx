import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Account } from '../../lib/accounts/account';
import { LONGEST_SECRET, sameId } from '../../lib/accounts/form';
import { messageOf } from '../../lib/shared/messageOf';
import { readEvent } from '../../lib/webhooks/event';
import type { WebhookCheck } from '../../lib/webhooks/outcomes';
import { LONGEST_WEBHOOK } from '../../lib/webhooks/outcomes';
import { readPasted } from '../../lib/webhooks/pasted';
import { recognisedText } from '../../lib/webhooks/text';
import { AccountField } from '../accounts/AccountField';
import { Field } from '../ui/Field';
import { Note } from '../ui/ProblemNote';
import { WebhookResult } from './WebhookResult';
import { WebhookSecret } from './WebhookSecret';
import type { WebhookActions } from './webhookActions';

type Checked = { check: WebhookCheck; signed: { accountId: string; body: string; digest: string; secret: string } };
type Mistakes = { paste?: string; secret?: string };

/** The form for one webhook, and what came of it. A changed field takes the result away: it was about something else. */
export function WebhookChecking(props: {
  accounts: Account[];
  currentId: string | null;
  locked: boolean;
  actions: WebhookActions;
}) {
  const { accounts, locked, actions } = props;
  const [paste, setPaste] = useState('');
  const [typedDigest, setTypedDigest] = useState('');
  const [secret, setSecret] = useState('');
  const [keep, setKeep] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [mistakes, setMistakes] = useState<Mistakes>({});
  const [checked, setChecked] = useState<Checked | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const pasted = useMemo(() => readPasted(paste), [paste]);
  const event = useMemo(() => readEvent(pasted.ok ? pasted.body : ''), [pasted]);

  const widget = event.ok ? event.event.widgetId : null;
  const named = widget === null ? undefined : accounts.find(({ widgetId }) => sameId(widgetId, widget));
  const byId = (id: string | null) => accounts.find((account) => account.id === id);
  const account = byId(chosen) ?? named ?? byId(props.currentId) ?? accounts[0];

  // An answer about what the form held before is no longer wanted.
  const turn = useRef(0);
  const changed = <T,>(set: (value: T) => void) => {
    return (value: T) => {
      turn.current += 1;
      set(value);
      setMistakes({});
      setFailed(null);
      setChecked(null);
    };
  };
  // Whoever finds the desk locked must not find a secret in it.
  useEffect(() => {
    if (locked) changed(setSecret)('');
  }, [locked]);
  if (!account) return null;

  const submit = async () => {
    const wrong = mistakesOf(paste, secret, account);
    setMistakes(wrong);
    setFailed(null);
    if (Object.keys(wrong).length > 0 || !pasted.ok) return;
    const digest = typedDigest === '' ? (pasted.digest ?? '') : typedDigest;
    turn.current += 1;
    const mine = turn.current;
    const signed = { accountId: account.id, body: pasted.body, digest, secret };
    try {
      let check = await actions.check({ ...signed, keep });
      // Perhaps the wrapping itself was signed.
      const whole = pasted.unwrapped;
      if (check.ok && check.verdict.is === 'wrong' && whole !== undefined) {
        const checkWhole = await actions.check({ ...signed, body: whole, keep });
        if (checkWhole.ok && checkWhole.verdict.is !== 'wrong') {
          check = checkWhole;
          signed.body = whole;
        }
      }
      if (turn.current !== mine) return;
      const isKept = check.ok && check.kept;
      const fitting = check.ok && check.withoutSpaces ? secret.trim() : secret;
      if (isKept) {
        setSecret('');
        setKeep(false);
      }
      setChecked({ check, signed: { ...signed, secret: isKept ? '' : fitting } });
    } catch (error) {
      if (turn.current === mine) setFailed(messageOf(error));
    }
  };
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
          void submit();
        }}
      >
        <AccountField accounts={accounts} value={account.id} onChoose={changed(setChosen)} />
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
            onInput={({ currentTarget }) => changed(setPaste)(currentTarget.value)}
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
            value={typedDigest}
            onInput={({ currentTarget }) => changed(setTypedDigest)(currentTarget.value)}
          />
        </Field>
        <WebhookSecret
          account={account}
          locked={locked}
          secret={secret}
          keep={keep}
          mistake={mistakes.secret}
          onSecret={changed(setSecret)}
          onKeep={changed(setKeep)}
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
        {checked && <WebhookResult {...checked} account={account} event={event} actions={actions} />}
      </div>
    </>
  );
}

function mistakesOf(paste: string, secret: string, account: Account): Mistakes {
  const pasted = readPasted(paste);
  const wrong: Mistakes = {};
  if (paste.trim() === '') wrong.paste = 'Paste a webhook.';
  else if (paste.length > LONGEST_WEBHOOK) wrong.paste = 'This is too long for a webhook.';
  else if (!pasted.ok) wrong.paste = recognisedText(pasted);
  if (secret.trim() === '' && account.webhookSecret === 'none') wrong.secret = 'Type the secret of the webhook.';
  else if (secret !== '' && secret.trim() === '')
    wrong.secret = 'There are only spaces here. Remove them to use the kept secret.';
  else if (secret.length > LONGEST_SECRET) wrong.secret = 'A secret is shorter than this. Copy it again.';
  return wrong;
}
