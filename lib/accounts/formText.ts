import { lineMistakeText } from '../shared/lineMistakeText';
import type { AccountMistake, IdPrefix } from './form';
import { LONGEST_LABEL } from './form';

/** What is wrong with a field of the account form, and what to do. */
export function accountMistakeText(mistake: AccountMistake): string {
  switch (mistake.is) {
    case 'no name':
      return 'Give the account a name, such as the name of the shop.';
    case 'long name':
      return `Use at most ${LONGEST_LABEL} characters.`;
    case 'invisible character':
    case 'line break':
      return lineMistakeText(mistake.is);
    case 'name taken':
      return 'Another account has this name.';
    case 'twin':
      return `“${mistake.label}” has this widget and this token already.`;
    case 'no ID':
      return noIdText(mistake);
    case 'no secret':
      return 'Paste the secret that Inqud showed when the token was made.';
    case 'secret of another token':
      return 'Another token has another secret. Paste it.';
    case 'secret for another mode':
      return 'Paste the secret again to change how requests are authenticated: the saved one cannot be read back.';
    case 'long secret':
      return 'A secret is shorter than this. Copy it again.';
    case 'an ID, not the secret':
      return 'This is an ID, not the secret. Paste the secret that Inqud showed when the token was made.';
    case 'odd secret':
      return 'A secret has no spaces, line breaks or special letters. Copy it again.';
  }
}

function noIdText({ of, found }: Extract<AccountMistake, { is: 'no ID' }>): string {
  const help =
    of === 'widget'
      ? 'Copy it from Inqud: Crypto widgets, your widget. It looks like CAP-df02b127-6717-4a73-a231-5a57155308a5.'
      : 'Copy it from Inqud: profile, API tokens. It starts with TKN-.';
  return found === null ? help : `${FOUND[found]} ${help}`;
}

const FOUND: Record<IdPrefix, string> = {
  'CAP-': 'CAP-… is a widget ID.',
  'TKN-': 'TKN-… is a token ID.',
  'CCO-': 'CCO-… is a checkout ID.',
  'CAPD-': 'CAPD-… is a request ID.',
};
