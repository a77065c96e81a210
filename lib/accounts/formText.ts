import { msg, plural, t } from '@lingui/core/macro';
import type { Message } from '../language/i18n';
import { i18n } from '../language/i18n';
import { lineMistakeText } from '../shared/lineMistakeText';
import type { AccountMistake, IdPrefix } from './form';
import { LONGEST_LABEL } from './form';

/** What is wrong with a field of the account form, and what to do. */
export function accountMistakeText(mistake: AccountMistake): string {
  switch (mistake.is) {
    case 'no name':
      return t`Give the account a name, such as the shop’s name.`;
    case 'long name':
      return plural(LONGEST_LABEL, { one: 'Use at most # character.', other: 'Use at most # characters.' });
    case 'invisible character':
    case 'line break':
      return lineMistakeText(mistake.is);
    case 'name taken':
      return t`Another account has this name.`;
    case 'twin': {
      const { label } = mistake;
      return t`“${label}” already has this widget and this token.`;
    }
    case 'no ID':
      return noIdText(mistake);
    case 'no secret':
      return t`Paste the secret that Inqud showed when you created the token.`;
    case 'secret of another token':
      return t`You changed the token. Paste its secret.`;
    case 'secret for another mode':
      return t`To change the authentication, paste the secret again. The saved one can’t be read back.`;
    case 'long secret':
      return t`A secret is shorter than this. Copy it again.`;
    case 'an ID, not the secret':
      return t`This is an ID, not the secret. Paste the secret that Inqud showed when you created the token.`;
    case 'odd secret':
      return t`A secret has no spaces, line breaks, or special letters. Copy it again.`;
  }
}

function noIdText({ of, found }: Extract<AccountMistake, { is: 'no ID' }>): string {
  const help =
    of === 'widget'
      ? t`Copy it from Inqud: Crypto widgets, your widget. It looks like CAP-df02b127-6717-4a73-a231-5a57155308a5.`
      : t`Copy it from Inqud: profile, API tokens. It starts with TKN-.`;
  return found === null ? help : `${i18n._(FOUND[found])} ${help}`;
}

const FOUND: Record<IdPrefix, Message> = {
  'CAP-': msg`CAP-… is a widget ID.`,
  'TKN-': msg`TKN-… is a token ID.`,
  'CCO-': msg`CCO-… is a checkout ID.`,
  'CAPD-': msg`CAPD-… is a request ID.`,
};
