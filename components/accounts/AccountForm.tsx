import { accountMistakeText } from '../../lib/accounts/formText';
import './AccountForm.css';
import { useEffect, useState } from 'preact/hooks';
import type { Account } from '../../lib/accounts/account';
import { COLOURS } from '../../lib/accounts/account';
import { createAccountEdit } from '../../lib/accounts/editAccount';
import type { AccountMistake, AccountMistakes, AccountForm as Typed } from '../../lib/accounts/form';
import type { TestResult } from '../../lib/accounts/outcomes';
import { coinOf } from '../../lib/checkouts/describe/detailText';
import { Field } from '../ui/Field';
import { Note } from '../ui/Note';
import { ProblemNote } from '../ui/ProblemNote';

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
  save: (form: Typed) => Promise<AccountMistakes>;
  grant: () => void;
}) {
  const { account, accounts } = props;
  const [edit] = useState(() => createAccountEdit({ account, accounts, saved: props.saved === true }));
  const { change } = edit;
  const form = edit.typed.value;
  const mistakes = edit.mistakes.value;
  const busy = edit.busy.value;
  const result = edit.result.value;
  const failed = edit.failed.value;
  const isKept = account?.secret === 'browser' || account?.secret === 'passphrase';
  useEffect(() => {
    if (props.locked) edit.forgetSecret();
  }, [props.locked]);

  const known = { account, accounts };
  const focusMistake = (element: HTMLFormElement) => {
    requestAnimationFrame(() => element.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const test = async (element: HTMLFormElement) => {
    if (!(await edit.test(known, props.test))) focusMistake(element);
  };
  const save = async (element: HTMLFormElement) => {
    if (!(await edit.save(known, props.save))) focusMistake(element);
  };

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
      <Field label="Account name" mistake={wordsOf(mistakes.label)} help="Only you see it.">
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
        mistake={wordsOf(mistakes.widgetId)}
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
      <Field label="API token ID" mistake={wordsOf(mistakes.tokenId)} help="At Inqud: your profile, API tokens.">
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
        mistake={wordsOf(mistakes.secret)}
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
          {edit.isSaved.value && 'Saved.'}
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

function connectedText(coins: string[]): string {
  if (coins.length === 0) return 'Connected, but this widget takes no coins yet. Add some at Inqud.';
  const named = coins.slice(0, 8).map(coinOf).join(', ');
  return `Connected. This widget takes ${named}${coins.length > 8 ? ` and ${coins.length - 8} more` : ''}.`;
}

function wordsOf(mistake: AccountMistake | undefined): string | undefined {
  return mistake && accountMistakeText(mistake);
}
