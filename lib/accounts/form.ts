import type { AuthMode } from '../inqud/authentication';
import { isId } from '../inqud/ids';

/** An account as it is typed. `secret` is empty when the saved one stays. */
export type AccountForm = { label: string; widgetId: string; tokenId: string; mode: AuthMode; secret: string };

export type AccountFields = Partial<Record<keyof AccountForm, string>>;

/** What is wrong with each field, in words for the person who typed it. `saved` is the account being edited, if any. */
export function checkAccountForm(form: AccountForm, saved: { tokenId: string; mode: AuthMode } | null): AccountFields {
  const wrong: AccountFields = {};
  if (form.label === '') wrong.label = 'Give the account a name, such as the name of the shop.';
  else if (form.label.length > 60) wrong.label = 'Use at most 60 characters.';
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
  if (form.secret === '') {
    if (!saved) wrong.secret = 'Paste the secret that Inqud showed when the token was made.';
    else if (saved.tokenId !== form.tokenId) wrong.secret = 'Another token has another secret. Paste it.';
    else if (saved.mode !== form.mode)
      wrong.secret =
        'Paste the secret again to change how requests are authenticated: the saved one cannot be read back.';
  } else if (/^(TKN|CAP)-/i.test(form.secret)) {
    wrong.secret = 'This is an ID, not the secret. Paste the secret that Inqud showed when the token was made.';
  } else if (/\s/.test(form.secret) || /[^\x20-\x7e]/.test(form.secret)) {
    wrong.secret = 'A secret has no spaces, line breaks or special letters. Copy it again.';
  }
  return wrong;
}

/** Cuts the spaces that come along when an ID or a secret is copied. */
export function tidyAccountForm(form: AccountForm): AccountForm {
  return {
    ...form,
    label: form.label.trim(),
    widgetId: form.widgetId.trim(),
    tokenId: form.tokenId.trim(),
    secret: form.secret.trim(),
  };
}

function mistakenId(typed: string, prefix: string, help: string): string {
  const other = /^(CAP|TKN|CCO|CAPD)-/i.exec(typed)?.[0].toUpperCase();
  if (typed === '' || !other || other === prefix) return help;
  return `${other}… is ${{ 'CAP-': 'a widget ID', 'TKN-': 'a token ID', 'CCO-': 'a checkout ID', 'CAPD-': 'a request ID' }[other]}. ${help}`;
}
