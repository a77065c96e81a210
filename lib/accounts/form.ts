import type { AuthMode } from '../inqud/authentication';
import { isId } from '../inqud/ids';
import type { LineMistake } from '../shared/text';
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

/** What is wrong with each field that is not as it should be. `formText.ts` puts it into words. */
export type AccountMistakes = Partial<Record<keyof AccountForm, AccountMistake>>;

export type AccountMistake =
  | {
      is:
        | LineMistake
        | 'no name'
        | 'long name'
        | 'name taken'
        | 'no secret'
        | 'secret of another token'
        | 'secret for another mode'
        | 'long secret'
        | 'an ID, not the secret'
        | 'odd secret';
    }
  /** `found`: what was typed instead, if it is another of Inqud's IDs. */
  | { is: 'no ID'; of: 'widget' | 'token'; found: IdPrefix | null }
  /** The account with this name has the same widget and token. */
  | { is: 'twin'; label: string };

/** Of widgets, tokens, checkouts and requests. */
const ID_PREFIXES = ['CAP-', 'TKN-', 'CCO-', 'CAPD-'] as const;
export type IdPrefix = (typeof ID_PREFIXES)[number];
const OWN_PREFIX = { widget: 'CAP-', token: 'TKN-' } as const;

/** Characters. */
export const LONGEST_LABEL = 60;
/** Characters; Inqud's known secrets have 64. */
export const LONGEST_SECRET = 1000;

type Saved = Pick<Account, 'id' | 'label' | 'widgetId' | 'tokenId' | 'mode' | 'secret'>;

/** Validates the form. `saved` is the account being edited, if any; `all` are all accounts. */
export function checkAccountForm(form: AccountForm, saved: Saved | null, all: Saved[]): AccountMistakes {
  const wrong: AccountMistakes = {};
  const others = all.filter(({ id }) => id !== saved?.id);
  const oddLabel = lineMistake(form.label);
  if (form.label === '') wrong.label = { is: 'no name' };
  else if (form.label.length > LONGEST_LABEL) wrong.label = { is: 'long name' };
  else if (oddLabel) wrong.label = { is: oddLabel };
  else if (others.some(({ label }) => label === form.label)) wrong.label = { is: 'name taken' };
  if (!isId('widget', form.widgetId)) wrong.widgetId = mistakenId(form.widgetId, 'widget');
  if (!isId('token', form.tokenId)) wrong.tokenId = mistakenId(form.tokenId, 'token');
  const twin = others.find(({ widgetId, tokenId }) => sameId(widgetId, form.widgetId) && sameId(tokenId, form.tokenId));
  if (twin && !wrong.tokenId) wrong.tokenId = { is: 'twin', label: twin.label };
  if (form.secret === '') {
    if (!saved || saved.secret === 'none' || saved.secret === 'damaged') wrong.secret = { is: 'no secret' };
    else if (saved.tokenId !== form.tokenId) wrong.secret = { is: 'secret of another token' };
    else if (saved.mode !== form.mode) wrong.secret = { is: 'secret for another mode' };
  } else if (form.secret.length > LONGEST_SECRET) {
    wrong.secret = { is: 'long secret' };
  } else if (/^(TKN|CAP)-/i.test(form.secret)) {
    wrong.secret = { is: 'an ID, not the secret' };
  } else if (/\s/.test(form.secret) || /[^\x20-\x7e]/.test(form.secret)) {
    wrong.secret = { is: 'odd secret' };
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

function mistakenId(typed: string, of: 'widget' | 'token'): AccountMistake {
  const typedPrefix = /^[a-z]+-/i.exec(typed)?.[0].toUpperCase();
  const found = ID_PREFIXES.find((prefix) => prefix === typedPrefix && prefix !== OWN_PREFIX[of]) ?? null;
  return { is: 'no ID', of, found };
}
