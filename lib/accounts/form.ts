import type { AuthMode } from '../inqud/authentication';
import { isId } from '../inqud/ids';
import { lineMistake } from '../shared/text';
import type { Account, Colour } from './account';

/** The account form as typed. `secret` is empty to keep the saved one. */
export type AccountForm = {
  label: string;
  colour: Colour;
  widgetId: string;
  tokenId: string;
  mode: AuthMode;
  secret: string;
};

export type AccountFields = Partial<Record<keyof AccountForm, string>>;

/** Characters; Inqud's known secrets have 64. */
export const LONGEST_SECRET = 1000;

type Saved = Pick<Account, 'id' | 'label' | 'widgetId' | 'tokenId' | 'mode' | 'secret'>;

/**
 * Validates the form; returns an error message for each invalid field. `saved` is the account being edited, if any;
 * `all` are all accounts.
 */
export function checkAccountForm(form: AccountForm, saved: Saved | null, all: Saved[]): AccountFields {
  const wrong: AccountFields = {};
  const others = all.filter(({ id }) => id !== saved?.id);
  const oddLabel = lineMistake(form.label);
  if (form.label === '') wrong.label = 'Give the account a name, such as the name of the shop.';
  else if (form.label.length > 60) wrong.label = 'Use at most 60 characters.';
  else if (oddLabel) wrong.label = oddLabel;
  else if (others.some(({ label }) => label === form.label)) wrong.label = 'Another account has this name.';
  if (!isId('widget', form.widgetId)) {
    wrong.widgetId = mistakenId(
      form.widgetId,
      'CAP-',
      'Copy it from Inqud: Crypto widgets, your widget. It looks like CAP-df02b127-6717-4a73-a231-5a57155308a5.',
    );
  }
  if (!isId('token', form.tokenId)) {
    wrong.tokenId = mistakenId(form.tokenId, 'TKN-', 'Copy it from Inqud: profile, API tokens. It starts with TKN-.');
  }
  const twin = others.find(({ widgetId, tokenId }) => sameId(widgetId, form.widgetId) && sameId(tokenId, form.tokenId));
  if (twin && !wrong.tokenId) wrong.tokenId = `“${twin.label}” has this widget and this token already.`;
  if (form.secret === '') {
    if (!saved || saved.secret === 'none' || saved.secret === 'damaged')
      wrong.secret = 'Paste the secret that Inqud showed when the token was made.';
    else if (saved.tokenId !== form.tokenId) wrong.secret = 'Another token has another secret. Paste it.';
    else if (saved.mode !== form.mode)
      wrong.secret =
        'Paste the secret again to change how requests are authenticated: the saved one cannot be read back.';
  } else if (form.secret.length > LONGEST_SECRET) {
    wrong.secret = 'A secret is shorter than this. Copy it again.';
  } else if (/^(TKN|CAP)-/i.test(form.secret)) {
    wrong.secret = 'This is an ID, not the secret. Paste the secret that Inqud showed when the token was made.';
  } else if (/\s/.test(form.secret) || /[^\x20-\x7e]/.test(form.secret)) {
    wrong.secret = 'A secret has no spaces, line breaks or special letters. Copy it again.';
  }
  return wrong;
}

/** Trims the spaces that are often copied along with an ID or a secret. */
export function tidyAccountForm(form: AccountForm): AccountForm {
  return {
    ...form,
    label: form.label.trim(),
    widgetId: form.widgetId.trim(),
    tokenId: form.tokenId.trim(),
    secret: form.secret.trim(),
  };
}

/** Compares without case: Inqud writes its IDs in lower case after the prefix, people may not. */
export function sameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function mistakenId(typed: string, prefix: string, help: string): string {
  const other = /^(CAP|TKN|CCO|CAPD)-/i.exec(typed)?.[0].toUpperCase();
  if (typed === '' || !other || other === prefix) return help;
  return `${other}… is ${{ 'CAP-': 'a widget ID', 'TKN-': 'a token ID', 'CCO-': 'a checkout ID', 'CAPD-': 'a request ID' }[other]}. ${help}`;
}
