import { accountMistakeText } from '../../lib/accounts/formText';
import './AccountForm.css';
import { msg, plural, t } from '@lingui/core/macro';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Account, Colour } from '../../lib/accounts/account';
import { COLOURS } from '../../lib/accounts/account';
import type { LeftAccount } from '../../lib/accounts/editAccount';
import { createAccountEdit } from '../../lib/accounts/editAccount';
import type { AccountMistake, AccountMistakes, AccountForm as Typed } from '../../lib/accounts/form';
import type { TestResult } from '../../lib/accounts/outcomes';
import { coinOf } from '../../lib/checkouts/describe/detailText';
import { listText } from '../../lib/checkouts/describe/listText';
import { problemText } from '../../lib/checkouts/describe/problemText';
import type { Problem } from '../../lib/inqud/problem';
import type { Message } from '../../lib/language/i18n';
import { i18n } from '../../lib/language/i18n';
import { Disclosure } from '../ui/Disclosure';
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
  /** Whether it is shown as three steps, for somebody who sees it for the first time. */
  steps?: boolean;
  /** A new account that was typed and left before, and the place to leave this one in. */
  left?: LeftAccount | undefined;
  /** All that there are, so that no two get the same name. */
  accounts: Account[];
  test: (form: Typed) => Promise<TestResult>;
  save: (form: Typed) => Promise<AccountMistakes>;
  grant: () => void;
}) {
  const { account, accounts } = props;
  const [edit] = useState(() =>
    createAccountEdit({ account, accounts, saved: props.saved === true, left: props.left }),
  );
  useLayoutEffect(() => edit.leave, []);
  const { change } = edit;
  const form = edit.typed.value;
  const mistakes = edit.mistakes.value;
  const busy = edit.busy.value;
  const result = edit.result.value;
  const failed = edit.failed.value;
  const isKept = account?.secret === 'browser' || account?.secret === 'passphrase';
  // Before a key can be pressed: what is typed while it is locked stays.
  useLayoutEffect(() => {
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

  const modes = (
    <fieldset class="account-form-mode">
      <legend class="soft">{t`Authentication`}</legend>
      <label>
        <input type="radio" name="mode" checked={form.mode === 'signed'} onChange={() => change({ mode: 'signed' })} />
        <span>
          {t`Signed requests`}{' '}
          <span class="soft">{t`The secret never leaves this browser. Use this unless Inqud says otherwise.`}</span>
        </span>
      </label>
      <label>
        <input type="radio" name="mode" checked={form.mode === 'secret'} onChange={() => change({ mode: 'secret' })} />
        <span>
          {t`Secret in a header`} <span class="soft">{t`The secret is sent to Inqud with every request.`}</span>
        </span>
      </label>
    </fieldset>
  );

  return (
    <form
      class="account-form"
      noValidate
      aria-label={t`Account`}
      onSubmit={(event) => {
        event.preventDefault();
        void save(event.currentTarget as HTMLFormElement);
      }}
    >
      {props.steps && <h2 class="account-step">{t`Name your shop`}</h2>}
      <Field label={t`Account name`} mistake={wordsOf(mistakes.label)} help={t`Only you see it.`}>
        <input
          autocomplete="off"
          placeholder={t`My shop`}
          value={form.label}
          onInput={(event) => change({ label: event.currentTarget.value })}
        />
      </Field>
      <fieldset class="account-form-colours">
        <legend class="soft">{t`Color`}</legend>
        <div>
          {COLOURS.map((colour) => (
            <label key={colour} title={i18n._(COLOUR_NAMES[colour])}>
              <input
                type="radio"
                name="colour"
                class="visually-hidden"
                checked={form.colour === colour}
                onChange={() => change({ colour })}
              />
              <span class="dot" data-colour={colour} />
              <span class="visually-hidden">{i18n._(COLOUR_NAMES[colour])}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {props.steps && <h2 class="account-step">{t`Paste the widget ID and the API token`}</h2>}
      <Field
        label={t`Widget ID`}
        mistake={wordsOf(mistakes.widgetId)}
        help={
          account && form.widgetId.trim() !== account.widgetId
            ? t`Earlier checkouts belong to the old widget and may stop updating. To keep both, add another account.`
            : t`In Inqud: Crypto widgets, your widget.`
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
      <Field label={t`API token ID`} mistake={wordsOf(mistakes.tokenId)} help={t`In Inqud: your profile, API tokens.`}>
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
        label={t`Token secret`}
        mistake={wordsOf(mistakes.secret)}
        help={
          isKept
            ? t`Saved, and can’t be displayed. Leave this empty to keep it.`
            : t`This token can move money at Inqud. The secret is saved only in this browser.`
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
      {props.steps ? <Disclosure label={t`Advanced`}>{modes}</Disclosure> : modes}
      {props.steps && <h2 class="account-step">{t`Test the connection, then save`}</h2>}
      <div class="account-form-actions">
        <button type="button" onClick={(event) => void test(event.currentTarget.form as HTMLFormElement)}>
          {busy === 'testing' ? t`Testing…` : t`Test connection`}
        </button>
        <button type="submit" class="main">
          {busy === 'saving' ? t`Saving…` : t`Save account`}
        </button>
        <span role="status" class={`account-form-outcome${result?.ok ? ' account-form-connected' : ''}`}>
          {edit.isSaved.value && t`Saved.`}
          {result?.ok && connectedText(result.coins)}
        </span>
      </div>
      {result?.ok === false && <TestFailed problem={result.problem} grant={props.grant} />}
      {failed && (
        <Note>
          <p>
            {failed} {t`Nothing was saved. What you typed is still here.`}
          </p>
        </Note>
      )}
    </form>
  );
}

const COLOUR_NAMES: Record<Colour, Message> = {
  blue: msg`blue`,
  green: msg`green`,
  orange: msg`orange`,
  purple: msg`purple`,
  red: msg`red`,
  teal: msg`teal`,
  pink: msg`pink`,
  grey: msg`gray`,
};

/** What is to be corrected is in this form, and not in Settings. */
function TestFailed({ problem, grant }: { problem: Problem; grant: () => void }) {
  const todo =
    problem.kind === 'refused'
      ? t`Check the account’s token ID, secret, and authentication.`
      : problem.kind === 'notFound'
        ? t`Check the account’s widget ID.`
        : null;
  if (todo === null) return <ProblemNote problem={problem} grant={grant} />;
  return (
    <Note>
      <p>
        {problemText(problem).what} {todo}
      </p>
    </Note>
  );
}

function connectedText(coins: string[]): string {
  if (coins.length === 0) return t`Connected, but this widget accepts no coins yet. Add some in Inqud.`;
  const named = listText(coins.slice(0, 8).map(coinOf));
  if (coins.length <= 8) return t`Connected. This widget accepts ${named}.`;
  const more = coins.length - 8;
  return plural(more, {
    one: `Connected. This widget accepts ${named}, and # more.`,
    other: `Connected. This widget accepts ${named}, and # more.`,
  });
}

function wordsOf(mistake: AccountMistake | undefined): string | undefined {
  return mistake && accountMistakeText(mistake);
}
