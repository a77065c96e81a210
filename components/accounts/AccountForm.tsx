import './AccountForm.css';
import { useEffect, useState } from 'preact/hooks';
import type { Account, Colour } from '../../lib/accounts/account';
import { COLOURS } from '../../lib/accounts/account';
import type { AccountFields, AccountForm as Typed } from '../../lib/accounts/form';
import { checkAccountForm, tidyAccountForm } from '../../lib/accounts/form';
import type { TestResult } from '../../lib/accounts/outcomes';
import { coinOf } from '../../lib/checkouts/describe/detailText';
import { messageOf } from '../../lib/shared/messageOf';
import { Field } from '../ui/Field';
import { Note, ProblemNote } from '../ui/ProblemNote';

const EMPTY = { label: '', widgetId: '', tokenId: '', mode: 'signed', secret: '' } as const;

/** Asks for an account's credentials, tests them at Inqud, saves them. The saved secret is never shown again. */
export function AccountForm(props: {
  account: Account | null;
  /** Whether the secrets are locked. */
  locked?: boolean | undefined;
  /** It was added just now. */
  saved?: boolean | undefined;
  /** All that there are, so that no two get the same name. */
  accounts: Account[];
  test: (form: Typed) => Promise<TestResult>;
  save: (form: Typed) => Promise<void>;
  grant: () => void;
}) {
  const { account, accounts } = props;
  const [form, setForm] = useState<Typed>({
    ...EMPTY,
    ...(account ? typedOf(account) : { colour: unusedOf(accounts) }),
  });
  const [mistakes, setMistakes] = useState<AccountFields>({});
  const [busy, setBusy] = useState<'testing' | 'saving' | null>(null);
  // An outcome speaks of what was typed then, and counts no more once the form holds something else.
  const [tested, setTested] = useState<{ of: Typed; result: TestResult } | null>(null);
  const [saved, setSaved] = useState<Typed | null>(props.saved ? form : null);
  const [failed, setFailed] = useState<string | null>(null);
  const isKept = account?.secret === 'browser' || account?.secret === 'passphrase';
  const result = tested?.of === form ? tested.result : null;
  // Whoever comes to a locked page finds no secret in it.
  useEffect(() => {
    if (props.locked) setForm((now) => ({ ...now, secret: '' }));
  }, [props.locked]);

  const change = (part: Partial<Typed>) => {
    setForm({ ...form, ...part });
    const left = { ...mistakes };
    for (const field of Object.keys(part)) delete left[field as keyof Typed];
    // Whether the secret is needed again depends on these two.
    if (part.mode !== undefined || part.tokenId !== undefined) delete left.secret;
    setMistakes(left);
  };

  /** Runs when the form is right; otherwise the first wrong field gets the focus. */
  const run = async (element: HTMLFormElement, kind: 'testing' | 'saving', work: (typed: Typed) => Promise<void>) => {
    if (busy) return;
    const typed = tidyAccountForm(form);
    const { label, ...rest } = checkAccountForm(typed, account, accounts);
    const wrong = kind === 'saving' && label !== undefined ? { label, ...rest } : rest;
    setForm(typed);
    setMistakes(wrong);
    setFailed(null);
    if (Object.keys(wrong).length > 0) {
      requestAnimationFrame(() => element.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    setBusy(kind);
    try {
      await work(typed);
    } catch (error) {
      setFailed(messageOf(error));
    } finally {
      setBusy(null);
    }
  };
  const test = (element: HTMLFormElement) =>
    run(element, 'testing', async (typed) => setTested({ of: typed, result: await props.test(typed) }));
  const save = (element: HTMLFormElement) =>
    run(element, 'saving', async (typed) => {
      await props.save(typed);
      const kept = { ...typed, secret: '' };
      setForm((now) => (now === typed ? kept : now));
      setSaved(kept);
    });

  return (
    <form
      class="account-form"
      noValidate
      aria-label="Account"
      onSubmit={(event) => {
        event.preventDefault();
        void save(event.currentTarget as HTMLFormElement);
      }}
    >
      <Field label="Account name" mistake={mistakes.label} help="Only you see it.">
        <input
          autocomplete="off"
          placeholder="My shop"
          value={form.label}
          onInput={(event) => change({ label: event.currentTarget.value })}
        />
      </Field>
      <fieldset class="account-form-colours">
        <legend class="soft">Colour</legend>
        <div>
          {COLOURS.map((colour) => (
            <label key={colour} title={colour}>
              <input
                type="radio"
                name="colour"
                class="visually-hidden"
                checked={form.colour === colour}
                onChange={() => change({ colour })}
              />
              <span class="dot" data-colour={colour} />
              <span class="visually-hidden">{colour}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Field
        label="Widget ID"
        mistake={mistakes.widgetId}
        help={
          account && form.widgetId.trim() !== account.widgetId
            ? 'Its earlier checkouts belong to the old widget and may not be refreshed any more. To keep both, add another account.'
            : 'At Inqud: Crypto widgets, your widget.'
        }
      >
        <input
          class="mono"
          autocomplete="off"
          spellcheck={false}
          placeholder="CAP-…"
          value={form.widgetId}
          onInput={(event) => change({ widgetId: event.currentTarget.value })}
        />
      </Field>
      <Field label="API token ID" mistake={mistakes.tokenId} help="At Inqud: your profile, API tokens.">
        <input
          class="mono"
          autocomplete="off"
          spellcheck={false}
          placeholder="TKN-…"
          value={form.tokenId}
          onInput={(event) => change({ tokenId: event.currentTarget.value })}
        />
      </Field>
      <Field
        label="Token secret"
        mistake={mistakes.secret}
        help={
          isKept
            ? 'Saved, and cannot be shown. Leave this empty to keep it.'
            : 'This token can move money at Inqud. The secret stays in this browser.'
        }
      >
        <input
          class="mono"
          type="password"
          autocomplete="off"
          placeholder={isKept ? '••••••••' : ''}
          value={form.secret}
          onInput={(event) => change({ secret: event.currentTarget.value })}
        />
      </Field>
      <fieldset class="account-form-mode">
        <legend class="soft">How requests prove who you are</legend>
        <label>
          <input
            type="radio"
            name="mode"
            checked={form.mode === 'signed'}
            onChange={() => change({ mode: 'signed' })}
          />
          <span>
            Signed requests
            <span class="soft"> The secret never leaves this browser. Use this unless Inqud says otherwise.</span>
          </span>
        </label>
        <label>
          <input
            type="radio"
            name="mode"
            checked={form.mode === 'secret'}
            onChange={() => change({ mode: 'secret' })}
          />
          <span>
            Secret in a header
            <span class="soft"> The secret is sent to Inqud with every request.</span>
          </span>
        </label>
      </fieldset>
      <div class="account-form-actions">
        <button type="submit" class="main">
          {busy === 'saving' ? 'Saving…' : 'Save account'}
        </button>
        <button type="button" onClick={(event) => void test(event.currentTarget.form as HTMLFormElement)}>
          {busy === 'testing' ? 'Testing…' : 'Test connection'}
        </button>
        <span role="status" class="account-form-outcome">
          {saved === form && 'Saved.'}
          {result?.ok && connectedText(result.coins)}
        </span>
      </div>
      {result?.ok === false && <ProblemNote problem={result.problem} grant={props.grant} />}
      {failed && (
        <Note>
          <p>{failed} Nothing was saved; what you typed is still here.</p>
        </Note>
      )}
    </form>
  );
}

function typedOf({ label, colour, widgetId, tokenId, mode }: Account): Omit<Typed, 'secret'> {
  return { label, colour, widgetId, tokenId, mode };
}

/** A colour that no account has yet, as long as there is one. */
function unusedOf(accounts: Account[]): Colour {
  return COLOURS.find((colour) => accounts.every((account) => account.colour !== colour)) ?? 'grey';
}

function connectedText(coins: string[]): string {
  if (coins.length === 0) return 'Connected, but this widget takes no coins yet. Add some at Inqud.';
  const named = coins.slice(0, 8).map(coinOf).join(', ');
  return `Connected. This widget takes ${named}${coins.length > 8 ? ` and ${coins.length - 8} more` : ''}.`;
}
