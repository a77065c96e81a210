import type { Account } from '../../lib/accounts/account';
import type { AccountForm, AccountMistakes } from '../../lib/accounts/form';
import { problemText } from '../../lib/checkouts/describe/problemText';
import { send } from '../../lib/messaging/send';

/** What the account form sends; `saved` is told of a save that worked. */
export function accountForm(edited: Account | null, saved: (id: string) => unknown) {
  const accountId = edited?.id ?? null;
  return {
    test: ({ label: _label, colour: _colour, ...credentials }: AccountForm) =>
      send('testAccount', { accountId, ...credentials }),
    /** Resolves with what the background finds wrong with it: another page may have saved an account meanwhile. */
    save: async (form: AccountForm): Promise<AccountMistakes> => {
      const result = await send('saveAccount', { accountId, ...form });
      if (result.ok) saved(result.accountId);
      else if (result.why === 'locked') throw new Error(problemText({ kind: 'locked' }).todo);
      return result.ok ? {} : result.mistakes;
    },
  };
}
